"""Whether anybody of the office is there to read what people pass on."""

from __future__ import annotations

from sqlalchemy import Boolean, String, column, inspect, select, table
from sqlalchemy.orm import Session

ANSWERING = ("clerk", "supervisor", "admin")
"""roles that can take up a case"""

_accounts = table("staff_accounts", column("role", String), column("active", Boolean), column("development", Boolean))


def somebody_answers(session: Session) -> bool:
    """Whether a member of staff has an account that is active and can answer; without accounts nobody does."""
    if not inspect(session.connection()).has_table(_accounts.name):
        return False
    active = select(_accounts.c.role).where(_accounts.c.active, ~_accounts.c.development)
    return session.scalar(active.where(_accounts.c.role.in_(ANSWERING)).limit(1)) is not None
