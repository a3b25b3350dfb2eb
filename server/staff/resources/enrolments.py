"""Enrolments: a seat in a class, or a place on its waiting list."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import BaseModel

from server.registry.models import Enrolment, Person, TrainingClass
from server.registry.services import training
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import Code, RowId, Strict
from server.staff.paging import Listing, Page
from server.staff.problems import StaffProblem, step_not_possible
from server.staff.routing import resource_router
from server.staff.services import classes

router = resource_router("enrolments")
Reader = Annotated[Desk, Depends(allowed("read", "enrolments"))]
Writer = Annotated[Desk, Depends(allowed("write", "enrolments"))]
Decider = Annotated[Desk, Depends(allowed("decide", "enrolments"))]

_REFUSALS = {
    "closed": ("class_closed", "这个班不能再报名。"),
    "already": ("already_enrolled", "这个人已经报了这个班。"),
}


class EnrolmentRow(BaseModel):
    """An enrolment; `seat` is held while the person is in the class."""

    id: int
    person_id: str
    class_id: int
    status: str
    seat: int | None
    helper_relation: str | None
    created_at: datetime
    updated_at: datetime


class EnrolmentMade(EnrolmentRow):
    """A new enrolment; `queue_place` of a waiting person, 1 being next."""

    queue_place: int | None


class Enrolments(Listing):
    person_id: Code | None = None
    class_id: RowId | None = None
    status: Literal["enrolled", "waiting", "cancelled", "completed"] | None = None


class NewEnrolment(Strict):
    """A person of the area, and a class in any place."""

    person_id: Code
    class_id: RowId


class EnrolmentStep(Strict):
    status: Literal["cancelled", "completed"]


@router.get("")
def list_enrolments(desk: Reader, wanted: Annotated[Enrolments, Query()]) -> Page[EnrolmentRow]:
    """Enrolments of people of the area."""
    with desk.read() as session:
        return rows.page(session, desk, Enrolment, wanted, EnrolmentRow)


@router.get("/{enrolment_id}")
def read_enrolment(enrolment_id: int, desk: Reader) -> EnrolmentRow:
    """One enrolment."""
    with desk.read() as session:
        return EnrolmentRow.model_validate(rows.find(session, desk, Enrolment, enrolment_id), from_attributes=True)


@router.post("", status_code=201)
def enrol(new: NewEnrolment, desk: Writer) -> EnrolmentMade:
    """Give a person a seat, or a place on the waiting list."""
    with desk.write() as session:
        rows.find(session, desk, Person, new.person_id)
        rows.exists(session, TrainingClass, new.class_id)
        try:
            made = training.enrol(session, new.person_id, new.class_id, desk.actor, desk.today)
        except training.EnrolmentRefused as error:
            raise StaffProblem(409, *_REFUSALS[error.code]) from error
        row = EnrolmentRow.model_validate(made.enrolment, from_attributes=True)
        return EnrolmentMade(**row.model_dump(), queue_place=made.queue_place)


@router.patch("/{enrolment_id}")
def end_enrolment(enrolment_id: int, step: EnrolmentStep, desk: Decider) -> EnrolmentRow:
    """Take a person off a class, or note that they have finished it."""
    with desk.write() as session:
        enrolment = rows.find(session, desk, Enrolment, enrolment_id)
        try:
            if step.status == "cancelled":
                training.cancel(session, enrolment.person_id, enrolment.id, desk.actor, desk.today)
            else:
                classes.complete(session, enrolment, desk.actor)
        except (LookupError, classes.EnrolmentStepRefused) as error:
            raise step_not_possible() from error
        session.flush()
        return EnrolmentRow.model_validate(enrolment, from_attributes=True)
