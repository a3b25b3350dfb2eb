"""Complaints: the words of who complains, and the office's answer."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Depends, Query
from pydantic import BaseModel
from sqlalchemy.orm import Session

from server.registry.models import Complaint
from server.registry.services import audit
from server.staff import rows
from server.staff.answering import Answering, AnswerStatus, answered
from server.staff.desk import Desk, allowed
from server.staff.fields import Code, DivisionCode, Receipt
from server.staff.paging import Listing, Page
from server.staff.routing import resource_router
from server.staff.services import answers

router = resource_router("complaints")
Reader = Annotated[Desk, Depends(allowed("read", "complaints"))]
Writer = Annotated[Desk, Depends(allowed("write", "complaints"))]


class ComplaintSummary(BaseModel):
    """A complaint in the queue; without `person_id` nobody gave a name."""

    id: int
    receipt: str
    conversation_id: str | None
    person_id: str | None
    area: str | None
    helper_relation: str | None
    status: str
    created_at: datetime
    updated_at: datetime


class ComplaintDetail(ComplaintSummary):
    """A complaint in full; `happened` is when, as it was said."""

    about: str
    place: str | None
    happened: str | None
    contact: str | None
    contact_proved: bool | None = None
    """whether `contact` is known to be the person's own; one only typed may be a stranger's"""
    helper_name: str | None
    answer: str | None


class Complaints(Listing):
    receipt: Receipt | None = None
    person_id: Code | None = None
    conversation_id: Code | None = None
    area: DivisionCode | None = None
    status: AnswerStatus | None = None


@router.get("")
def list_complaints(desk: Reader, wanted: Annotated[Complaints, Query()]) -> Page[ComplaintSummary]:
    """Complaints of the area."""
    with desk.read() as session:
        return rows.page(session, desk, Complaint, wanted, ComplaintSummary)


@router.get("/{complaint_id}")
def read_complaint(complaint_id: int, desk: Reader) -> ComplaintDetail | ComplaintSummary:
    """One complaint; the reading of what was said is audited."""
    if not desk.sees_personal_facts:
        with desk.read() as session:
            return _shown(session, desk, complaint_id)
    with desk.write() as session:
        shown = _shown(session, desk, complaint_id)
        audit.record(session, desk.actor, "complaint.read", f"complaint:{complaint_id}")
        return shown


@router.patch("/{complaint_id}")
def answer_complaint(complaint_id: int, step: Answering, desk: Writer) -> ComplaintDetail | ComplaintSummary:
    """Take a complaint up, or answer it in words for who complained."""
    with desk.write() as session:
        answered(session, desk, Complaint, complaint_id, step)
        return _shown(session, desk, complaint_id)


def _shown(session: Session, desk: Desk, complaint_id: int) -> ComplaintDetail | ComplaintSummary:
    complaint = rows.find(session, desk, Complaint, complaint_id)
    if not desk.sees_personal_facts:
        return ComplaintSummary.model_validate(complaint, from_attributes=True)
    shown = ComplaintDetail.model_validate(complaint, from_attributes=True)
    return shown.model_copy(update={"contact_proved": answers.contact_is_proved(session, complaint)})
