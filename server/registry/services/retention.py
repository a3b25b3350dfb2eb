"""What a deletion takes and what it must leave, for how long; and what ends by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from server import clock
from server.policies.training_subsidy.windows import one_year_after
from server.registry.models import (
    Certificate,
    Conversation,
    Enrolment,
    Person,
    Referral,
    SubsidyClaim,
    SubsidyException,
)
from server.registry.services import (
    class_seats,
    code_limits,
    complaints,
    jobs,
    list_imports,
    proof_windows,
    staff_sessions,
    subsidy,
    turns,
)

RETENTION_YEARS = 3
"""unless the office sets `retention_years`"""


@dataclass(frozen=True)
class Deletion:
    """What goes and what stays when a person is deleted, by the numbers that the person knows."""

    enrolments: tuple[int, ...]
    """given up: the seat goes to who waits"""
    claims_withdrawn: tuple[int, ...]
    """submitted or approved, and not paid"""
    referrals: tuple[int, ...]
    """ended"""
    certificates: int
    """how many gained certificates go"""
    complaints_kept: tuple[str, ...]
    """receipts of complaints that are not answered yet: they stay without a name"""
    conversations: tuple[str, ...]
    """their transcripts go; what the bot's own store holds of them goes when they are quiet (server/keeping.py)"""
    claims_kept: tuple[int, ...]
    """stay with the keyed hash alone"""
    kept_until: date | None
    """from this day on the claims go as well; none where nothing is kept"""


def what_would_go(
    session: Session, person_id: str, today: date | None = None, retention_years: int = RETENTION_YEARS
) -> Deletion:
    """Say what deleting the person would do; nothing is written."""
    today = today or clock.today()
    claims = session.scalars(
        select(SubsidyClaim).where(SubsidyClaim.person_id == person_id).order_by(SubsidyClaim.id)
    ).all()
    exceptions = session.scalars(select(SubsidyException).where(SubsidyException.person_id == person_id)).all()
    last_steps = [
        *(today if one.status in subsidy.UNPAID else clock.day_of(one.updated_at) for one in claims),
        *(clock.day_of(one.created_at) for one in exceptions),
    ]
    kept_with = {one.certificate_id for one in claims} | {one.certificate_id for one in exceptions}
    certificates = session.scalars(select(Certificate.id).where(Certificate.person_id == person_id)).all()
    person = session.get_one(Person, person_id)
    left = complaints.left_by(session, person, proof_windows.conversations_of(session, person))
    return Deletion(
        enrolments=_ids(session, Enrolment, person_id, class_seats.ACTIVE),
        claims_withdrawn=tuple(one.id for one in claims if one.status in subsidy.UNPAID),
        referrals=_ids(session, Referral, person_id, jobs.OPEN),
        certificates=len(set(certificates) - kept_with),
        complaints_kept=tuple(one.receipt for one in left if one.status != "answered"),
        conversations=tuple(
            session.scalars(
                select(Conversation.id)
                .where(Conversation.person_id == person_id)
                .order_by(Conversation.created_at, Conversation.id)
            )
        ),
        claims_kept=tuple(one.id for one in claims),
        kept_until=years_after(max(last_steps), retention_years) if last_steps else None,
    )


def end_what_is_over(session: Session, now: datetime) -> None:
    """Remove what is of no use any more: sessions of staff, codes, tries, whose a left turn was, files to import."""
    code_limits.forget_old_codes(session, now)
    staff_sessions.forget_tries(session, now)
    staff_sessions.forget_ended(session, now)
    turns.forget_clients(session, now - code_limits.DAY)
    list_imports.end_old(session, now)


def years_after(day: date, years: int) -> date:
    """Return the same day so many years later; 29 February leads to 1 March."""
    for _ in range(years):
        day = one_year_after(day)
    return day


def _ids(
    session: Session, model: type[Enrolment] | type[Referral], person_id: str, statuses: tuple[str, ...]
) -> tuple[int, ...]:
    found = select(model.id).where(model.person_id == person_id, model.status.in_(statuses)).order_by(model.id)
    return tuple(session.scalars(found))
