"""A job with what is said of it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, contains_eager

from server.registry.models import Job


def get_job(session: Session, job_id: int) -> Job | None:
    return session.scalar(with_occupation().where(Job.id == job_id))


def get_jobs(session: Session, job_ids: Sequence[int]) -> list[Job]:
    """Return the jobs with these ids, in their order, in one statement; ids that are none are left out."""
    found = {one.id: one for one in session.scalars(with_occupation().where(Job.id.in_(job_ids)))}
    return [found[one] for one in job_ids if one in found]


def with_occupation() -> Select[Job]:
    """Select jobs joined with their trades, and read the trade in the same statement."""
    return select(Job).join(Job.occupation).options(contains_eager(Job.occupation))
