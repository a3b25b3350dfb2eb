"""What belongs to a case: the turns of its conversation, and what staff wrote."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import HandoverCase, HandoverMessage, Turn


def turns_of(session: Session, case: HandoverCase) -> list[Turn]:
    """Return the turns of the case's conversation, the earliest first."""
    own = Turn.conversation_id == case.conversation_id, Turn.again_of.is_(None)
    return list(session.scalars(select(Turn).where(*own).order_by(Turn.id)))


def messages_of(session: Session, case: HandoverCase) -> list[HandoverMessage]:
    """Return what staff wrote to the person, the earliest first."""
    written = select(HandoverMessage).where(HandoverMessage.case_id == case.id, HandoverMessage.step.is_(None))
    return list(session.scalars(written.order_by(HandoverMessage.id)))
