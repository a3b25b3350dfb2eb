"""What can be learned: trades, training bases, courses and the classes that are held."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from server.registry import database

PROVIDED = ("none", "own_cost", "included")
"""how meals or lodging are had: not at the place, there for one's own money, or as part of it"""


class Occupation(database.Base):
    """A trade. Its code is imported data: `source` says from where, `verified` whether anyone checked it."""

    __tablename__ = "occupations"

    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), unique=True)
    synonyms: Mapped[list[str]] = mapped_column(JSON, default=list)
    source: Mapped[str] = mapped_column(String(200))
    verified: Mapped[bool] = mapped_column(default=False)
    medical: Mapped[bool] = mapped_column(default=False)
    """a medical act (盲人医疗按摩): never matched with the ordinary trade of a like name"""
    sample: Mapped[bool] = mapped_column(default=False)


class Base(database.Base):
    """A training base (职业培训基地)."""

    __tablename__ = "bases"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    division_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"), index=True)
    address: Mapped[str] = mapped_column(String(200))
    phone: Mapped[str | None] = mapped_column(String(40))
    level: Mapped[str] = mapped_column(String(10), default="市级")
    """国家级, 省级, 市级, 县级"""
    step_free: Mapped[bool] = mapped_column(default=False)
    phone_public: Mapped[bool | None]
    """whether the number may be told to whoever asks"""
    how_to_get_there: Mapped[str | None] = mapped_column(String(200))
    guide_dog_allowed: Mapped[bool | None]
    sample: Mapped[bool] = mapped_column(default=False)

    @property
    def contact_phone(self) -> str | None:
        """The number that may be told; none where there is none or nobody said that it may be."""
        return self.phone if self.phone_public else None


class Course(database.Base):
    """What can be learned, wherever it is held. Of what people ask about, None means "not on record"."""

    __tablename__ = "courses"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(100))
    occupation_code: Mapped[str] = mapped_column(ForeignKey("occupations.code"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    """就业技能, 岗位技能提升, 创业创新, 中高技能"""
    skill_level: Mapped[int | None]
    """5 初级工 … 1 高级技师; none where the certificate has no level"""
    certificate_kind: Mapped[str] = mapped_column(String(30))
    hours: Mapped[int]
    fee_yuan: Mapped[int] = mapped_column(default=0)
    for_categories: Mapped[list[int]] = mapped_column(JSON, default=list)
    """disability categories 1 … 7 that the course is made for; empty means everyone"""
    description: Mapped[str] = mapped_column(String(500), default="")
    for_beginners: Mapped[bool | None]
    certificate_exam: Mapped[bool | None]
    """whether the certificate is given after an examination only"""
    materials_yuan: Mapped[int | None]
    age_min: Mapped[int | None]
    age_max: Mapped[int | None]
    device_needed: Mapped[str | None] = mapped_column(String(100))
    owner_area: Mapped[str | None] = mapped_column(String(6))
    """the area whose office made it; where none is known it is theirs whose area holds all its classes"""
    sample: Mapped[bool] = mapped_column(default=False)

    occupation: Mapped[Occupation] = relationship()


class TrainingClass(database.Base):
    """One holding of a course: where, when, for how many, and with what support.

    Of what people ask about, from `meals` on, None means "not on record".
    """

    __tablename__ = "classes"
    __table_args__ = (CheckConstraint("capacity > 0", name="capacity_positive"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("courses.id"), index=True)
    base_id: Mapped[int] = mapped_column(ForeignKey("bases.id"), index=True)
    division_code: Mapped[str] = mapped_column(ForeignKey("divisions.code"), index=True)
    starts_on: Mapped[date] = mapped_column(index=True)
    ends_on: Mapped[date]
    enrol_until: Mapped[date]
    capacity: Mapped[int]
    online: Mapped[bool] = mapped_column(default=False)
    sign_interpreter: Mapped[bool] = mapped_column(default=False)
    braille_or_audio: Mapped[bool] = mapped_column(default=False)
    step_free: Mapped[bool] = mapped_column(default=False)
    boarding: Mapped[bool] = mapped_column(default=False)
    status: Mapped[str] = mapped_column(String(10), default="open")
    """open, closed, cancelled"""
    meals: Mapped[str | None] = mapped_column(String(10))
    """one of `PROVIDED`"""
    companion_allowed: Mapped[bool | None]
    companion_lodging: Mapped[bool | None]
    daily_hours: Mapped[str | None] = mapped_column(String(100))
    """in words: 上午9点到11点半，下午2点到4点半"""
    weekends: Mapped[bool | None]
    """whether there are lessons on weekends"""
    teacher: Mapped[str | None] = mapped_column(String(100))
    deposit_yuan: Mapped[int | None]
    bring: Mapped[str | None] = mapped_column(String(200))
    parents_may_apply: Mapped[bool | None]
    sample: Mapped[bool] = mapped_column(default=False)

    course: Mapped[Course] = relationship()
    base: Mapped[Base] = relationship()
