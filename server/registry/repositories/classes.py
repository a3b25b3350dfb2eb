"""A class with what is said of it: its course, trade and base."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager, joinedload

from server.registry.models import Course, TrainingClass


def get_class(session: Session, class_id: int) -> TrainingClass | None:
    return session.scalar(with_course_and_base().where(TrainingClass.id == class_id))


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
