"""Who learns, and what was gained: enrolments and certificates."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from server.registry.certificate_numbers import number_index
from server.registry.crypto import EncryptedText
from server.registry.database import Base, UtcDateTime, utcnow
from server.registry.models.catalogue import Occupation, TrainingClass
from server.registry.models.helped import Helped

ACTIVE = text("status in ('enrolled', 'waiting')")


class Enrolment(Helped, Base):
    """A place in a class (`enrolled`, with a seat), or on its waiting list (`waiting`, without one)."""

    __tablename__ = "enrolments"
    __table_args__ = (
        UniqueConstraint("class_id", "seat"),
        Index(
            "uq_enrolments_active", "person_id", "class_id", unique=True,
            sqlite_where=ACTIVE, postgresql_where=ACTIVE,
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    class_id: Mapped[int] = mapped_column(ForeignKey("classes.id"), index=True)
    status: Mapped[str] = mapped_column(String(12))
    """enrolled, waiting, cancelled, completed"""
    seat: Mapped[int | None]
    """1 … capacity while the seat is held, so that no race can overfill a class"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow, onupdate=utcnow)

    training_class: Mapped[TrainingClass] = relationship()


class Certificate(Base):
    """A certificate that a person gained; `verified` once a clerk has seen it."""

    __tablename__ = "certificates"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    occupation_code: Mapped[str] = mapped_column(ForeignKey("occupations.code"))
    skill_level: Mapped[int | None]
    kind: Mapped[str] = mapped_column(String(30))
    issued_on: Mapped[date]
    number: Mapped[str | None] = mapped_column(EncryptedText)
    number_hash: Mapped[str | None] = mapped_column(String(64), index=True, unique=True)
    """keyed hash of the number, over all people and kinds; none beside a number that stood twice before this rule"""
    issuer: Mapped[str | None] = mapped_column(String(100))
    competition: Mapped[bool] = mapped_column(default=False)
    """gained in training for a competition"""
    entered_by: Mapped[list[str] | None] = mapped_column(JSON)
    """the actors who entered it or set it right; none where that was not kept"""
    verified: Mapped[bool] = mapped_column(default=False)
    verified_by: Mapped[str | None] = mapped_column(String(60))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)

    occupation: Mapped[Occupation] = relationship()

    @validates("number")
    def _index_number(self, _field: str, number: str | None) -> str | None:
        self.number_hash = None if number is None else number_index(number)
        return number
