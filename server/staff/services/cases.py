"""Taking up a case: accepting it, answering the person, closing it."""

from __future__ import annotations

from sqlalchemy.orm import Session

from server.registry.models import HandoverCase, HandoverMessage, Person
from server.registry.services import audit, messages

NEXT = {
    "waiting": ("accepted", "closed"),
    "accepted": ("closed",),
    "answered": ("accepted", "closed"),
}


class CaseStepRefused(Exception):
    """The step does not follow from the case's status."""


def move(session: Session, case: HandoverCase, status: str, actor: str) -> HandoverCase:
    """Accept or close a case. Raises `CaseStepRefused`."""
    if status not in NEXT.get(case.status, ()):
        raise CaseStepRefused
    case.status = status
    audit.record(session, actor, f"handover.{status}", f"handover_case:{case.id}")
    return case


def answer(session: Session, case: HandoverCase, body: str, actor: str) -> HandoverMessage:
    """Write to the person: shown in the chat, and sent as a text message where that is the person's wish.

    Raises `CaseStepRefused` for a closed case.
    """
    if case.status == "closed":
        raise CaseStepRefused
    message = HandoverMessage(case_id=case.id, body=body)
    session.add(message)
    case.status = "answered"
    person = session.get(Person, case.person_id) if case.person_id else None
    if case.means == "sms" and person is not None:
        messages.send_text(session, person.phone, "handover", f"【同行】{body}")
    session.flush()
    audit.record(session, actor, "handover.answer", f"handover_case:{case.id}")
    return message
