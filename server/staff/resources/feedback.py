"""Feedback: scores of classes, bases and the service, and the office's answer."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

from server.registry.models import Feedback
from server.staff import rows
from server.staff.answering import Answering, AnswerStatus, answered
from server.staff.desk import Desk, allowed
from server.staff.fields import Code, DivisionCode, RowId
from server.staff.paging import Listing, Page
from server.staff.routing import resource_router

router = resource_router("feedback")
Reader = Annotated[Desk, Depends(allowed("read", "feedback"))]
Writer = Annotated[Desk, Depends(allowed("write", "feedback"))]


class FeedbackSummary(BaseModel):
    """A score of 1 to 5; `subject_id` is that of the class or the base."""

    id: int
    conversation_id: str | None
    person_id: str | None
    area: str | None
    score: int
    subject_kind: str
    subject_id: int | None
    status: str
    created_at: datetime
    updated_at: datetime


class FeedbackDetail(FeedbackSummary):
    """A score with what was said beside it."""

    words: str | None
    answer: str | None


class Feedbacks(Listing):
    person_id: Code | None = None
    conversation_id: Code | None = None
    area: DivisionCode | None = None
    score: Annotated[int, Field(ge=1, le=5)] | None = None
    subject_kind: Literal["class", "base", "service"] | None = None
    subject_id: RowId | None = None
    status: AnswerStatus | None = None


@router.get("")
def list_feedback(desk: Reader, wanted: Annotated[Feedbacks, Query()]) -> Page[FeedbackSummary]:
    """Feedback of the area."""
    with desk.read() as session:
        return rows.page(session, desk, Feedback, wanted, FeedbackSummary)


@router.get("/{feedback_id}")
def read_feedback(feedback_id: int, desk: Reader) -> FeedbackDetail | FeedbackSummary:
    """One score, with the words beside it for those whose work needs them."""
    with desk.read() as session:
        return _shown(session, desk, feedback_id)


@router.patch("/{feedback_id}")
def answer_feedback(feedback_id: int, step: Answering, desk: Writer) -> FeedbackDetail | FeedbackSummary:
    """Take feedback up, or answer it in words for the person."""
    with desk.write() as session:
        answered(session, desk, Feedback, feedback_id, step)
        return _shown(session, desk, feedback_id)


def _shown(session: Session, desk: Desk, feedback_id: int) -> FeedbackDetail | FeedbackSummary:
    shape = FeedbackDetail if desk.sees_personal_facts else FeedbackSummary
    return shape.model_validate(rows.find(session, desk, Feedback, feedback_id), from_attributes=True)
