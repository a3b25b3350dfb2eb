"""Referring a person to a job."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import Job, Referral
from server.registry.services import audit, people


class ReferralRefused(Exception):
    """`code` is closed (the job is filled or over) or already (the person was referred to it)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def refer(session: Session, person_id: str, job_id: int, actor: str, today: date | None = None) -> Referral:
    """Send the person's facts to the employer. Raises `ReferralRefused`."""
    people.lock(session, person_id)
    job = session.get_one(Job, job_id)
    if job.status != "open" or job.open_until < (today or date.today()):
        raise ReferralRefused("closed")
    standing = session.scalar(
        select(Referral).where(
            Referral.person_id == person_id,
            Referral.job_id == job_id,
            Referral.status.in_(("sent", "interview")),
        )
    )
    if standing is not None:
        raise ReferralRefused("already")
    referral = Referral(person_id=person_id, job_id=job_id, status="sent")
    session.add(referral)
    session.flush()
    audit.record(session, actor, "referral.create", f"referral:{referral.id}", job_code=job.code)
    return referral
