"""What the tests of what is kept have in common: conversations in which nobody has said a word for long."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlalchemy.orm import Session

from server.policies import SubsidySettings
from server.registry.database import Database, utcnow
from server.registry.models import (
    Complaint,
    Conversation,
    Enrolment,
    HandoverCase,
    HandoverMessage,
    Person,
    Question,
    Referral,
    SubsidyClaim,
)
from server.registry.services import complaints, handover, jobs, keeping, subsidy, training
from tests.samples import a_certificate, a_class, a_conversation, a_job, a_turn

ACTOR = "assistant:sample"
NOW = utcnow()
BEFORE = NOW - timedelta(days=200)
Matter = Enrolment | SubsidyClaim | Referral | Complaint
LONG_AGO, LATELY = BEFORE - timedelta(minutes=1), BEFORE + timedelta(minutes=1)


def a_silent_conversation(session: Session, person: Person | None = None, last: datetime = LONG_AGO) -> Conversation:
    """A conversation that began long ago, and whose last word was said then."""
    made = a_conversation(session, person)
    made.created_at = LONG_AGO
    a_turn(session, made.id, last)
    return made


def a_case(
    session: Session,
    conversation: Conversation,
    status: str = "closed",
    at: datetime = LONG_AGO,
    is_answered: bool = True,
) -> int:
    """A case with a clerk's message and a question; it was changed last at that time."""
    case = handover.open_case(session, conversation.id, "愿望", {}, "text", False, ACTOR)
    message = HandoverMessage(case_id=case.id, body="答复", created_at=at)
    session.add(message)
    session.flush()
    answer = message.id if is_answered else None
    session.add(Question(case_id=case.id, about="policy", addressee="clerk", text="多少钱", answer_id=answer))
    session.execute(update(HandoverCase).where(HandoverCase.id == case.id).values(status=status, updated_at=at))
    return case.id


def an_enrolment(session: Session, person: Person) -> Enrolment:
    return training.enrol(session, person.id, a_class(session).id, ACTOR).enrolment


def a_claim(session: Session, person: Person) -> SubsidyClaim:
    """A claim outside the cap, so that no step of it asks for a slot."""
    made = subsidy.claim(session, person.id, a_certificate(session, person).id, None, SubsidySettings(), ACTOR)
    made.counts, made.slot = False, None
    return made


def a_referral(session: Session, person: Person) -> Referral:
    return jobs.refer(session, person.id, a_job(session).id, ACTOR)


def a_complaint(session: Session, conversation: Conversation) -> Complaint:
    return complaints.file(session, conversation.id, None, "乱收费", None, None, "19900001234", ACTOR)


def stands_since(session: Session, matter: Matter, status: str, at: datetime = LONG_AGO) -> None:
    """Let a matter have reached a step at that time."""
    matter.status, matter.updated_at = status, at
    session.flush()


def purged(database: Database) -> list[str]:
    """All that a purge takes of the conversations; return which they were."""
    gone, last = [], ""
    while last is not None:
        with database.write() as session:
            silent, last = keeping.silent(session, BEFORE, last)
            keeping.remove_conversations(session, silent)
        gone += silent
    return gone
