"""What people ask about before they say yes, as staff keep it; null is "not on record"."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel

from server.registry.models import Course, Job
from server.staff.fields import Age, Line, LongLine, Yuan
from server.staff.problems import invalid_field

Provided = Literal["none", "own_cost", "included"]


class BaseFacts(BaseModel):
    phone_public: bool | None = None
    """whether the number may be told to whoever asks"""
    how_to_get_there: LongLine | None = None
    guide_dog_allowed: bool | None = None


class CourseFacts(BaseModel):
    for_beginners: bool | None = None
    certificate_exam: bool | None = None
    materials_yuan: Yuan | None = None
    age_min: Age | None = None
    age_max: Age | None = None
    device_needed: Line | None = None


class ClassFacts(BaseModel):
    meals: Provided | None = None
    companion_allowed: bool | None = None
    companion_lodging: bool | None = None
    daily_hours: Line | None = None
    weekends: bool | None = None
    """whether there are lessons on weekends"""
    teacher: Line | None = None
    deposit_yuan: Yuan | None = None
    bring: LongLine | None = None
    parents_may_apply: bool | None = None


class JobFacts(BaseModel):
    meals: Provided | None = None
    lodging: Provided | None = None
    daily_hours: Line | None = None
    night_shift: bool | None = None
    weekends_off: bool | None = None
    social_insurance: bool | None = None
    probation: Line | None = None
    pay_day: Line | None = None
    how_to_get_there: LongLine | None = None
    experience_needed: bool | None = None
    interview: Line | None = None
    age_min: Age | None = None
    age_max: Age | None = None


def check_ages(row: Course | Job) -> None:
    """Raise a 422 problem where the highest age lies below the lowest."""
    if row.age_min is not None and row.age_max is not None and row.age_max < row.age_min:
        raise invalid_field("age_max", "below_minimum", "年龄上限不能低于下限。")
