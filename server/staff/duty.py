"""Urgent cases ring until somebody accepts them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.faults import told_of
from server.registry.database import Database, hold, utcnow
from server.registry.models import HandoverCase, SentMessage
from server.registry.services.messages import phone_index, send_text
from server.words import word

LOOK_EVERY_SECONDS = 15
KIND = "duty"

log = structlog.get_logger()


@dataclass
class Bell:
    """Looks after urgent cases: tells how many wait, warns of those that wait too long, rings the duty telephone."""

    database: Database
    phone: str
    every: timedelta
    observe: Callable[[int, float], None]
    """is told how many urgent cases wait, and for how many seconds the oldest has"""
    _warned_at: datetime | None = field(default=None, init=False)

    async def keep_ringing(self) -> None:
        """Look again and again, until cancelled; one that fails, in whatever way, is told."""
        while True:
            try:
                await asyncio.to_thread(self.look)
            except Exception as error:
                log.error("duty_not_looked_at", **told_of(error))
            await asyncio.sleep(LOOK_EVERY_SECONDS)

    def look(self, now: datetime | None = None) -> None:
        """Look once."""
        now = now or utcnow()
        with self.database.read() as session:
            waiting = _waiting(session)
            due = bool(self.phone and waiting and self._is_due(session, waiting, now))
        waited = (now - waiting[0]).total_seconds() if waiting else 0.0
        self.observe(len(waiting), max(0.0, waited))
        self._warn(len(waiting), timedelta(seconds=waited), now)
        if due:
            self._ring(now)

    def _warn(self, count: int, waited: timedelta, now: datetime) -> None:
        if not count or waited < self.every:
            self._warned_at = None
        elif self._warned_at is None or now - self._warned_at >= self.every:
            self._warned_at = now
            log.warning("urgent_cases_wait", count=count, oldest_minutes=int(waited.total_seconds() // 60))

    def _ring(self, now: datetime) -> None:
        with self.database.write() as session:
            hold(session, KIND)  # of several copies one rings
            waiting = _waiting(session)
            if waiting and self._is_due(session, waiting, now):
                minutes = int((now - waiting[0]).total_seconds() // 60)
                said = word("sms.duty", count=len(waiting), minutes=max(1, minutes)).text
                send_text(session, self.phone, KIND, said).created_at = now

    def _is_due(self, session: Session, waiting: list[datetime], now: datetime) -> bool:
        """Whether nothing rang yet for the newest case, or the last time is long enough ago."""
        rung = select(SentMessage.created_at).where(
            SentMessage.phone_hash == phone_index(self.phone), SentMessage.kind == KIND
        )
        last = session.scalar(rung.order_by(SentMessage.id.desc()).limit(1))
        return last is None or last < waiting[-1] or now - last >= self.every


def _waiting(session: Session) -> list[datetime]:
    """Return since when each urgent case waits that nobody has accepted, the oldest first."""
    cases = select(HandoverCase.urgent_since, HandoverCase.created_at).where(
        HandoverCase.urgent, HandoverCase.status == "waiting"
    )
    return sorted(since or created for since, created in session.execute(cases))
