"""What holds a conversation: until when somebody may say more in it, or dispute what was told or decided in it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select

from server.registry.models import (
    Complaint,
    Conversation,
    Enrolment,
    HandoverCase,
    HandoverMessage,
    Person,
    Proof,
    Question,
    Referral,
    SubsidyClaim,
    Turn,
)
from server.registry.services import class_seats, handover, jobs, subsidy

UNDER_WAY = (
    (SubsidyClaim, subsidy.UNPAID),
    (Enrolment, class_seats.ACTIVE),
    (Referral, jobs.OPEN),
)
"""the matters of a person in which the office decides, and their steps before the last one"""


def is_held(since: datetime) -> ColumnElement[bool]:
    """Tell of a conversation whether a word was said or a decision taken `since`, or either is still to come."""
    return or_(
        Conversation.created_at >= since,
        talks_since(since),
        _has_case(since),
        _has_complaint(since),
        *(_has_matter(model, steps, since) for model, steps in UNDER_WAY),
    )


def talks_since(moment: datetime) -> ColumnElement[bool]:
    """Tell of a conversation whether somebody has said something since."""
    return select(Turn.id).where(Turn.conversation_id == Conversation.id, Turn.created_at >= moment).exists()


def waits_for_an_answer() -> ColumnElement[bool]:
    """Tell of a case whether words of the office are still to come; one that is answered need not be closed."""
    asked = select(Question.id).where(Question.case_id == HandoverCase.id, Question.answer_id.is_(None)).exists()
    return or_(HandoverCase.status.in_(handover.OPEN), and_(HandoverCase.status == "answered", asked))


def _has_case(since: datetime) -> ColumnElement[bool]:
    written = select(HandoverMessage.id).where(HandoverMessage.case_id == HandoverCase.id)
    wrote = written.where(HandoverMessage.created_at >= since).exists()
    theirs = select(HandoverCase.id).where(HandoverCase.conversation_id == Conversation.id)
    return theirs.where(or_(waits_for_an_answer(), wrote)).exists()


def _has_complaint(since: datetime) -> ColumnElement[bool]:
    """Its answer may be personal as long as the conversation shows whose the number left with it is (`reach`)."""
    theirs = select(Complaint.id).where(Complaint.conversation_id == Conversation.id)
    return theirs.where(or_(Complaint.status != "answered", Complaint.updated_at >= since)).exists()


def _has_matter(
    model: type[SubsidyClaim] | type[Enrolment] | type[Referral], steps: tuple[str, ...], since: datetime
) -> ColumnElement[bool]:
    """Whoever was proved counts, not only who was the last: what they were told stands here as well."""
    matters = select(model.id).where(or_(model.status.in_(steps), model.updated_at >= since))
    of_the_proved = matters.join(Person, Person.id == model.person_id).join(
        Proof, Proof.number_hash == Person.number_hash
    )
    return or_(
        matters.where(model.person_id == Conversation.linked_to).exists(),
        of_the_proved.where(Proof.conversation_id == Conversation.id).exists(),
    )
