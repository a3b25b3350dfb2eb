"""One identity, many certificates: a person is keyed by the hash of the 18-digit number."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.registry.crypto import EncryptedText
from server.registry.database import Base, UtcDateTime, utcnow


class Person(Base):
    __tablename__ = "people"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    """random, says nothing of the person"""
    number_hash: Mapped[str] = mapped_column(String(64), unique=True)
    """keyed hash of the 18-digit resident number"""
    name: Mapped[str] = mapped_column(EncryptedText)
    phone: Mapped[str] = mapped_column(EncryptedText)
    phone_hash: Mapped[str] = mapped_column(String(64), index=True)
    area: Mapped[str | None] = mapped_column(ForeignKey("divisions.code"), index=True)
    """where the responsible office is"""
    cannot_take_calls: Mapped[bool] = mapped_column(default=False)
    deleted_on: Mapped[date | None]
    """the person asked for deletion: name, phone and certificates are gone, what the law keeps hangs on the hash"""
    kept_until: Mapped[date | None]
    """of a deleted person: from this day on what is left may go as well"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow, onupdate=utcnow)

    disability_certificates: Mapped[list[DisabilityCertificate]] = relationship(
        back_populates="person", order_by="DisabilityCertificate.recorded_on"
    )


class DisabilityCertificate(Base):
    """A dated child of the person: category, level and suffix change at re-assessment."""

    __tablename__ = "disability_certificates"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    number: Mapped[str] = mapped_column(EncryptedText)
    """20 characters, re-issued ones with B and a digit"""
    category: Mapped[str] = mapped_column(EncryptedText)
    """1 … 7: 视力 听力 言语 肢体 智力 精神 多重"""
    level: Mapped[str] = mapped_column(EncryptedText)
    """1 … 4, 1 the most severe"""
    recorded_on: Mapped[date]
    superseded_on: Mapped[date | None]

    person: Mapped[Person] = relationship(back_populates="disability_certificates")
