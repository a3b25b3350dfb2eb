"""What a server does once a day while it runs: the audit's head is logged, and what is over goes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import structlog
from sqlalchemy.exc import SQLAlchemyError

from server.registry.database import Database
from server.registry.services import privacy

SECONDS_AFTER_THE_START = 60
SECONDS_A_DAY = 24 * 3600
log = structlog.get_logger()


async def every_day(
    *works: Callable[[], None], first: float = SECONDS_AFTER_THE_START, between: float = SECONDS_A_DAY
) -> None:
    """Do each of the works soon after the start, and then every day, until it is cancelled.

    One that fails in a way nobody thought of is told, and the others are done.
    """
    await asyncio.sleep(first)
    while True:
        for work in works:
            try:
                await asyncio.to_thread(work)
            except Exception as error:
                log.error("daily_work_failed", error=type(error).__name__)  # its text may quote what a row holds
        await asyncio.sleep(between)


def purge(database: Database) -> None:
    """Remove what is over; a database that fails is told, and asked again the next day."""
    try:
        with database.write() as session:
            privacy.purge(session, "system")
    except SQLAlchemyError as error:
        log.warning("not_purged", reason=type(error).__name__)
