"""How satisfied people are."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.crypto import EncryptedText
from server.registry.database import Base
from server.registry.models.answered import Answered


class Feedback(Answered, Base):
    """How satisfied somebody is with a class, a base or the service."""

    __tablename__ = "feedback"
    __table_args__ = (CheckConstraint("score >= 1 and score <= 5", name="score_of_five"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    area: Mapped[str | None] = mapped_column(String(6), index=True)
    score: Mapped[int]
    """1 … 5, 5 the best"""
    subject_kind: Mapped[str] = mapped_column(String(10))
    """class, base or service"""
    subject_id: Mapped[int | None]
    """of the class or the base"""
    words: Mapped[str | None] = mapped_column(EncryptedText)
