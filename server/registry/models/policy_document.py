"""The original policy documents that a deployment has loaded, clause by clause."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.registry.database import Base, UtcDateTime, utcnow


class PolicyDocument(Base):
    __tablename__ = "policy_documents"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    """the short name that rules use"""
    title: Mapped[str] = mapped_column(String(200))
    file_hash: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the file"""
    loaded_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    clauses: Mapped[list[PolicyClause]] = relationship(order_by="PolicyClause.position", cascade="all, delete-orphan")


class PolicyClause(Base):
    __tablename__ = "policy_clauses"

    document_name: Mapped[str] = mapped_column(
        ForeignKey("policy_documents.name", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    """the place in the document, from 0"""
    label: Mapped[str] = mapped_column(String(30))
    """the number as it is cited: 三（一）2（1）"""
    text: Mapped[str] = mapped_column(Text)
