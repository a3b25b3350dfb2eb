"""The head of the audit, logged once a day: kept elsewhere, it shows later whether the audit is still the same."""

from __future__ import annotations

import structlog
from sqlalchemy.exc import SQLAlchemyError

from server.registry.database import Database
from server.registry.services import audit

log = structlog.get_logger()


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
