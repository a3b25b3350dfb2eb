"""The occupation catalogue on record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import func, literal, select, union_all
from sqlalchemy.orm import Session

from server.registry.models import Course, Job, Occupation, TrainingClass


@dataclass(frozen=True)
class OnOffer:
    """How many classes can be joined and how many jobs can be had in each trade, by its code; none is left out."""

    classes: Mapping[str, int] = field(default_factory=dict)
    jobs: Mapping[str, int] = field(default_factory=dict)


def on_offer(session: Session, today: date) -> OnOffer:
    """Return what the office has in each trade on a day, in one statement."""
    classes = (
        select(literal("classes"), Course.occupation_code, func.count(TrainingClass.id))
        .join(TrainingClass.course)
        .where(TrainingClass.status == "open", TrainingClass.enrol_until >= today)
        .group_by(Course.occupation_code)
    )
    jobs = (
        select(literal("jobs"), Job.occupation_code, func.count(Job.id))
        .where(Job.status == "open", Job.open_until >= today)
        .group_by(Job.occupation_code)
    )
    found: dict[str, dict[str, int]] = {"classes": {}, "jobs": {}}
    for what, code, count in session.execute(union_all(classes, jobs)):
        found[what][code] = count
    return OnOffer(**found)


def all_occupations(session: Session) -> list[Occupation]:
    return list(session.scalars(select(Occupation).order_by(Occupation.code)))
