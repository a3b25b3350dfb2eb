"""What waits for the office and for the gateway, as figures: how much, and since when; urgent cases stand apart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from server.registry.models import HandoverCase, SentMessage
from server.registry.services import holding


@dataclass(frozen=True)
class Waiting:
    """So many wait, and the oldest of them for so many seconds; 0 where none does."""

    count: int
    oldest_seconds: float


def cases(session: Session, now: datetime) -> Waiting:
    """Return the cases that nobody has accepted, without those that are urgent."""
    which = HandoverCase.status == "waiting", HandoverCase.urgent.is_(False)
    return _waiting(session, HandoverCase.created_at, select().where(*which), now)


def unanswered(session: Session, now: datetime) -> Waiting:
    """Return the cases, urgent ones too, that somebody has accepted and to which words of the office are to come."""
    which = holding.waits_for_an_answer(), HandoverCase.status != "waiting"
    return _waiting(session, HandoverCase.created_at, select().where(*which), now)


def messages(session: Session, now: datetime) -> Waiting:
    """Return the text messages that the gateway has not taken and is to be asked again to take."""
    return _waiting(session, SentMessage.created_at, select().where(SentMessage.next_try_at.is_not(None)), now)


def _waiting(session: Session, since: InstrumentedAttribute[datetime], which: Select[Any], now: datetime) -> Waiting:
    count, oldest = session.execute(which.add_columns(func.count(), func.min(since))).one()
    return Waiting(count, max(0.0, (now - oldest).total_seconds()) if oldest is not None else 0.0)
