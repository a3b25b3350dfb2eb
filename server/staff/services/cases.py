"""Taking up a case: accepting it, answering the person, closing it."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy.orm import Session

from server.registry.database import utcnow
from server.registry.models import Conversation, HandoverCase, HandoverMessage, Person
from server.registry.services import audit, messages, proofs, questions, reach
from server.registry.services.areas import taken_up_for
from server.words import word

NEXT = {
    "waiting": ("accepted", "closed"),
    "accepted": ("closed",),
    "answered": ("accepted", "closed"),
}


class CaseStepRefused(Exception):
    """The step does not follow from the case's status."""


class AnothersCase(Exception):
    """The case is another person's, or another person is proved in its conversation."""


def move(session: Session, case: HandoverCase, status: str, actor: str, areas: Collection[str]) -> HandoverCase:
    """Accept or close a case, and let the person know; from no office it comes to that of `areas`, the actor's.

    Raises `CaseStepRefused`.
    """
    if status not in NEXT.get(case.status, ()):
        raise CaseStepRefused
    case.status, case.area = status, case.area or taken_up_for(areas)
    if status == "closed":
        case.closed_at = utcnow()
    session.add(HandoverMessage(case_id=case.id, body="", step=status))
    _send(session, case, word(f"handover.step_{status}", number=f"{case.id:06d}").text, is_answer=False)
    audit.record(session, actor, f"handover.{status}", f"handover_case:{case.id}")
    return case


def answer(
    session: Session,
    case: HandoverCase,
    body: str,
    actor: str,
    areas: Collection[str],
    question_id: int | None = None,
) -> HandoverMessage:
    """Write to the person: shown in the chat, and sent as a text message where `_send` says so.

    From no office the case comes to that of `areas`, the actor's. The message answers the question named, or all
    that wait in the case. Raises `CaseStepRefused` for a closed case, `LookupError` for a question of another one.
    """
    if case.status == "closed":
        raise CaseStepRefused
    message = HandoverMessage(case_id=case.id, body=body)
    session.add(message)
    case.status, case.area = "answered", case.area or taken_up_for(areas)
    _send(session, case, body)
    session.flush()
    questions.note_answer(session, message, question_id)
    audit.record(session, actor, "handover.answer", f"handover_case:{case.id}")
    return message


def told_number_is_proved(session: Session, case: HandoverCase) -> bool | None:
    """Whether the number told is the person's own, as a code or their record shows; None where none was told."""
    return reach.is_proved(session, _told(session, case))


def way_to_reach(case: HandoverCase) -> dict[str, str]:
    """Return of what was gathered the number alone under which the person can be helped at once."""
    number = _told_number(case)
    return {"phone_number": number} if number else {}


def let_in(session: Session, case: HandoverCase, person: Person, actor: str) -> HandoverCase:
    """Link the conversation of a case to the person whom a clerk has made sure of, and say so there.

    The phone on the person's record is told as well: who did not do this themselves hears of it.
    Raises `CaseStepRefused` for a closed case and for a person who had their record deleted, and `AnothersCase`:
    nobody is put in the place of who has shown who they are.
    """
    if case.status == "closed" or person.deleted_on is not None:
        raise CaseStepRefused
    proved = proofs.person_of(session, session.get_one(Conversation, case.conversation_id))
    if {case.person_id, proved and proved.id} - {None, person.id}:
        raise AnothersCase
    proofs.vouch(session, case.conversation_id, person, actor)
    case.person_id, case.area = person.id, person.area or case.area
    body = word("handover.let_in").text
    session.add(HandoverMessage(case_id=case.id, body=body))
    _send(session, case, body, is_answer=False)
    messages.send_text(session, person.phone, "let_in", word("sms.let_in").text)
    return case


def _told_number(case: HandoverCase) -> str | None:
    number: str | None = json.loads(case.gathered).get("phone_number")
    return number


def _told(session: Session, case: HandoverCase) -> reach.Told:
    person = session.get(Person, case.person_id) if case.person_id else None
    return reach.Told(person, _told_number(case), case.conversation_id, case.created_at, case.urgent)


def _send(session: Session, case: HandoverCase, body: str, is_answer: bool = True) -> None:
    """Send a text message to who wished for one or has left, as far as `reach` lets it go."""
    has_left = session.get_one(Conversation, case.conversation_id).ended_at is not None
    if case.means == "sms" or has_left:
        reach.tell(session, _told(session, case), "handover", f"【同行】{body}", is_answer)
