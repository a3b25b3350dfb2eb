"""Complaints: about whom or what, where, and what the office answered."""

from __future__ import annotations

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.crypto import EncryptedText
from server.registry.database import Base
from server.registry.models.answered import Answered
from server.registry.models.helped import Helped


class Complaint(Helped, Answered, Base):
    """A complaint; without a person it is anonymous, and `receipt` alone leads back to it."""

    __tablename__ = "complaints"

    id: Mapped[int] = mapped_column(primary_key=True)
    receipt: Mapped[str] = mapped_column(String(10), unique=True)
    """ten digits that nobody can guess"""
    conversation_id: Mapped[str | None] = mapped_column(ForeignKey("conversations.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    area: Mapped[str | None] = mapped_column(String(6), index=True)
    about: Mapped[str] = mapped_column(EncryptedText)
    place: Mapped[str | None] = mapped_column(EncryptedText)
    happened: Mapped[str | None] = mapped_column(EncryptedText)
    """when, as it was said"""
    contact: Mapped[str | None] = mapped_column(EncryptedText)
    """the phone that the answer goes to"""
