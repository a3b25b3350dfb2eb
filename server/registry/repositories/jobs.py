"""Jobs that fit a person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, contains_eager

from server.registry.models import Certificate, Job, Occupation

SERVES_AS_WELL = {"手语": ("文字沟通",)}
"""a deaf person who signs can work where people write to each other"""


@dataclass(frozen=True)
class JobFilter:
    """What is looked for; an empty field does not narrow. `accommodation` only orders what is found."""

    occupation_code: str | None = None
    place_prefix: str | None = None
    work_mode: str | None = None
    disability_category: int | None = None
    accommodation: str | None = None
    person_id: str | None = None


def find_jobs(session: Session, wanted: JobFilter, today: date, limit: int = 6) -> list[Job]:
    """Return open jobs that fit, nearest match first.

    Work at home matches every place. Where an employer has arranged for some disabilities only, others are
    left out. Posts whose employer provides the accommodation come first, for employers leave out what they
    would do. A medical post needs a verified certificate of that very occupation; no ordinary one counts.
    """
    query = (
        select(Job)
        .join(Job.occupation)
        .options(contains_eager(Job.occupation))
        .where(Job.status == "open", Job.open_until >= today)
    )
    if wanted.occupation_code:
        query = query.where(Job.occupation_code == wanted.occupation_code)
    if wanted.place_prefix:
        query = query.where(or_(Job.division_code.startswith(wanted.place_prefix), Job.work_mode == "居家"))
        query = query.order_by(Job.division_code.startswith(wanted.place_prefix).desc())
    if wanted.work_mode:
        query = query.where(Job.work_mode == wanted.work_mode)
    qualified = select(Certificate.occupation_code).where(
        Certificate.person_id == (wanted.person_id or ""), Certificate.verified.is_(True)
    )
    query = query.where(or_(Occupation.medical.is_(False), Job.occupation_code.in_(qualified)))
    rows = session.scalars(query.order_by(Job.open_until.desc(), Job.code))
    fitting = [job for job in rows if _fits(job, wanted)]
    if wanted.accommodation:
        fitting.sort(key=lambda job: -provides(job, wanted.accommodation or ""))
    return fitting[:limit]


def get_job(session: Session, job_id: int) -> Job | None:
    return session.get(Job, job_id)


def provides(job: Job, accommodation: str) -> int:
    """Return how well the employer meets a wish: 2 as wished, 1 in another way that serves as well, 0 not."""
    if any(accommodation in offered for offered in job.accommodations):
        return 2
    others = SERVES_AS_WELL.get(accommodation, ())
    return int(any(other in offered for other in others for offered in job.accommodations))


def _fits(job: Job, wanted: JobFilter) -> bool:
    category = wanted.disability_category
    return not (category and job.for_categories and category not in job.for_categories)
