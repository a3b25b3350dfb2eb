"""Conversations: opened, found by their token, ended, and what clerks wrote into them."""

from __future__ import annotations

import secrets
import uuid
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.crypto import keyring
from server.registry.database import hold, utcnow
from server.registry.models import Conversation, Division, HandoverCase, HandoverMessage
from server.registry.services import proofs
from server.registry.services.case_owner import is_help_for


def open_conversation(
    session: Session, channel: str, mode: str, area: str | None, known: tuple[str, str] | None = None
) -> tuple[Conversation, str]:
    """Open a conversation; return it with the token that opens it, which is kept as its keyed hash only.

    `known` are the id and the token that were handed out before. An `area` that is no known division is left out.
    """
    conversation_id, token = known or (uuid.uuid4().hex, secrets.token_urlsafe(32))
    division = area if area and session.get(Division, area) else None
    conversation = Conversation(
        id=conversation_id, token_hash=_token_hash(token), channel=channel, mode=mode, area=division
    )
    session.add(conversation)
    session.flush()
    return conversation, token


def find(session: Session, conversation_id: str, lock: bool = False) -> Conversation | None:
    """Return the conversation if it has its row; with `lock` nobody else begins it or takes a turn meanwhile."""
    conversation = session.get(Conversation, conversation_id, with_for_update={"key_share": True} if lock else None)
    if conversation is None and lock:
        hold(session, f"conversation {conversation_id}")
        conversation = session.get(Conversation, conversation_id)
    return conversation


def opens(conversation: Conversation, token: str) -> bool:
    """Tell whether the token opens the conversation, and it has not ended."""
    return conversation.ended_at is None and keyring().is_index(conversation.token_hash, "token", token)


def set_mode(session: Session, conversation_id: str, mode: str) -> None:
    """Go on in writing (`text`) or by voice (`voice`)."""
    session.get_one(Conversation, conversation_id).mode = mode


def end(session: Session, conversation: Conversation) -> None:
    """End a conversation; it opens no more."""
    conversation.ended_at = utcnow()


def staff_messages(
    session: Session,
    conversation_id: str,
    only_unseen: bool = False,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[HandoverMessage]:
    """Return what clerks wrote to who talks here now, in order; `until` is not among them.

    What they wrote to somebody who is not proved here (any more) waits for them. Words of help do not: where help was
    called and is not done they are for whoever is there, unless that is known to be somebody else.
    """
    query = (
        select(HandoverMessage, HandoverCase.person_id, HandoverCase.created_at)
        .join(HandoverCase, HandoverCase.id == HandoverMessage.case_id)
        .where(HandoverCase.conversation_id == conversation_id)
        .order_by(HandoverMessage.id)
    )
    if only_unseen:
        query = query.where(HandoverMessage.shown_at.is_(None))
    if since is not None:
        query = query.where(HandoverMessage.created_at >= since)
    if until is not None:
        query = query.where(HandoverMessage.created_at < until)
    found = session.execute(query).all()
    if not found:
        return []
    theirs = proofs.of_who_speaks(session, conversation_id, found)
    person = proofs.person_of(session, session.get_one(Conversation, conversation_id))
    helping = select(HandoverCase.id).where(HandoverCase.conversation_id == conversation_id, is_help_for(person))
    help_called = set(session.scalars(helping))
    return [one for one, *_ in found if one in theirs or one.case_id in help_called]


def take_unseen(session: Session, conversation_id: str) -> list[HandoverMessage]:
    """Return what clerks wrote and nobody was shown; it counts as shown from now on, for every copy of the server."""
    if not staff_messages(session, conversation_id, only_unseen=True):
        return []
    # Two copies that look at once must not both show it: the second waits here, and then finds nothing unseen.
    session.get(Conversation, conversation_id, with_for_update={"key_share": True})
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


def _token_hash(token: str) -> str:
    return keyring().index("token", token)
