"""Classes: the holding of a course at a place and time, with its support."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import Depends, Query

from server.registry.models import Course, TrainingBase, TrainingClass
from server.registry.services import changed_classes
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.facts import ClassFacts
from server.staff.fields import Code, Count, Day, DivisionCode, RowId, Strict
from server.staff.paging import Listing, Page
from server.staff.problems import invalid_field, step_not_possible
from server.staff.routing import resource_router

router = resource_router("classes")
Reader = Annotated[Desk, Depends(allowed("read", "classes"))]
Writer = Annotated[Desk, Depends(allowed("write", "classes"))]

Status = Literal["open", "closed", "cancelled"]


class ClassRow(ClassFacts):
    """A class."""

    id: int
    code: str
    course_id: int
    base_id: int
    division_code: str
    starts_on: date
    ends_on: date
    enrol_until: date
    capacity: int
    online: bool
    sign_interpreter: bool
    braille_or_audio: bool
    step_free: bool
    boarding: bool
    status: str
    sample: bool


class Classes(Listing):
    code: Code | None = None
    course_id: RowId | None = None
    base_id: RowId | None = None
    division_code: DivisionCode | None = None
    starts_on: Day | None = None
    online: bool | None = None
    sign_interpreter: bool | None = None
    braille_or_audio: bool | None = None
    step_free: bool | None = None
    boarding: bool | None = None
    status: Status | None = None
    sample: bool | None = None


class NewClass(ClassFacts, Strict):
    code: Code
    course_id: RowId
    base_id: RowId
    division_code: DivisionCode
    starts_on: Day
    ends_on: Day
    enrol_until: Day
    capacity: Count
    online: bool = False
    sign_interpreter: bool = False
    braille_or_audio: bool = False
    step_free: bool = False
    boarding: bool = False


class ClassChange(ClassFacts, Strict):
    """What changes; what is null stays. Its people are told of another start or place, and of a class called off."""

    starts_on: Day | None = None
    ends_on: Day | None = None
    enrol_until: Day | None = None
    capacity: Count | None = None
    """added seats go to those who wait; fewer than are held are refused"""
    online: bool | None = None
    sign_interpreter: bool | None = None
    braille_or_audio: bool | None = None
    step_free: bool | None = None
    boarding: bool | None = None
    status: Status | None = None


@router.get("")
def list_classes(desk: Reader, wanted: Annotated[Classes, Query()]) -> Page[ClassRow]:
    """Classes held in the area."""
    with desk.read() as session:
        return rows.page(session, desk, TrainingClass, wanted, ClassRow)


@router.get("/{class_id}")
def read_class(class_id: int, desk: Reader) -> ClassRow:
    """One class."""
    with desk.read() as session:
        return ClassRow.model_validate(rows.find(session, desk, TrainingClass, class_id), from_attributes=True)


@router.post("", status_code=201)
def add_class(new: NewClass, desk: Writer) -> ClassRow:
    """Plan a class."""
    with desk.write() as session:
        rows.require_division(session, desk, new.division_code)
        rows.exists(session, Course, new.course_id)
        rows.find(session, desk, TrainingBase, new.base_id)
        training_class = TrainingClass(**new.model_dump())
        _check_dates(training_class)
        rows.add(session, desk, "class", training_class)
        return ClassRow.model_validate(training_class, from_attributes=True)


@router.patch("/{class_id}")
def change_class(class_id: int, changes: ClassChange, desk: Writer) -> ClassRow:
    """Change a class."""
    with desk.write() as session:
        training_class = rows.find(session, desk, TrainingClass, class_id, lock=True)
        if training_class.status in changed_classes.FINAL:
            raise step_not_possible()
        before = changed_classes.as_told(training_class)
        rows.change(session, desk, "class", training_class, changes)
        _check_dates(training_class)
        try:
            changed_classes.after_a_change(session, training_class, desk.actor, before)
        except changed_classes.SeatsTaken as taken:
            said = f"座位已经排到第{taken.seat}号，人数不能比这个少。"
            raise invalid_field("capacity", "seats_taken", said) from None
        return ClassRow.model_validate(training_class, from_attributes=True)


def _check_dates(training_class: TrainingClass) -> None:
    if training_class.ends_on < training_class.starts_on:
        raise invalid_field("ends_on", "before_start", "结束日期不能早于开始日期。")
    if training_class.enrol_until > training_class.starts_on:
        raise invalid_field("enrol_until", "after_start", "报名截止日期不能晚于开班日期。")
