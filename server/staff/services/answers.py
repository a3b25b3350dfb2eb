"""Taking up and answering what people told the office: complaints, feedback, reports on their work."""

from __future__ import annotations

from sqlalchemy.orm import Session

from server.registry.models import Complaint, EmploymentReport, Feedback, Person
from server.registry.services import audit, messages
from server.words import word

Told = Complaint | Feedback | EmploymentReport

NEXT = {"received": ("in_progress", "answered"), "in_progress": ("answered",), "answered": ("answered",)}
"""an answer can be put right by another one"""
KINDS = {Complaint: "complaint", Feedback: "feedback", EmploymentReport: "employment_report"}


class AnswerStepRefused(Exception):
    """The step does not follow from the status."""


def move(session: Session, told: Told, status: str, answer: str | None, actor: str) -> Told:
    """Take something up, or answer it in words for the person, who gets them by text message where there is a phone.

    Raises `AnswerStepRefused`, and `ValueError` for an answer without words.
    """
    if status not in NEXT[told.status]:
        raise AnswerStepRefused
    if status == "answered" and not answer:
        raise ValueError("an answer has words")
    told.status = status
    if status == "answered":
        told.answer = answer
        _send(session, told, str(answer))
    kind = KINDS[type(told)]
    audit.record(session, actor, f"{kind}.{status}", f"{kind}:{told.id}")
    return told


def number_of(told: Told) -> str:
    """Return the number under which the person knows it."""
    return told.receipt if isinstance(told, Complaint) else f"{told.id:06d}"


def _send(session: Session, told: Told, body: str) -> None:
    contact = told.contact if isinstance(told, Complaint) else None
    person = session.get(Person, told.person_id) if told.person_id else None
    phone = contact or (person.phone if person else None)
    if phone:
        said = word("sms.answered", number=number_of(told), body=body)
        messages.send_text(session, phone, "answer", said.text)
