"""Claims of the training subsidy. The table itself holds the yearly cap and the ban on repeats."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.registry.crypto import EncryptedText
from server.registry.database import Base, UtcDateTime, utcnow
from server.registry.models.catalogue import Occupation
from server.registry.models.helped import Helped
from server.registry.models.training import Certificate
from server.registry.placing import row_named_by


class SubsidyClaim(Helped, Base):
    """One claim. While it counts it holds a numbered slot of its year; the migration adds the trigger on repeats."""

    __tablename__ = "subsidy_claims"
    __table_args__ = (
        UniqueConstraint("person_id", "cap_year", "slot"),
        CheckConstraint("slot is null or (slot >= 1 and slot <= cap)", name="slot_within_cap"),
        CheckConstraint(
            "slot is null or status not in ('refused', 'returned', 'withdrawn', 'reversed')", name="slot_given_back"
        ),
        CheckConstraint(
            "slot is not null or not counts or status in ('refused', 'returned', 'withdrawn', 'reversed')"
            " or (slot_at_payment and status <> 'paid')",
            name="slot_while_counting",
        ),
        row_named_by("person_id", "id"),  # so that a claim that is made another person's takes no bank account along
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificates.id"), index=True)
    province: Mapped[str] = mapped_column(String(6))
    occupation_code: Mapped[str] = mapped_column(ForeignKey("occupations.code"))
    skill_level: Mapped[int | None]
    certificate_kind: Mapped[str] = mapped_column(String(30))
    competition: Mapped[bool] = mapped_column(default=False)
    counted_on: Mapped[date]
    cap_year: Mapped[int]
    cap: Mapped[int]
    """the yearly cap in force on `counted_on`"""
    slot: Mapped[int | None]
    counts: Mapped[bool] = mapped_column(default=True)
    """false for competition training where the office's reading keeps it outside the cap"""
    slot_at_payment: Mapped[bool] = mapped_column(default=False)
    """true where the office's reading counts paid claims only"""
    repeat_key: Mapped[str] = mapped_column(String(80))
    repeat_from: Mapped[date]
    repeat_until: Mapped[date]
    """[from, until): no second claim with the same key may count in this span"""
    status: Mapped[str] = mapped_column(String(12), default="submitted")
    """submitted, approved, paid, refused, returned, withdrawn, reversed"""
    submitted_by: Mapped[str | None] = mapped_column(String(60))
    """the clerk who let in who claimed in a conversation, else whoever made the claim"""
    approved_by: Mapped[str | None] = mapped_column(String(60))
    paid_by: Mapped[str | None] = mapped_column(String(60))
    bank_account: Mapped[str | None] = mapped_column(EncryptedText)
    reason: Mapped[str | None] = mapped_column(EncryptedText)
    """why a clerk decided so, in words for the person"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow, onupdate=utcnow)

    occupation: Mapped[Occupation] = relationship()
    certificate: Mapped[Certificate] = relationship()


class SubsidyException(Base):
    """A payment outside the cap ("in principle"): its own record with approver and reason, holding no slot."""

    __tablename__ = "subsidy_exceptions"
    __table_args__ = (
        CheckConstraint("approver <> ''", name="has_approver"),
        UniqueConstraint("certificate_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificates.id"))
    approver: Mapped[str] = mapped_column(String(60))
    reason: Mapped[str] = mapped_column(EncryptedText)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
