"""Follow-ups: what people report on their work, and how the office takes it up."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import BaseModel
from sqlalchemy.orm import Session

from server.registry.models import EmploymentReport
from server.staff import rows
from server.staff.answering import Answering, AnswerStatus, answered
from server.staff.desk import Desk, allowed
from server.staff.fields import Code, Day
from server.staff.paging import Listing, Page
from server.staff.routing import resource_router

router = resource_router("follow-ups")
Reader = Annotated[Desk, Depends(allowed("read", "follow-ups"))]
Writer = Annotated[Desk, Depends(allowed("write", "follow-ups"))]


class FollowUpSummary(BaseModel):
    """A report in a list; `since` is from when it holds."""

    id: int
    person_id: str
    kind: str
    since: date | None
    helper_relation: str | None
    status: str
    created_at: datetime
    updated_at: datetime


class FollowUpDetail(FollowUpSummary):
    """A report with the employer."""

    employer: str | None
    helper_name: str | None
    answer: str | None


class FollowUps(Listing):
    person_id: Code | None = None
    kind: Literal["started", "kept", "changed", "lost"] | None = None
    since: Day | None = None
    status: AnswerStatus | None = None


@router.get("")
def list_follow_ups(desk: Reader, wanted: Annotated[FollowUps, Query()]) -> Page[FollowUpSummary]:
    """Reports of people of the area."""
    with desk.read() as session:
        return rows.page(session, desk, EmploymentReport, wanted, FollowUpSummary)


@router.get("/{report_id}")
def read_follow_up(report_id: int, desk: Reader) -> FollowUpDetail | FollowUpSummary:
    """One report."""
    with desk.read() as session:
        return _shown(session, desk, report_id)


@router.patch("/{report_id}")
def answer_follow_up(report_id: int, step: Answering, desk: Writer) -> FollowUpDetail | FollowUpSummary:
    """Take a report up, or answer it in words for the person."""
    with desk.write() as session:
        answered(session, desk, EmploymentReport, report_id, step)
        return _shown(session, desk, report_id)


def _shown(session: Session, desk: Desk, report_id: int) -> FollowUpDetail | FollowUpSummary:
    shape = FollowUpDetail if desk.sees_personal_facts else FollowUpSummary
    return shape.model_validate(rows.find(session, desk, EmploymentReport, report_id), from_attributes=True)
