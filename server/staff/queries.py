"""What belongs to a case: the turns of its conversation, and what staff wrote."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import HandoverCase, HandoverMessage, Person, Turn
from server.registry.services import proofs
from server.staff import rights


def turns_of(session: Session, case: HandoverCase, areas: Collection[str]) -> list[Turn]:
    """Return the turns of the case's conversation up to its close, the earliest first.

    Who does not cover the person's area, but helps because it is urgent, reads what was said before it was known who
    speaks, and nothing after.
    """
    query = select(Turn).where(Turn.conversation_id == case.conversation_id, Turn.again_of.is_(None))
    if case.closed_at is not None:
        query = query.where(Turn.created_at <= case.closed_at)
    person = session.get(Person, case.person_id) if case.person_id else None
    if person is not None and not rights.any_covers(areas, person.area or case.area):
        known_from = proofs.identified_at(session, case.conversation_id) or case.created_at
        query = query.where(Turn.created_at < known_from)
    return list(session.scalars(query.order_by(Turn.id)))


def messages_of(session: Session, case: HandoverCase) -> list[HandoverMessage]:
    """Return what staff wrote to the person, the earliest first."""
    written = select(HandoverMessage).where(HandoverMessage.case_id == case.id, HandoverMessage.step.is_(None))
    return list(session.scalars(written.order_by(HandoverMessage.id)))
