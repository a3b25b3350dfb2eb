"""A class with what is said of it: its course, trade and base."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from server.registry.models import Course, TrainingClass


def get_class(session: Session, class_id: int) -> TrainingClass | None:
    return session.scalar(with_course_and_base().where(TrainingClass.id == class_id))


def get_classes(session: Session, class_ids: Sequence[int]) -> list[TrainingClass]:
    """Return the classes with these ids, in their order, in one statement; ids that are none are left out."""
    found = {one.id: one for one in session.scalars(with_course_and_base().where(TrainingClass.id.in_(class_ids)))}
    return [found[one] for one in class_ids if one in found]


def find_by_code(session: Session, code: str) -> TrainingClass | None:
    return session.scalar(with_course_and_base().where(TrainingClass.code == code))


def with_course_and_base() -> Select[TrainingClass]:
    """Select classes joined with their courses, and read trade and base in the same statement."""
    return (
        select(TrainingClass)
        .join(TrainingClass.course)
        .options(
            contains_eager(TrainingClass.course).joinedload(Course.occupation),
            joinedload(TrainingClass.base),
        )
    )
