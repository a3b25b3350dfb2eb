"""A job with what is said of it."""

from __future__ import annotations

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager

from server.registry.models import Job


def get_job(session: Session, job_id: int) -> Job | None:
    return session.scalar(with_occupation().where(Job.id == job_id))


def with_occupation() -> Select[Job]:
    """Select jobs joined with their trades, and read the trade in the same statement."""
    return select(Job).join(Job.occupation).options(contains_eager(Job.occupation))
