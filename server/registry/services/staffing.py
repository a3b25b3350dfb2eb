"""Whether anybody of the office is there to read what people pass on, in the area where it goes."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import Division, Job, Person, StaffAccount, TrainingBase
from server.registry.services.areas import any_covers

ANSWERING = ("clerk", "supervisor", "admin")
"""roles that can take up a case"""


def somebody_answers(session: Session, area: str | None) -> bool:
    """Whether an active member of staff can answer what goes to this area; without accounts nobody does.

    What is urgent, or of no known area (None), is for whoever there is (`server/staff/rights.py`).
    """
    return any(any_covers(areas, area) for areas in _answered(session))


def unanswered_places(session: Session) -> list[str]:
    """Return the cities in which people, bases or jobs are on record and nobody answers, by name."""
    answered = _answered(session)
    served = (
        select(Person.area).where(Person.deleted_on.is_(None)).distinct(),
        select(TrainingBase.division_code).distinct(),
        select(Job.division_code).distinct(),
    )
    codes = {code for query in served for code in session.scalars(query) if code is not None}
    left = {code for code in codes if not any(any_covers(areas, code) for areas in answered)}
    cities = {session.get(Division, f"{code[:4]}00") or session.get(Division, code) for code in left}
    return [one.name for one in sorted((one for one in cities if one is not None), key=lambda one: one.code)]


def _answered(session: Session) -> list[Collection[str]]:
    active = StaffAccount.active, ~StaffAccount.development, StaffAccount.role.in_(ANSWERING)
    return list(session.scalars(select(StaffAccount.areas).where(*active)))
