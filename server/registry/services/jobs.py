"""Referring a person to a job."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from server import clock
from server.registry.models import Certificate, Job, Referral
from server.registry.services import audit, people
from server.registry.services.helper import Helper, columns, noted

OPEN = ("sent", "interview")


class ReferralRefused(Exception):
    """`code` is closed (the job is filled or over), already (the person was referred to it) or unqualified.

    Unqualified is who lacks the verified certificate that a medical post needs.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def refer(
    session: Session,
    person_id: str,
    job_id: int,
    actor: str,
    today: date | None = None,
    helper: Helper | None = None,
) -> Referral:
    """Send the person's facts to the employer.

    Raises `ReferralRefused`, `people.ConsentWithdrawn` and `people.PersonGone`.
    """
    person = people.lock(session, person_id)
    people.require_consent(session, person_id)
    job = session.get_one(Job, job_id)
    if job.status != "open" or job.open_until < (today or clock.today()):
        raise ReferralRefused("closed")
    standing = session.scalar(
        select(Referral).where(
            Referral.person_id == person_id,
            Referral.job_id == job_id,
            Referral.status.in_(OPEN),
        )
    )
    if standing is not None:
        raise ReferralRefused("already")
    if job.occupation.medical and not _holds_certificate(session, person_id, job.occupation_code):
        raise ReferralRefused("unqualified")
    referral = Referral(
        person_id=person_id,
        job_id=job_id,
        status="sent",
        contact_in_writing=person.cannot_take_calls,
        **columns(helper),
    )
    session.add(referral)
    session.flush()
    audit.record(session, actor, "referral.create", f"referral:{referral.id}", job_code=job.code, **noted(helper))
    return referral


def withdraw(session: Session, person_id: str, referral_id: int, actor: str) -> Referral:
    """Take back a referral that the employer has not decided. Raises `LookupError` where none stands."""
    people.lock(session, person_id)
    standing = session.scalar(
        select(Referral).where(Referral.id == referral_id, Referral.person_id == person_id, Referral.status.in_(OPEN))
    )
    if standing is None:
        raise LookupError(f"no standing referral {referral_id} of this person")
    _take_back(session, standing, actor)
    return standing


def withdraw_all(session: Session, person_id: str, actor: str) -> None:
    """Take back every referral of a person that the employer has not decided."""
    people.lock(session, person_id)
    standing = (
        select(Referral).where(Referral.person_id == person_id, Referral.status.in_(OPEN)).order_by(Referral.id)
    )
    for one in session.scalars(standing).all():
        _take_back(session, one, actor)


def _take_back(session: Session, referral: Referral, actor: str) -> None:
    referral.status = "withdrawn"
    audit.record(session, actor, "referral.withdraw", f"referral:{referral.id}")


def ask_to_write(session: Session, person_id: str, actor: str) -> bool:
    """Note on the referrals that wait for an answer that the employer is to write; tell whether that is new."""
    people.lock(session, person_id)
    rung = session.scalars(
        select(Referral).where(
            Referral.person_id == person_id, Referral.status.in_(OPEN), Referral.contact_in_writing.is_(False)
        )
    ).all()
    for one in rung:
        one.contact_in_writing = True
        audit.record(session, actor, "referral.writing_only", f"referral:{one.id}")
    return bool(rung)


def _holds_certificate(session: Session, person_id: str, occupation_code: str) -> bool:
    found = session.scalar(
        select(Certificate.id)
        .where(
            Certificate.person_id == person_id,
            Certificate.occupation_code == occupation_code,
            Certificate.verified.is_(True),
        )
        .limit(1)
    )
    return found is not None
