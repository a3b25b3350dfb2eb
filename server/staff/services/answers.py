"""Taking up and answering what people told the office: complaints, feedback, reports on their work."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy.orm import Session

from server.registry.models import Complaint, EmploymentReport, Feedback, Person
from server.registry.services import audit, reach
from server.registry.services.areas import taken_up_for
from server.words import word

Told = Complaint | Feedback | EmploymentReport

NEXT = {"received": ("in_progress", "answered"), "in_progress": ("answered",), "answered": ("answered",)}
"""an answer can be put right by another one that names it"""
KINDS = {Complaint: "complaint", Feedback: "feedback", EmploymentReport: "employment_report"}


class AnswerStepRefused(Exception):
    """The step does not follow from the status, or the answer that stands is another one."""


def move(
    session: Session,
    told: Told,
    status: str,
    answer: str | None,
    actor: str,
    areas: Collection[str],
    instead_of: str | None = None,
) -> Told:
    """Take something up, or answer it in words for the person, who gets them by text message as `reach` says.

    What is no office's comes to that of `areas`, the actor's; a report on work is the person's office's.
    `instead_of` is the answer that stands, if any: of two who answer at once the second has not seen the first's.
    Raises `AnswerStepRefused`, and `ValueError` for an answer without words.
    """
    if status not in NEXT[told.status] or told.answer != instead_of:
        raise AnswerStepRefused
    if status == "answered" and not answer:
        raise ValueError("an answer has words")
    told.status = status
    if not isinstance(told, EmploymentReport):
        told.area = told.area or taken_up_for(areas)
    if status == "answered":
        told.answer = answer
        _send(session, told, str(answer))
    kind = KINDS[type(told)]
    audit.record(session, actor, f"{kind}.{status}", f"{kind}:{told.id}")
    return told


def number_of(told: Told) -> str:
    """Return the number under which the person knows it."""
    return told.receipt if isinstance(told, Complaint) else f"{told.id:06d}"


def contact_is_proved(session: Session, complaint: Complaint) -> bool | None:
    """Whether the number left with a complaint is the person's own, as a code or their record shows; None of none."""
    return reach.is_proved(session, _whose(session, complaint))


def _whose(session: Session, told: Told) -> reach.Told:
    person = session.get(Person, told.person_id) if told.person_id else None
    if isinstance(told, Complaint):
        return reach.Told(person, told.contact, told.conversation_id, told.created_at)
    return reach.Told(person, None, None, told.created_at)


def _send(session: Session, told: Told, body: str) -> None:
    said = word("sms.answered", number=number_of(told), body=body)
    reach.tell(session, _whose(session, told), "answer", said.text)
