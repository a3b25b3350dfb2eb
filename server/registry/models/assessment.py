"""What somebody answered about how they work best, and what that came to."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.crypto import EncryptedText
from server.registry.database import Base, UtcDateTime, utcnow


class AbilityAssessment(Base):
    __tablename__ = "ability_assessments"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id"), index=True)
    answers: Mapped[str] = mapped_column(EncryptedText)
    """JSON: question → option"""
    result: Mapped[str] = mapped_column(EncryptedText)
    """JSON: trades, supports, workload"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
