"""Work on offer and the people referred to it."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.registry.crypto import EncryptedText
from server.registry.database import Base, UtcDateTime, utcnow
from server.registry.models.catalogue import Occupation
from server.registry.models.helped import Helped
from server.registry.placing import row_named_by


class Job(Base):
    """A post that an employer offers. Of what people ask about, from `meals` on, None means "not on record"."""

    __tablename__ = "jobs"
    __table_args__ = row_named_by("code")  # known before a list is written, and never changed

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    title: Mapped[str] = mapped_column(String(100))
    employer: Mapped[str] = mapped_column(String(100))
    occupation_code: Mapped[str] = mapped_column(ForeignKey("occupations.code"), index=True)
    division_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"), index=True)
    work_mode: Mapped[str] = mapped_column(String(4))
    """居家, 全职, 兼职, 灵活"""
    salary_min_yuan: Mapped[int]
    salary_max_yuan: Mapped[int]
    """a month"""
    for_categories: Mapped[list[int]] = mapped_column(JSON, default=list)
    """disability categories 1 … 7 that the employer has arranged for; empty means everyone"""
    accommodations: Mapped[list[str]] = mapped_column(JSON, default=list)
    vacancies: Mapped[int] = mapped_column(default=1)
    open_until: Mapped[date]
    status: Mapped[str] = mapped_column(String(10), default="open")
    description: Mapped[str] = mapped_column(String(500), default="")
    meals: Mapped[str | None] = mapped_column(String(10))
    lodging: Mapped[str | None] = mapped_column(String(10))
    """as meals, one of `PROVIDED`"""
    daily_hours: Mapped[str | None] = mapped_column(String(100))
    night_shift: Mapped[bool | None]
    weekends_off: Mapped[bool | None]
    social_insurance: Mapped[bool | None]
    probation: Mapped[str | None] = mapped_column(String(100))
    pay_day: Mapped[str | None] = mapped_column(String(100))
    how_to_get_there: Mapped[str | None] = mapped_column(String(200))
    experience_needed: Mapped[bool | None]
    interview: Mapped[str | None] = mapped_column(String(100))
    age_min: Mapped[int | None]
    age_max: Mapped[int | None]
    contact_name: Mapped[str | None] = mapped_column(EncryptedText)
    """a person at the employer's; for staff, and for who was referred there"""
    contact_phone: Mapped[str | None] = mapped_column(EncryptedText)
    sample: Mapped[bool] = mapped_column(default=False)

    occupation: Mapped[Occupation] = relationship()


class Referral(Helped, Base):
    """A person's facts sent to an employer with the person's yes."""

    __tablename__ = "referrals"
    __table_args__ = (
        Index(
            "uq_referrals_active", "person_id", "job_id", unique=True,
            sqlite_where=text("status in ('sent', 'interview')"),
            postgresql_where=text("status in ('sent', 'interview')"),
        ),
    )  # fmt: skip

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    job_id: Mapped[int] = mapped_column(ForeignKey("jobs.id"), index=True)
    status: Mapped[str] = mapped_column(String(12), default="sent")
    """sent, interview, hired, declined, withdrawn"""
    contact_in_writing: Mapped[bool] = mapped_column(default=False)
    """the person cannot take calls: the employer is to write"""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow, onupdate=utcnow)

    job: Mapped[Job] = relationship()
