"""How satisfied people are with a class, a base or the service."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import Conversation, Feedback, TrainingBase, TrainingClass
from server.registry.services import audit, people, proofs
from server.registry.services.responsible import office_of

BEST = 5


class FeedbackRefused(Exception):
    """`code` is score (not 1 to 5) or subject (no such class or base)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def give(
    session: Session,
    conversation_id: str,
    person_id: str | None,
    score: int,
    subject_kind: str,
    subject_id: int | None,
    words: str | None,
    actor: str,
    told_area: str | None = None,
) -> Feedback:
    """Keep a score of 1 to 5 and what was said beside it; `subject_kind` is class, base or service.

    It goes to the office where the class or the base is; of the service, where `office_of` says.
    Raises `FeedbackRefused`, and of a person `people.PersonGone`.
    """
    if not 1 <= score <= BEST:
        raise FeedbackRefused("score")
    person = people.lock(session, person_id) if person_id else None
    area = _area_of(session, subject_kind, subject_id)
    if area is None:
        conversation = session.get_one(Conversation, conversation_id)
        area = office_of(person, told_area, conversation)
    given = Feedback(
        conversation_id=conversation_id,
        person_id=person_id,
        area=area,
        score=score,
        subject_kind=subject_kind,
        subject_id=None if subject_kind == "service" else subject_id,
        words=(words or "").strip() or None,
    )
    session.add(given)
    session.flush()
    audit.record(session, actor, "feedback.give", f"feedback:{given.id}", score=score, kind=subject_kind)
    return given


def latest(session: Session, conversation_id: str) -> Feedback | None:
    """Return what who talks in a conversation now said last of a class, a base or the service."""
    given = select(Feedback, Feedback.person_id, Feedback.created_at).where(
        Feedback.conversation_id == conversation_id
    )
    found = session.execute(given.order_by(Feedback.id.desc()))
    return next(iter(proofs.of_who_speaks(session, conversation_id, found)), None)


def change(
    session: Session, conversation_id: str, feedback_id: int, score: int, words: str | None, actor: str
) -> Feedback:
    """Write another score and other words in the place of those that were given in this conversation.

    Raises `FeedbackRefused`, with the code `subject` for what was not given there, and `proofs.NotProved`.
    """
    if not 1 <= score <= BEST:
        raise FeedbackRefused("score")
    given = session.get(Feedback, feedback_id)
    if given is None or given.conversation_id != conversation_id:
        raise FeedbackRefused("subject")
    if given.person_id:
        people.lock(session, given.person_id)
    given.score, given.words = score, (words or "").strip() or None
    audit.record(session, actor, "feedback.change", f"feedback:{given.id}", score=score)
    return given


def _area_of(session: Session, subject_kind: str, subject_id: int | None) -> str | None:
    """Return where the class or the base is; none for the service. Raises `FeedbackRefused`."""
    if subject_kind == "service":
        return None
    subject: TrainingClass | TrainingBase | None = None
    if subject_id is not None and subject_kind == "class":
        subject = session.get(TrainingClass, subject_id)
    elif subject_id is not None and subject_kind == "base":
        subject = session.get(TrainingBase, subject_id)
    if subject is None:
        raise FeedbackRefused("subject")
    return subject.division_code
