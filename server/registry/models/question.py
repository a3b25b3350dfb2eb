"""A question that nobody on record can answer, put to the base or the clerk."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.crypto import EncryptedText
from server.registry.database import Base, UtcDateTime, utcnow


class Question(Base):
    """A question inside a handover case; the clerk's words that answer it stand in `answer_id`."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("handover_cases.id"), index=True)
    about: Mapped[str] = mapped_column(String(10))
    """class, job, policy, case"""
    record_id: Mapped[str | None] = mapped_column(String(40))
    """of the class, job or case, or the name of the rule"""
    addressee: Mapped[str] = mapped_column(String(10))
    """base, employer or clerk: who knows"""
    text: Mapped[str] = mapped_column(EncryptedText)
    answer_id: Mapped[int | None] = mapped_column(ForeignKey("handover_messages.id"))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
