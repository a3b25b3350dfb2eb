"""Cases handed over to a person of the office, with what was said so far."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import Depends, Query
from pydantic import AfterValidator, BaseModel, Json
from sqlalchemy.orm import Session

from language.numbers.masked import masked
from server.registry.models import HandoverCase, Person
from server.registry.services import audit, conversations
from server.registry.services.areas import any_covers
from server.registry.services.questions import of_case
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import Answer, Code, DivisionCode, RowId, Strict
from server.staff.paging import Listing, Page
from server.staff.problems import StaffProblem, invalid_field, outside_area, step_not_possible
from server.staff.queries import messages_of, turns_of
from server.staff.routing import resource_router
from server.staff.services import cases

router = resource_router("handover-cases")
Reader = Annotated[Desk, Depends(allowed("read", "handover-cases"))]
Writer = Annotated[Desk, Depends(allowed("write", "handover-cases"))]


class CaseSummary(BaseModel):
    """A case in the queue: how urgent it is, and how the person can be reached."""

    id: int
    conversation_id: str
    person_id: str | None
    area: str | None
    means: str
    cannot_take_calls: bool
    urgent: bool
    status: str
    created_at: datetime
    updated_at: datetime
    closed_at: datetime | None


class TurnRow(BaseModel):
    """What the person said, and the assistant's answer; none while it is being made."""

    id: int
    said: Annotated[str, AfterValidator(masked)]
    """numbers by their last four digits"""
    reply: Json[Any] | None
    created_at: datetime


class MessageRow(BaseModel):
    """What a clerk wrote; `shown_at` once the person has seen it in the chat."""

    id: int
    body: str
    created_at: datetime
    shown_at: datetime | None


class QuestionRow(BaseModel):
    """A question of the person: about which record, who knows, and the message that answered it."""

    id: int
    about: str
    record_id: str | None
    addressee: str
    text: str
    answer_id: int | None
    created_at: datetime


class CaseDetail(CaseSummary):
    """A case in full, so that the person need not start again; elsewhere, what is needed to help at once."""

    wish: str
    gathered: Json[Any]
    phone_proved: bool | None
    """whether the number in `gathered` is known to be the person's own; one only typed may be a stranger's"""
    turns: list[TurnRow]
    messages: list[MessageRow]
    questions: list[QuestionRow]


class Cases(Listing):
    person_id: Code | None = None
    conversation_id: Code | None = None
    area: DivisionCode | None = None
    means: Literal["text", "call", "sms"] | None = None
    cannot_take_calls: bool | None = None
    urgent: bool | None = None
    status: Literal["waiting", "accepted", "answered", "closed"] | None = None


class CaseStep(Strict):
    status: Literal["accepted", "closed"]


class MadeSure(Strict):
    """Who talks there: a clerk has called the phone on record, or (always at a kiosk) has them there."""

    person_id: Code


class NewMessage(Strict):
    """An answer, in words for the person; it answers all questions that wait unless `question_id` names one."""

    body: Answer
    question_id: RowId | None = None


@router.get("")
def list_cases(desk: Reader, wanted: Annotated[Cases, Query()]) -> Page[CaseSummary]:
    """Cases of the area."""
    with desk.read() as session:
        return rows.page(session, desk, HandoverCase, wanted, CaseSummary)


@router.get("/{case_id}")
def read_case(case_id: int, desk: Reader) -> CaseDetail | CaseSummary:
    """One case with its transcript; the reading is audited."""
    if not desk.sees_personal_facts:
        with desk.read() as session:
            return _shown(session, desk, rows.find(session, desk, HandoverCase, case_id))
    with desk.write() as session:
        case = rows.find(session, desk, HandoverCase, case_id)
        audit.record(session, desk.actor, "handover.read", f"handover_case:{case.id}")
        return _shown(session, desk, case)


@router.patch("/{case_id}")
def move_case(case_id: int, step: CaseStep, desk: Writer) -> CaseSummary:
    """Accept a case, or close it."""
    with desk.write() as session:
        case = rows.find(session, desk, HandoverCase, case_id, lock=True)
        try:
            cases.move(session, case, step.status, desk.actor, desk.areas)
        except cases.CaseStepRefused as error:
            raise step_not_possible() from error
        session.flush()
        return CaseSummary.model_validate(case, from_attributes=True)


@router.post("/{case_id}/messages", status_code=201)
def answer_case(case_id: int, new: NewMessage, desk: Writer) -> MessageRow:
    """Write to the person."""
    with desk.write() as session:
        case = rows.find(session, desk, HandoverCase, case_id, lock=True)
        try:
            message = cases.answer(session, case, new.body, desk.actor, desk.areas, new.question_id)
        except cases.CaseStepRefused as error:
            raise step_not_possible() from error
        except LookupError as error:
            raise invalid_field("question_id", "unknown", "这件事里没有这个问题。") from error
        return MessageRow.model_validate(message, from_attributes=True)


@router.post("/{case_id}/identity")
def let_in(case_id: int, made_sure: MadeSure, desk: Writer) -> CaseSummary:
    """Let the person of a case go on without a code, because a clerk has made sure who it is.

    No stranger can stand in the way of that. The conversation is the person's from now on, as if a code had been
    given back right; the audit names the clerk. Only the office of the case does so, or any for a case of no office.
    """
    with desk.write() as session:
        conversation_id = rows.find(session, desk, HandoverCase, case_id).conversation_id
        conversations.find(session, conversation_id, lock=True)
        person = rows.find(session, desk, Person, made_sure.person_id, lock=True)
        case = rows.find(session, desk, HandoverCase, case_id, lock=True)
        if not any_covers(desk.areas, case.area):
            raise outside_area()
        try:
            cases.let_in(session, case, person, desk.actor)
        except cases.CaseStepRefused as error:
            raise step_not_possible() from error
        except cases.AnothersCase as error:
            raise StaffProblem(409, "another_person", "这件事是另一个人的。请先核对是谁的事。") from error
        session.flush()
        return CaseSummary.model_validate(case, from_attributes=True)


def _shown(session: Session, desk: Desk, case: HandoverCase) -> CaseDetail | CaseSummary:
    summary = CaseSummary.model_validate(case, from_attributes=True)
    if not desk.sees_personal_facts:
        return summary
    ours = any_covers(desk.areas, case.area)
    messages, questions = (messages_of(session, case), of_case(session, case.id)) if ours else ([], [])
    return CaseDetail(
        **summary.model_dump(),
        wish=case.wish,
        gathered=case.gathered if ours else json.dumps(cases.way_to_reach(case)),
        phone_proved=cases.told_number_is_proved(session, case),
        turns=[TurnRow.model_validate(turn, from_attributes=True) for turn in turns_of(session, case, desk.areas)],
        messages=[MessageRow.model_validate(each, from_attributes=True) for each in messages],
        questions=[QuestionRow.model_validate(each, from_attributes=True) for each in questions],
    )
