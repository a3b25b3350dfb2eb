"""What was said is kept for as long as it is needed, and no longer (PIPL 19); what is on record of a person stays.

All of it goes by batches, each for a transaction of its own: nobody who talks waits for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, delete, or_, select, update
from sqlalchemy.orm import Session

from server.registry.models import (
    AbilityAssessment,
    Complaint,
    Conversation,
    Feedback,
    HandoverCase,
    HandoverMessage,
    Proof,
    Question,
    SentMessage,
    Turn,
)
from server.registry.services import holding

KEEPING_DAYS = 200
"""unless the office sets `keeping_days`: the six months in which a decision can be taken to court (行政诉讼法 46),
and the days until the court has accepted the case (51) and the office has heard of it (67)"""
AT_ONCE = 100
"""rows of a batch: conversations, with all that hangs on them, or rows of another table"""
Batch = tuple[list[str], str | None]
"""ids of conversations, locked; and behind which the next batch begins, none where this was the last"""


def silent(session: Session, before: datetime, after: str) -> Batch:
    """Return conversations with an id above `after` that nothing has held since `before` (services/holding.py)."""
    return _locked(session, ~holding.is_held(before), after)


def remove_conversations(session: Session, ids: Sequence[str]) -> None:
    """Remove conversations with all that was said in them; what is a record of its own loses the link alone."""
    cases = select(HandoverCase.id).where(HandoverCase.conversation_id.in_(ids))
    for about_a_case in (Question, HandoverMessage):
        session.execute(delete(about_a_case).where(about_a_case.case_id.in_(cases)))
    nobodys = AbilityAssessment.conversation_id.in_(ids), AbilityAssessment.person_id.is_(None)
    session.execute(delete(AbilityAssessment).where(*nobodys))
    _unlink(session, ids)
    for model in (HandoverCase, Turn, Proof):
        session.execute(delete(model).where(model.conversation_id.in_(ids)))
    session.execute(delete(Conversation).where(Conversation.id.in_(ids)))


def remove_messages(session: Session, before: datetime) -> int:
    """Remove a batch of the text messages of before; return how many there were."""
    return _delete(session, SentMessage, SentMessage.created_at < before)


def remove_complaints(session: Session, before: datetime) -> int:
    """Remove a batch of the complaints that were answered before; return how many there were."""
    return _delete(session, Complaint, Complaint.status == "answered", Complaint.updated_at < before)


def forget_feedback_words(session: Session, before: datetime) -> int:
    """Take the words off a batch of scores that were answered before, or given then by nobody on record.

    The scores stay. Returns how many there were.
    """
    no_words_to_come = or_(Feedback.status == "answered", Feedback.person_id.is_(None))
    has_words = or_(Feedback.words.is_not(None), Feedback.answer.is_not(None))
    old = _batch(session, Feedback, Feedback.updated_at < before, no_words_to_come, has_words)
    bare = {"words": None, "answer": None, "updated_at": Feedback.updated_at}
    session.execute(update(Feedback).where(Feedback.id.in_(old)).values(bare))
    return len(old)


def to_forget(session: Session, quiet_since: datetime, after: str) -> Batch:
    """Return conversations above `after` whose dialogue with the bot is to be forgotten: a deleted person is in it.

    Only where nobody has said anything since: the bot writes a dialogue anew when a turn ends.
    """
    marked = Conversation.forget_dialogue_since.is_not(None)
    return _locked(session, marked & ~holding.talks_since(quiet_since), after)


def forgotten(session: Session, ids: Sequence[str]) -> None:
    """Note that the bot's dialogues of these conversations are gone."""
    session.execute(update(Conversation).where(Conversation.id.in_(ids)).values(forget_dialogue_since=None))


def _locked(session: Session, which: ColumnElement[bool], after: str) -> Batch:
    query = select(Conversation.id).where(which)
    behind = query.where(Conversation.id > after).order_by(Conversation.id).limit(AT_ONCE)
    found = session.scalars(behind).all()
    # Locked first and looked at then: who began to talk meanwhile holds the row, or has said a word that is seen now.
    free = select(Conversation.id).where(Conversation.id.in_(found)).with_for_update(skip_locked=True)
    ids = list(session.scalars(query.where(Conversation.id.in_(session.scalars(free).all()))))
    return ids, found[-1] if len(found) == AT_ONCE else None


def _unlink(session: Session, ids: Sequence[str]) -> None:
    """Take the link away; that is no step of the office's, so a record stays as old as it is."""
    theirs = AbilityAssessment.conversation_id.in_(ids)
    session.execute(update(AbilityAssessment).where(theirs).values(conversation_id=None))
    for model in (Complaint, Feedback):
        bare = {"conversation_id": None, "updated_at": model.updated_at}
        session.execute(update(model).where(model.conversation_id.in_(ids)).values(bare))


def _delete(session: Session, model: type[SentMessage] | type[Complaint], *which: ColumnElement[bool]) -> int:
    old = _batch(session, model, *which)
    session.execute(delete(model).where(model.id.in_(old)))
    return len(old)


def _batch(
    session: Session, model: type[SentMessage] | type[Complaint] | type[Feedback], *which: ColumnElement[bool]
) -> Sequence[int]:
    return session.scalars(select(model.id).where(*which).limit(AT_ONCE).with_for_update(skip_locked=True)).all()
