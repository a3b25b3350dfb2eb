"""The turns of a conversation: each a row before anything is done, and the open one is the lock.

Nothing is held while the bot thinks but the row: it is open until `held_until`, which a living copy of the server
puts off, and whoever comes meanwhile waits outside of any transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from server.registry.database import utcnow
from server.registry.models import Conversation, Turn
from server.registry.placing import Placed
from server.registry.services.presence import GREETING, here_since

MOST_WAITING = 4
"""messages of one conversation that wait at once"""


class TooManyWaiting(Exception):
    """More messages of one conversation at once than anybody types."""


class SaidByWhoLeft(Exception):
    """The message id is of words that were said before who talks there now had come."""


@dataclass(frozen=True)
class Taken:
    """A turn that is to be answered now: it is open and held, unless `reply` has its answer already."""

    id: int
    message_id: str
    said: str
    reply: str | None
    begun_before: bool
    """whether somebody was at it before, so that it may be done already"""
    last: str | None
    """the answer before this turn"""


def take(
    session: Session,
    conversation_id: str,
    message_id: str,
    said: str,
    sends_again: Callable[[str], bool],
    now: datetime,
    lease: timedelta,
    wait: timedelta,
    client_hash: str | None = None,
    may_be_answered_late: Callable[[str], bool] = lambda _: False,
) -> Taken | None:
    """Write the turn down and open it; None where another one comes first, and this one waits as a row.

    `sends_again` tells of the words that got no answer last whether this message means them: then they are the turn.
    `client_hash` is that of the client that says it. What was said before who talks there now had come
    (`presence.here_since`) is neither told nor done again, but for an answer that `may_be_answered_late`.
    The caller holds the conversation's row. Raises `TooManyWaiting` and `SaidByWhoLeft`.
    """
    turn, busy = _own_and_held(session, conversation_id, message_id, now)
    came = turn.created_at if turn is not None and turn.state == "waiting" and _is_held(turn, now) else now
    since = here_since(session, session.get_one(Conversation, conversation_id), came)
    if turn is not None and _is_before(turn, since):
        raise SaidByWhoLeft
    if turn is not None and turn.reply is not None:
        return _taken(turn, True, None)
    if any(_comes_before(one, turn) for one in busy):
        if turn is None:
            if len(busy) > MOST_WAITING:
                raise TooManyWaiting
            session.add(_new(conversation_id, message_id, said, "waiting", now, now + wait))
        return None
    begun_before = turn is not None and turn.state != "waiting"
    before = _before(session, conversation_id, turn)
    if before is not None and _is_before(before, since):
        before = before if before.reply is not None and may_be_answered_late(before.reply) else None
    if turn is None or not begun_before:
        turn = turn or _new(conversation_id, message_id, said, "open", now, now + lease)
        session.add(turn)
        if before is not None and _is_left(before, now) and sends_again(before.said):
            turn.said, turn.state, turn.held_until, turn.again_of = "", "answered", None, before.id
            turn, begun_before = before, True
    turn.state, turn.held_until, turn.client_hash, turn.answered_at = "open", now + lease, client_hash, None
    session.flush()
    last = (
        before.reply
        if before is not None and before.reply is not None
        else last_answer(session, conversation_id, since, turn)
    )
    return _taken(turn, begun_before, last)


def must_wait(session: Session, conversation_id: str, message_id: str, now: datetime) -> bool:
    """Tell whether another turn of the conversation is being answered, or came first."""
    turn = find(session, conversation_id, message_id)
    return any(_comes_before(one, turn) for one in _held(session, conversation_id, now))


def put_off(session: Session, turn_id: int, until: datetime) -> None:
    """Hold an open turn for longer."""
    session.execute(update(Turn).where(Turn.id == turn_id, Turn.state == "open").values(held_until=until))


def answer(session: Session, turn_id: int, reply: str) -> str | None:
    """Keep the answer and let the turn go; return the one that was kept first, None where the turn was deleted."""
    turn = session.get(Turn, turn_id, with_for_update=True, populate_existing=True)
    if turn is None:
        return None
    if turn.reply is not None:
        return turn.reply
    turn.reply, turn.state, turn.answered_at = reply, "answered", utcnow()
    turn.held_until, turn.acted, turn.client_hash = None, None, None
    session.flush()
    return reply


def give_up(session: Session, conversation_id: str, message_id: str, state: str) -> None:
    """Let a turn of this state go that gets no answer now; its words stay and can be sent again."""
    own = update(Turn).where(Turn.conversation_id == conversation_id, Turn.message_id == message_id)
    let_go = own.where(Turn.state == state)
    session.execute(let_go.values(state="unanswered", held_until=None, client_hash=None, answered_at=utcnow()))


def client_of(session: Session, conversation_id: str) -> str | None:
    """Return the keyed hash of the client whose message is being answered, None where none is."""
    opened = Turn.conversation_id == conversation_id, Turn.state == "open"
    return session.scalar(select(Turn.client_hash).where(*opened).order_by(Turn.held_until.desc()).limit(1))


def forget_clients(session: Session, before: datetime) -> None:
    """Remove whose a turn is where it was never answered and the copy of the server that was at it is gone."""
    left = Turn.client_hash.is_not(None), Turn.held_until < before
    session.execute(update(Turn).where(*left).values(client_hash=None).execution_options(synchronize_session=False))


def keep_what_was_done(session: Session, conversation_id: str, message_id: str, acted: str) -> None:
    """Keep what the action said and changed, until the turn is answered."""
    own = update(Turn).where(Turn.conversation_id == conversation_id, Turn.message_id == message_id)
    placed = Placed.of(Turn.acted, acted, conversation_id=conversation_id, message_id=message_id)
    session.execute(own.where(Turn.reply.is_(None)).values(acted=placed))


def what_was_done(session: Session, conversation_id: str, message_id: str) -> str | None:
    """Return what the action said and changed when it ran for this message and was not told."""
    own = Turn.conversation_id == conversation_id, Turn.message_id == message_id
    kept: Turn | None = session.scalar(select(Turn).where(*own))
    return kept.acted if kept else None


def find(session: Session, conversation_id: str, message_id: str) -> Turn | None:
    """Return the turn of a message id, or the one that it sent again."""
    own = Turn.conversation_id == conversation_id, Turn.message_id == message_id
    found = session.scalar(select(Turn).where(*own))
    return session.get(Turn, found.again_of) if found is not None and found.again_of else found


def last_answer(
    session: Session, conversation_id: str, since: datetime | None, before: Turn | None = None
) -> str | None:
    """Return the answer that was given last, or before a turn; none from before `since`."""
    query = select(Turn.reply).where(Turn.conversation_id == conversation_id, Turn.reply.is_not(None))
    if before is not None:
        query = query.where(Turn.id < before.id)
    if since is not None:
        query = query.where(Turn.created_at >= since)
    return session.scalar(query.order_by(Turn.id.desc()).limit(1))


def newest(
    session: Session, conversation_id: str, most: int, before: str | None = None, since: datetime | None = None
) -> list[Turn]:
    """Return the newest turns in order, at most so many; `before` is the message id of one that comes after them."""
    query = select(Turn).where(Turn.conversation_id == conversation_id, Turn.again_of.is_(None))
    if before is not None:
        shown = select(Turn.id).where(Turn.conversation_id == conversation_id, Turn.message_id == before)
        query = query.where(Turn.id < shown.scalar_subquery())
    if since is not None:
        query = query.where(Turn.created_at >= since)
    return list(reversed(session.scalars(query.order_by(Turn.id.desc()).limit(most)).all()))


def _taken(turn: Turn, begun_before: bool, last: str | None) -> Taken:
    return Taken(turn.id, turn.message_id, turn.said, turn.reply, begun_before, last)


def _own_and_held(
    session: Session, conversation_id: str, message_id: str, now: datetime
) -> tuple[Turn | None, list[Turn]]:
    """Return the turn of the message id, or the one that it sent again, and all that somebody is at."""
    is_one = or_(Turn.message_id == message_id, Turn.held_until > now)
    found = list(session.scalars(select(Turn).where(Turn.conversation_id == conversation_id, is_one)))
    own = next((one for one in found if one.message_id == message_id), None)
    if own is not None and own.again_of is not None:
        own = session.get(Turn, own.again_of)
    return own, [one for one in found if _is_held(one, now)]


def _before(session: Session, conversation_id: str, turn: Turn | None) -> Turn | None:
    """Return the turn before this one, or the newest."""
    query = select(Turn).where(Turn.conversation_id == conversation_id, Turn.again_of.is_(None))
    if turn is not None:
        query = query.where(Turn.id < turn.id)
    return session.scalar(query.order_by(Turn.id.desc()).limit(1))


def _held(session: Session, conversation_id: str, now: datetime) -> list[Turn]:
    return list(session.scalars(select(Turn).where(Turn.conversation_id == conversation_id, Turn.held_until > now)))


def _comes_before(other: Turn, turn: Turn | None) -> bool:
    return other.state == "open" or turn is None or other.id < turn.id


def _is_before(turn: Turn, since: datetime | None) -> bool:
    return since is not None and turn.created_at < since and turn.message_id != GREETING


def _is_held(turn: Turn, now: datetime) -> bool:
    return turn.held_until is not None and turn.held_until > now


def _is_left(turn: Turn, now: datetime) -> bool:
    """Whether it got no answer and nobody is at it."""
    return turn.reply is None and not _is_held(turn, now)


def _new(conversation_id: str, message_id: str, said: str, state: str, now: datetime, held_until: datetime) -> Turn:
    return Turn(
        conversation_id=conversation_id, message_id=message_id, said=said, state=state, held_until=held_until,
        created_at=now,
    )  # fmt: skip
