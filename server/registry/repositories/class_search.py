"""Classes that one can still join, ranked by a wish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from server.registry.models import Course, Enrolment, TrainingClass
from server.registry.repositories.classes import with_course_and_base
from server.registry.repositories.ranking import (
    Found,
    Plan,
    candidate,
    is_for_one_alone,
    lies_in,
    made_for,
    rank,
    read_ranked,
)

ACCESS = {
    "online": TrainingClass.online,
    "boarding": TrainingClass.boarding,
    "step_free": TrainingClass.step_free,
    "braille_or_audio": TrainingClass.braille_or_audio,
    "sign_interpreter": TrainingClass.sign_interpreter,
}
"""what can be asked for; what is easiest to do without comes first"""


@dataclass(frozen=True)
class ClassWish:
    """What is looked for; an empty field does not narrow.

    The trade, what is not wanted and whom a class is made for decide what is found at all. The training type, the
    days, the level and the needs for access (keys of `ACCESS`) are given up where nothing meets them all, in that
    order; their keys in what is found are training_type, when, level and those of `ACCESS`.
    """

    occupations: frozenset[str] = frozenset()
    not_occupations: frozenset[str] = frozenset()
    around: tuple[str, ...] = ()
    """the leading digits of the place and of those around it, nearest first: county, city, province"""
    beside: tuple[str, ...] = ()
    """the leading digits of other places that are as welcome as the first of `around`"""
    not_places: frozenset[str] = frozenset()
    """leading digits; classes that a base there holds online are not found either"""
    level: int | None = None
    not_levels: frozenset[int] = frozenset()
    """classes of these levels are not found; those without a level are"""
    starts_from: date | None = None
    starts_until: date | None = None
    training_type: str | None = None
    access: frozenset[str] = field(default_factory=frozenset)
    online_allowed: bool = True
    category: int | None = None
    """of disability, 1 … 7"""


def rank_classes(session: Session, wish: ClassWish, today: date) -> Found[TrainingClass]:
    """Return the open classes by how well they meet the wish, soonest first among equals; one statement.

    Each comes with its course, trade, base and free seats read. Of classes that start together, those that ask for
    no earlier certificate come first.
    """
    taken = (
        select(func.count(Enrolment.id))
        .where(Enrolment.class_id == TrainingClass.id, Enrolment.seat.is_not(None))
        .correlate(TrainingClass)
        .scalar_subquery()
    )
    query = (
        with_course_and_base()
        .where(TrainingClass.status == "open", TrainingClass.enrol_until >= today, *_narrowed(wish))
        .add_columns((TrainingClass.capacity - taken).label("free_seats"))
    )
    plan = Plan(
        musts=_musts(wish),
        rathers={},
        division=TrainingClass.division_code,
        around=wish.around,
        beside=wish.beside,
        remote=TrainingClass.online.is_(True),
        suits=made_for(Course.for_categories, wish.category),
    )
    for_beginners = Course.skill_level.is_(None) | (Course.skill_level == 5)  # 5 is the lowest level
    rows = read_ranked(session, query, plan, [TrainingClass.starts_on, for_beginners.desc(), TrainingClass.code])
    # A capacity lowered below the seats that are held leaves none, not fewer.
    found = [
        candidate(row, plan, free_seats=max(0, row.free_seats), preference=(_is_for_one_alone(row[0], wish),))
        for row in rows
    ]
    return rank(rows, found, plan, plan.musts)


def _is_for_one_alone(found: TrainingClass, wish: ClassWish) -> bool:
    return is_for_one_alone(found.course.for_categories, wish.category, wish.occupations)


def _narrowed(wish: ClassWish) -> Iterator[ColumnElement[bool]]:
    if wish.occupations:
        yield Course.occupation_code.in_(wish.occupations)
    if wish.not_occupations:
        yield Course.occupation_code.not_in(wish.not_occupations)
    if wish.not_levels:
        yield Course.skill_level.is_(None) | Course.skill_level.not_in(wish.not_levels)
    if wish.not_places:
        yield ~lies_in(TrainingClass.division_code, wish.not_places)
    if not wish.online_allowed:
        yield TrainingClass.online.is_(False)


def _musts(wish: ClassWish) -> dict[str, ColumnElement[bool]]:
    musts: dict[str, ColumnElement[bool]] = {}
    if wish.training_type:
        musts["training_type"] = Course.kind == wish.training_type
    days = [TrainingClass.starts_on >= wish.starts_from] if wish.starts_from else []
    days += [TrainingClass.starts_on <= wish.starts_until] if wish.starts_until else []
    if days:
        musts["when"] = and_(*days)
    if wish.level:
        musts["level"] = Course.skill_level == wish.level
    return musts | {key: column.is_(True) for key, column in ACCESS.items() if key in wish.access}
