"""The head of the audit, logged once a day: kept elsewhere, it shows later whether the audit is still the same."""

from __future__ import annotations

import asyncio

import structlog
from sqlalchemy.exc import SQLAlchemyError

from server.registry.database import Database
from server.registry.services import audit

SECONDS_AFTER_THE_START = 60
SECONDS_A_DAY = 24 * 3600
log = structlog.get_logger()


async def tell_heads(
    database: Database, first: float = SECONDS_AFTER_THE_START, between: float = SECONDS_A_DAY
) -> None:
    """Log the head soon after the start, and then every day, until it is cancelled."""
    await asyncio.sleep(first)
    while True:
        await asyncio.to_thread(tell_head, database)
        await asyncio.sleep(between)


def tell_head(database: Database) -> None:
    """Log the number and the signature of the last audit entry."""
    try:
        with database.read() as session:
            last = audit.head(session)
    except SQLAlchemyError as error:
        log.warning("audit_head_unknown", reason=type(error).__name__)
        return
    if last is not None:
        log.warning("audit_head", entry=last[0], head=last[1])
