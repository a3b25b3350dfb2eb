"""Cases for a person of the office: opened with what was said, so that nobody starts again."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.database import utcnow
from server.registry.models import Conversation, HandoverCase, HandoverMessage, Person
from server.registry.services import audit, people, proofs
from server.registry.services.case_owner import is_help_for
from server.registry.services.responsible import office_of

SEPARATOR = "；"
UNSAID = "其他"
"""the wish of who only asks for a person"""
OPEN = ("waiting", "accepted")


def open_case(
    session: Session,
    conversation_id: str,
    wish: str,
    gathered: dict[str, Any],
    means: str,
    cannot_take_calls: bool,
    actor: str,
    urgent: bool = False,
    told_area: str | None = None,
    goes_on: bool = False,
) -> HandoverCase:
    """Open a case for a conversation, or add to the one that is open already.

    `means` is text, call or sms; `gathered` is what the forms hold, kept encrypted. The case is that of who is proved
    in the conversation, else nobody's: help is refused to none. A case of somebody else who spoke in the same
    conversation before stays theirs. The office that has it keeps it until another place is told or the person is
    known. What is urgent is a case apart: whoever is on duty sees it, and nothing of what was handed over beside it.
    Where it `goes_on`, what was called stays what was called, whoever talks there after a silence: a number that
    comes late must reach who is to help.
    """
    conversation = session.get_one(Conversation, conversation_id, with_for_update={"key_share": True})
    person = proofs.person_of(session, conversation)
    found = _called(session, conversation_id, person) if goes_on else cases_of(session, conversation_id)
    case = next((one for one in found if one.status in OPEN and one.urgent == urgent), None)
    if case is None:
        case = HandoverCase(
            conversation_id=conversation_id,
            status="waiting",
            urgent=urgent,
            urgent_since=utcnow() if urgent else None,
        )
        session.add(case)
    if person is None and case.person_id is not None:
        person = session.get_one(Person, case.person_id)
    case.person_id = person.id if person else None
    case.area = office_of(person, told_area or case.area, conversation)
    known = json.loads(case.gathered) if case.gathered else {}
    case.wish = _both(case.wish, wish)
    case.gathered = json.dumps(known | gathered, ensure_ascii=False)
    case.means = means
    case.cannot_take_calls = cannot_take_calls or bool(person and person.cannot_take_calls)
    session.flush()
    audit.record(session, actor, "handover.open", f"handover_case:{case.id}", urgent=case.urgent)
    return case


def cases_of(session: Session, conversation_id: str) -> list[HandoverCase]:
    """Return the cases of who talks in a conversation now, the latest first."""
    cases = select(HandoverCase, HandoverCase.person_id, HandoverCase.created_at).where(
        HandoverCase.conversation_id == conversation_id
    )
    found = session.execute(cases.order_by(HandoverCase.id.desc()))
    return proofs.of_who_speaks(session, conversation_id, found)


def standing_cases(session: Session, conversation_id: str) -> list[HandoverCase]:
    """Return the cases that who talks in this conversation now would ask after, the latest first.

    What is urgent is a case apart: of each kind it is the latest that is not closed. Where all are, the latest.
    """
    every = cases_of(session, conversation_id)
    latest = {one.urgent: one for one in reversed(every) if one.status != "closed"}
    return [one for one in every if one is latest.get(one.urgent)] or every[:1]


def waits_for_its_person(session: Session, conversation_id: str) -> bool:
    """Whether a case that is not closed was opened here by somebody who was proved, and is not now."""
    theirs = [one.id for one in cases_of(session, conversation_id)]
    found = select(HandoverCase.id).where(
        HandoverCase.conversation_id == conversation_id,
        HandoverCase.id.not_in(theirs),
        HandoverCase.person_id.is_not(None),
        HandoverCase.status != "closed",
    )
    return session.scalar(found.limit(1)) is not None


def waiting_case(session: Session, conversation_id: str) -> HandoverCase | None:
    """Return the case of who talks here that nobody has answered; an urgent one is not the person's to end."""
    every = cases_of(session, conversation_id)
    return next((one for one in every if one.status in OPEN and not one.urgent), None)


def withdraw_case(session: Session, conversation_id: str, actor: str) -> HandoverCase | None:
    """Close the case of a conversation because the person takes it back; None where there is none to take back.

    Raises `people.PersonGone` and `proofs.NotProved`.
    """
    session.get_one(Conversation, conversation_id, with_for_update={"key_share": True})
    case = waiting_case(session, conversation_id)
    if case is not None:
        if case.person_id:
            people.lock(session, case.person_id)
        case.status, case.closed_at = "closed", utcnow()
        audit.record(session, actor, "handover.withdraw", f"handover_case:{case.id}")
    return case


def latest_answer(session: Session, case: HandoverCase) -> HandoverMessage | None:
    """Return what a clerk wrote last in a case."""
    written = select(HandoverMessage).where(HandoverMessage.case_id == case.id, HandoverMessage.step.is_(None))
    return session.scalar(written.order_by(HandoverMessage.id.desc()).limit(1))


def _called(session: Session, conversation_id: str, person: Person | None) -> list[HandoverCase]:
    """Return where help was called in a conversation that may be for who talks now, the latest first."""
    cases = select(HandoverCase).where(HandoverCase.conversation_id == conversation_id, is_help_for(person))
    return list(session.scalars(cases.order_by(HandoverCase.id.desc())))


def _both(before: str | None, wish: str) -> str:
    """Return a second wish beside the first, so that who takes up the case reads both."""
    wishes = [one for one in (before or "").split(SEPARATOR) if one not in ("", UNSAID)]
    if wish == UNSAID and wishes:
        return SEPARATOR.join(wishes)
    return SEPARATOR.join(wishes if wish in wishes else [*wishes, wish])
