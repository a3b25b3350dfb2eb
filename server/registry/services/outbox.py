"""What is to be sent by text message, message by message: claimed, sent, tried again later or given up.

A message is claimed before it is sent, so that two copies of the server do not send the same one, and none is lost
when a copy ends in between: it is due again after `LEASE`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from server.registry.crypto import UnreadableSecret
from server.registry.models import SentMessage
from server.registry.services.messages import CODE

LEASE = timedelta(minutes=2)
LONGEST = timedelta(hours=24)
"""what could not be sent for so long is not sent any more"""
PAUSES = tuple(timedelta(seconds=seconds) for seconds in (5, 20, 60, 300, 900, 3600))
"""before the next try, the last one for all that follow"""
AT_ONCE = 5
"""all of them, each as slow as a gateway may be, within `LEASE`"""


@dataclass(frozen=True)
class Due:
    """One message to be sent now."""

    row: int
    message_id: str
    phone: str
    text: str


def claim(session: Session, now: datetime, code_lasts: timedelta) -> list[Due]:
    """Return what is due, claimed for `LEASE`; what is too old is given up."""
    due = session.scalars(
        select(SentMessage.id)
        .where(SentMessage.next_try_at <= now)
        .order_by(SentMessage.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    claimed = []
    for row in due:
        try:
            message = session.get_one(SentMessage, row)
        except UnreadableSecret:  # it alone can never be sent
            session.execute(update(SentMessage).where(SentMessage.id == row).values(next_try_at=None))
            continue
        if now - message.created_at > (code_lasts if message.kind == CODE else LONGEST):
            message.next_try_at = None
            message.body = "" if message.kind == CODE else message.body
            continue
        message.attempts += 1
        message.next_try_at = now + LEASE
        claimed.append(Due(message.id, _message_id(message), message.phone, message.body))
    return claimed


def sent(session: Session, row: int, now: datetime) -> None:
    """Note that the gateway took a message; a code is no longer needed in writing."""
    message = session.get(SentMessage, row)
    if message is not None:  # deleted with its person meanwhile
        message.sent_at, message.next_try_at = now, None
        message.body = "" if message.kind == CODE else message.body


def not_sent(session: Session, row: int, now: datetime, for_good: bool) -> None:
    """Note that the gateway did not take a message: it is tried again after a pause, or never."""
    message = session.get(SentMessage, row)
    if message is not None:
        pause = PAUSES[min(message.attempts, len(PAUSES)) - 1]
        message.next_try_at = None if for_good else now + pause


def is_due(session: Session, now: datetime) -> bool:
    """Whether anything is to be sent now."""
    return session.scalar(select(SentMessage.id).where(SentMessage.next_try_at <= now).limit(1)) is not None


def _message_id(message: SentMessage) -> str:
    return f"{message.created_at:%Y%m%d%H%M%S}-{message.id}"
