"""Who is there: since when whoever talks in a conversation has been there.

At a shared machine somebody else may have sat down after a silence. All that must not pass from one to the next
hangs on `here_since`: what is said again, shown, sent again, gone on with, and whose a matter is that is nobody's.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, union_all
from sqlalchemy.orm import Session

from server.registry.database import utcnow
from server.registry.models import Conversation, Proof, Turn

SILENCE_AT_A_KIOSK = timedelta(minutes=1)
SHARED = "kiosk"
"""the channel whose machine one person after the other uses in the same conversation"""


def here_since(session: Session, conversation: Conversation, now: datetime | None = None) -> datetime | None:
    """Return since when who talks at `now` has been there; None where nobody else can have been there before.

    `now` is when the message came that is being answered, unless given. A clerk who lets somebody in has them there.
    """
    if conversation.channel != SHARED:
        return None
    now = now or message_at(session, conversation.id)
    said = select(Turn.created_at.label("at")).where(Turn.conversation_id == conversation.id)
    let_in = select(Proof.proved_at).where(
        Proof.conversation_id == conversation.id, Proof.vouched_by.is_not(None), Proof.ended_at.is_(None)
    )
    since = now
    for at in sorted(session.scalars(union_all(said, let_in)), reverse=True):
        if at < now and since - at > SILENCE_AT_A_KIOSK:
            return since
        since = min(since, at)
    return None


def message_at(session: Session, conversation_id: str) -> datetime:
    """Return when the message came that is being answered, else now: from there on it proves and ends."""
    being_answered = Turn.conversation_id == conversation_id, Turn.state == "open", Turn.held_until > utcnow()
    newest = select(Turn.created_at).where(*being_answered).order_by(Turn.created_at.desc()).limit(1)
    return session.scalar(newest) or utcnow()
