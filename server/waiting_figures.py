"""Tells the monitoring what waits, again and again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog

from server.faults import told_of
from server.registry.database import Database, utcnow
from server.registry.services import waiting
from server.registry.services.waiting import Waiting

LOOK_EVERY_SECONDS = 60.0
log = structlog.get_logger()


async def keep_counting(
    database: Database, observe: Callable[[Waiting, Waiting, Waiting], None], between: float = LOOK_EVERY_SECONDS
) -> None:
    """Look until cancelled; `observe` is told of cases that wait, of accepted ones, and of waiting text messages.

    A look that fails, in whatever way, is told, and the figures stay as they were.
    """
    while True:
        try:
            await asyncio.to_thread(count, database, observe)
        except Exception as error:
            log.error("waiting_not_counted", **told_of(error))
        await asyncio.sleep(between)


def count(database: Database, observe: Callable[[Waiting, Waiting, Waiting], None]) -> None:
    """Look once."""
    with database.read() as session:
        now = utcnow()
        found = waiting.cases(session, now), waiting.unanswered(session, now), waiting.messages(session, now)
    observe(*found)
