"""Classes that one can still join."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from server.registry.models import Course, TrainingClass

ACCESS_COLUMNS = {
    "sign_interpreter": TrainingClass.sign_interpreter,
    "braille_or_audio": TrainingClass.braille_or_audio,
    "step_free": TrainingClass.step_free,
    "online": TrainingClass.online,
    "boarding": TrainingClass.boarding,
}


@dataclass(frozen=True)
class ClassFilter:
    """What is looked for; an empty field does not narrow. `access` holds keys of `ACCESS_COLUMNS`."""

    occupation_code: str | None = None
    place_prefix: str | None = None
    skill_level: int | None = None
    starts_from: date | None = None
    starts_until: date | None = None
    training_type: str | None = None
    access: frozenset[str] = field(default_factory=frozenset)


def find_classes(session: Session, wanted: ClassFilter, today: date, limit: int = 6) -> list[TrainingClass]:
    """Return open classes, soonest and of those the easiest first; online ones match every place."""
    query = _open_classes(today)
    if wanted.occupation_code:
        query = query.where(Course.occupation_code == wanted.occupation_code)
    if wanted.place_prefix:
        query = query.where(
            or_(TrainingClass.division_code.startswith(wanted.place_prefix), TrainingClass.online.is_(True))
        )
    if wanted.skill_level:
        query = query.where(Course.skill_level == wanted.skill_level)
    if wanted.training_type:
        query = query.where(Course.kind == wanted.training_type)
    if wanted.starts_from:
        query = query.where(TrainingClass.starts_on >= wanted.starts_from)
    if wanted.starts_until:
        query = query.where(TrainingClass.starts_on <= wanted.starts_until)
    for key in wanted.access:
        query = query.where(ACCESS_COLUMNS[key].is_(True))
    near_first = TrainingClass.division_code.startswith(wanted.place_prefix).desc() if wanted.place_prefix else None
    # Of classes that start together, those that ask for no earlier certificate come first (5 is the lowest level).
    entry_first = (Course.skill_level.is_(None) | (Course.skill_level == 5)).desc()
    order = [TrainingClass.starts_on, entry_first, TrainingClass.code]
    query = query.order_by(near_first, *order) if near_first is not None else query.order_by(*order)
    return list(session.scalars(query.limit(limit)))


def get_class(session: Session, class_id: int) -> TrainingClass | None:
    return session.scalar(_classes().where(TrainingClass.id == class_id))


def find_by_code(session: Session, code: str) -> TrainingClass | None:
    return session.scalar(_classes().where(TrainingClass.code == code))


def _classes() -> Select[TrainingClass]:
    return (
        select(TrainingClass)
        .join(TrainingClass.course)
        .options(
            contains_eager(TrainingClass.course).joinedload(Course.occupation),
            joinedload(TrainingClass.base),
        )
    )


def _open_classes(today: date) -> Select[TrainingClass]:
    return _classes().where(TrainingClass.status == "open", TrainingClass.enrol_until >= today)
