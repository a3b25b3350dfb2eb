"""What passes between a person and the office: consents, messages, verification codes and what they proved."""

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
    """when it was given back right, or a newer one took its place"""
    to_owner: Mapped[bool] = mapped_column(default=False)
    """sent where the same phone was proved for the same record before, so that it is on no stranger's account"""
    client_hash: Mapped[str | None] = mapped_column(String(64), index=True)
    """keyed hash of the client that asked for it; none where no turn stands behind"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow, index=True)


class WrongCode(Base):
    """A code that was tried and was not the one sent; `number_hash` is what that one was bound to."""

    __tablename__ = "wrong_codes"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(40), index=True)
    number_hash: Mapped[str] = mapped_column(String(64), index=True)
    by_owner: Mapped[bool] = mapped_column(default=False)
    tried_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)


class Proof(Base):
    """In one conversation it was shown that a phone is of who gives a certificate number: by a code, or to a clerk.

    A proof of the new phone of a known person is bound to the person: `number_hash` is then that of no certificate.
    """

    __tablename__ = "proofs"

    id: Mapped[int] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(40), index=True)
    phone_hash: Mapped[str] = mapped_column(String(64))
    number_hash: Mapped[str] = mapped_column(String(64), index=True)
    proved_at: Mapped[datetime] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    vouched_by: Mapped[str | None] = mapped_column(String(60))
    """the clerk who made sure; none after a code"""
