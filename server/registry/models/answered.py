"""What a person told the office and the office answers."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.crypto import EncryptedText
from server.registry.database import UtcDateTime, utcnow


class Answered:
    """Columns of a record that the office takes up and answers."""

    status: Mapped[str] = mapped_column(String(12), default="received")
    """received, in_progress, answered"""
    answer: Mapped[str | None] = mapped_column(EncryptedText)
    """in words for the person"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow, onupdate=utcnow)
