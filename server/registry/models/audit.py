"""The audit: append-only, each entry bound to all before it by its hash, and signed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, String
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.database import Base, UtcDateTime


class AuditEntry(Base):
    __tablename__ = "audit"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(UtcDateTime)
    actor: Mapped[str] = mapped_column(String(60))
    """assistant:<conversation id>, staff:<account id>, system"""
    action: Mapped[str] = mapped_column(String(40))
    subject: Mapped[str] = mapped_column(String(60))
    """kind:id of what was changed"""
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """codes and states, never a personal fact"""
    previous_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """SHA-256 of the entry before: its content and its own `previous_hash`"""
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    """the signature of this entry's SHA-256, with the id of its key; before there were any, that SHA-256 itself"""
