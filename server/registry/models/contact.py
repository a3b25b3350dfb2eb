"""What passes between a person and the office: consents, messages, verification codes."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from server.registry.crypto import EncryptedText
from server.registry.database import Base, UtcDateTime, utcnow


class Consent(Base):
    """A separate consent for a stated purpose (PIPL 29); withdrawn ones stay on record."""

    __tablename__ = "consents"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    purpose: Mapped[str] = mapped_column(String(40))
    wording: Mapped[str] = mapped_column(String(400))
    """the sentence that the person agreed to"""
    given_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class SentMessage(Base):
    """A text message: written by whatever tells a person something, and sent by the server where it has a gateway."""

    __tablename__ = "messages_sent"

    id: Mapped[int] = mapped_column(primary_key=True)
    phone: Mapped[str] = mapped_column(EncryptedText)
    phone_hash: Mapped[str] = mapped_column(String(64), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    body: Mapped[str] = mapped_column(EncryptedText)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """when the gateway took it"""
    attempts: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=utcnow, index=True)
    """none once it was sent or given up"""


class VerificationCode(Base):
    """A code of six digits, kept as its keyed hash, good for one conversation, one phone and one certificate.

    A code for the new phone of a known person is bound to the person: `number_hash` is then that of no certificate.
    """

    __tablename__ = "verification_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(40), index=True)
    phone_hash: Mapped[str] = mapped_column(String(64), index=True)
    number_hash: Mapped[str] = mapped_column(String(64), index=True)
    code_hash: Mapped[str] = mapped_column(String(64))
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(default=0)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    proved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    """when it was given back right; a code that a newer one took the place of is used up and proves nothing"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
