"""Taking up a case: accepting it, answering the person, closing it."""

from __future__ import annotations

import json

from sqlalchemy.orm import Session

from server.registry.database import utcnow
from server.registry.models import Conversation, HandoverCase, HandoverMessage, Person
from server.registry.services import audit, messages, questions
from server.words import word

NEXT = {
    "waiting": ("accepted", "closed"),
    "accepted": ("closed",),
    "answered": ("accepted", "closed"),
}


class CaseStepRefused(Exception):
    """The step does not follow from the case's status."""


def move(session: Session, case: HandoverCase, status: str, actor: str) -> HandoverCase:
    """Accept or close a case, and let the person know. Raises `CaseStepRefused`."""
    if status not in NEXT.get(case.status, ()):
        raise CaseStepRefused
    case.status = status
    if status == "closed":
        case.closed_at = utcnow()
    session.add(HandoverMessage(case_id=case.id, body="", step=status))
    _send(session, case, word(f"handover.step_{status}", number=f"{case.id:06d}").text)
    audit.record(session, actor, f"handover.{status}", f"handover_case:{case.id}")
    return case


def answer(
    session: Session, case: HandoverCase, body: str, actor: str, question_id: int | None = None
) -> HandoverMessage:
    """Write to the person: shown in the chat, and sent as a text message where `_send` says so.

    It answers the question named, or all that wait in the case. Raises `CaseStepRefused` for a closed case and
    `LookupError` for a question of another case.
    """
    if case.status == "closed":
        raise CaseStepRefused
    message = HandoverMessage(case_id=case.id, body=body)
    session.add(message)
    case.status = "answered"
    _send(session, case, body)
    session.flush()
    questions.note_answer(session, message, question_id)
    audit.record(session, actor, "handover.answer", f"handover_case:{case.id}")
    return message


def _send(session: Session, case: HandoverCase, body: str) -> None:
    """Send a text message to who wished for one or has left: to the number told, else to the one on record."""
    person = session.get(Person, case.person_id) if case.person_id else None
    number = json.loads(case.gathered).get("phone_number") or (person.phone if person else None)
    has_left = session.get_one(Conversation, case.conversation_id).ended_at is not None
    if number and (case.means == "sms" or has_left):
        messages.send_text(session, number, "handover", f"【同行】{body}")
