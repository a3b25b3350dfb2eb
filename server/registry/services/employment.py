"""What a person reports on their work."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from server import clock
from server.registry.models import EmploymentReport
from server.registry.services import audit, people
from server.registry.services.helper import Helper, columns, noted

KINDS = ("started", "kept", "changed", "lost")
FURTHEST_AHEAD = timedelta(days=366)
"""a job that begins later than this is a slip of the year"""


class ReportRefused(Exception):
    """`code` is too_far_ahead (of `since`) or already: the same `report` was told before and is not answered yet."""

    def __init__(self, code: str, report: EmploymentReport | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.report = report


def report(
    session: Session,
    person_id: str,
    kind: str,
    employer: str | None,
    since: date | None,
    actor: str,
    today: date | None = None,
    helper: Helper | None = None,
) -> EmploymentReport:
    """Keep what a person says of their work; the report's id is the number to remember.

    `kind` is one of `KINDS`. Raises `ReportRefused`, `people.ConsentWithdrawn`, `people.PersonGone` and `ValueError`.
    """
    if kind not in KINDS:
        raise ValueError(f"no kind of report {kind}")
    people.lock(session, person_id)
    people.require_consent(session, person_id)
    if since is not None and since > (today or clock.today()) + FURTHEST_AHEAD:
        raise ReportRefused("too_far_ahead")
    if (before := _told_before(session, person_id, kind, employer, since)) is not None:
        raise ReportRefused("already", before)
    told = EmploymentReport(person_id=person_id, kind=kind, employer=employer, since=since, **columns(helper))
    session.add(told)
    session.flush()
    audit.record(
        session, actor, "employment.report", f"employment_report:{told.id}", kind=kind, **noted(helper)
    )  # fmt: skip
    return told


def _told_before(
    session: Session, person_id: str, kind: str, employer: str | None, since: date | None
) -> EmploymentReport | None:
    """Return the last report where it says the same and the office has not answered it."""
    last = session.scalar(
        select(EmploymentReport)
        .where(EmploymentReport.person_id == person_id)
        .order_by(EmploymentReport.id.desc())
        .limit(1)
    )
    same = last is not None and (last.kind, last.employer, last.since) == (kind, employer, since)
    return last if last is not None and same and last.status != "answered" else None
