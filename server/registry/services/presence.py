"""Who is there: since when whoever talks in a conversation has been there.

At a shared machine somebody else may have sat down after a silence. All that must not pass from one to the next
hangs on `here_since`: what is said again, shown, sent again, gone on with, and whose a matter is that is nobody's.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, func, select, union_all
from sqlalchemy.orm import Session

from server.registry.database import utcnow
from server.registry.models import Conversation, Proof, Turn

SILENCE_AT_A_KIOSK = timedelta(minutes=1)
SHARED = "kiosk"
"""the channel whose machine one person after the other uses in the same conversation"""
GREETING = "greeting"
"""the message id of the turn that holds what is said before anybody speaks"""
AT_ONCE = 50
"""how many words are read at once, from the newest back to the last silence"""


def here_since(session: Session, conversation: Conversation, now: datetime | None = None) -> datetime | None:
    """Return since when who talks at `now` has been there; None where nobody else can have been there before.

    `now` is when the message came that is being answered, unless given. A clerk who lets somebody in has them there,
    also once what was proved by it has ended. A silence lasts from an answer to the next message.
    """
    if conversation.channel != SHARED:
        return None
    since = now = now or message_at(session, conversation.id)
    said = select(Turn.created_at.label("began"), heard_at().label("until")).where(
        Turn.conversation_id == conversation.id, Turn.message_id != GREETING, Turn.created_at < now
    )
    let_in = select(Proof.proved_at, Proof.proved_at).where(
        Proof.conversation_id == conversation.id, Proof.vouched_by.is_not(None), Proof.proved_at < now
    )
    there = union_all(said, let_in).subquery()
    newest_first = select(there.c.began, there.c.until).order_by(there.c.until.desc())
    with session.execute(newest_first, execution_options={"yield_per": AT_ONCE}) as found:
        for began, until in found:
            if since - until > SILENCE_AT_A_KIOSK:
                return since
            since = min(since, began)
    return None


def heard_at() -> ColumnElement[datetime]:
    """Return the moment from which on who said the words of a turn may be silent: our own thinking is not theirs."""
    return func.coalesce(Turn.answered_at, Turn.held_until, Turn.created_at)


def message_at(session: Session, conversation_id: str) -> datetime:
    """Return when the message came that is being answered, else now: from there on it proves and ends."""
    return session.scalar(message_came(conversation_id)) or utcnow()


def message_came(conversation_id: str) -> Select[datetime]:
    """Return the question when the message came that is being answered; it has no row where none is."""
    being_answered = Turn.conversation_id == conversation_id, Turn.state == "open", Turn.held_until > utcnow()
    return select(Turn.created_at).where(*being_answered).order_by(Turn.created_at.desc()).limit(1)
