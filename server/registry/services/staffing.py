"""Whether anybody of the office is there to read what people pass on."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import StaffAccount

ANSWERING = ("clerk", "supervisor", "admin")
"""roles that can take up a case"""


def somebody_answers(session: Session) -> bool:
    """Whether a member of staff has an account that is active and can answer; without accounts nobody does."""
    active = select(StaffAccount.id).where(StaffAccount.active, ~StaffAccount.development)
    return session.scalar(active.where(StaffAccount.role.in_(ANSWERING)).limit(1)) is not None
