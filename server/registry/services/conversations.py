"""Conversations and their turns: opened, answered once, read back, ended."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.crypto import keyring
from server.registry.database import utcnow
from server.registry.models import Conversation, Division, HandoverCase, HandoverMessage, Turn


def open_conversation(session: Session, channel: str, mode: str, area: str | None) -> tuple[Conversation, str]:
    """Open a conversation; return it with the token that opens it, which is kept as its keyed hash only.

    An `area` that is no known division is left out.
    """
    token = secrets.token_urlsafe(32)
    known = area if area and session.get(Division, area) else None
    conversation = Conversation(
        id=uuid.uuid4().hex, token_hash=keyring().index("token", token), channel=channel, mode=mode, area=known
    )
    session.add(conversation)
    session.flush()
    return conversation, token


def find_open(session: Session, conversation_id: str, token: str) -> Conversation | None:
    """Return the conversation that `token` opens, unless it has ended."""
    conversation = session.get(Conversation, conversation_id)
    if conversation is None or conversation.ended_at is not None:
        return None
    return conversation if keyring().is_index(conversation.token_hash, "token", token) else None


def find_turn(session: Session, conversation_id: str, message_id: str) -> Turn | None:
    """Return the turn of a message id, answered or not."""
    return session.scalar(select(Turn).where(Turn.conversation_id == conversation_id, Turn.message_id == message_id))


def last_answered(session: Session, conversation_id: str) -> Turn | None:
    """Return the latest turn that has its answer."""
    return session.scalar(
        select(Turn)
        .where(Turn.conversation_id == conversation_id, Turn.reply.is_not(None))
        .order_by(Turn.id.desc())
        .limit(1)
    )


def answered(session: Session, conversation_id: str) -> list[Turn]:
    """Return all turns that have their answer, in order."""
    return list(
        session.scalars(
            select(Turn).where(Turn.conversation_id == conversation_id, Turn.reply.is_not(None)).order_by(Turn.id)
        )
    )


def keep_answer(session: Session, conversation_id: str, message_id: str, said: str, reply: str, at: datetime) -> None:
    """Keep what was said and answered; `reply` is JSON."""
    turn = Turn(conversation_id=conversation_id, message_id=message_id, said=said, reply=reply, created_at=at)
    session.add(turn)
    session.flush()


def set_mode(session: Session, conversation_id: str, mode: str) -> None:
    """Go on in writing (`text`) or by voice (`voice`)."""
    session.get_one(Conversation, conversation_id).mode = mode


def end(session: Session, conversation: Conversation) -> None:
    """End a conversation; it opens no more."""
    conversation.ended_at = utcnow()


def staff_messages(session: Session, conversation_id: str, only_unseen: bool) -> list[HandoverMessage]:
    """Return what clerks wrote to the person of this conversation, in order."""
    query = (
        select(HandoverMessage)
        .join(HandoverCase, HandoverCase.id == HandoverMessage.case_id)
        .where(HandoverCase.conversation_id == conversation_id)
        .order_by(HandoverMessage.id)
    )
    return list(session.scalars(query.where(HandoverMessage.shown_at.is_(None)) if only_unseen else query))


def take_unseen(session: Session, conversation_id: str) -> list[HandoverMessage]:
    """Return what clerks wrote and nobody was shown; it counts as shown from now on, for every copy of the server."""
    # Two copies that look at once must not both show it: the second waits here, and then finds nothing unseen.
    session.get(Conversation, conversation_id, with_for_update=True)
    unseen = staff_messages(session, conversation_id, only_unseen=True)
    for one in unseen:
        one.shown_at = utcnow()
    return unseen


def has_open_case(session: Session, conversation: Conversation) -> bool:
    """Tell whether a clerk may still write to the person of this conversation."""
    open_cases = select(HandoverCase.id).where(
        HandoverCase.conversation_id == conversation.id, HandoverCase.status != "closed"
    )
    return session.scalar(open_cases.limit(1)) is not None
