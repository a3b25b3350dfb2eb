"""Open jobs, ranked by a wish."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from server.registry.models import Certificate, Job, Occupation
from server.registry.repositories.jobs import with_occupation
from server.registry.repositories.ranking import (
    Found,
    Plan,
    Ranked,
    candidate,
    is_for_one_alone,
    lies_in,
    made_for,
    rank,
    read_ranked,
)

AT_HOME = "居家"
LODGED = ("own_cost", "included")
SERVES_AS_WELL = {"手语": ("文字沟通",)}
"""a deaf person who signs can work where people write to each other"""


@dataclass(frozen=True)
class JobWish:
    """What is looked for; an empty field does not narrow.

    The trade, what is not wanted and whom a job is made for decide what is found at all. The way of working is given
    up where nothing meets it. Pay, conditions and accommodations put what meets them first and hide nothing, for
    employers leave out what they would do. The keys in what is found are work_mode, pay, the conditions and
    accommodations.
    """

    occupations: frozenset[str] = frozenset()
    not_occupations: frozenset[str] = frozenset()
    around: tuple[str, ...] = ()
    """the leading digits of the place and of those around it, nearest first: county, city, province"""
    beside: tuple[str, ...] = ()
    """the leading digits of other places that are as welcome as the first of `around`"""
    not_places: frozenset[str] = frozenset()
    """leading digits; work at home for an employer there is not found either"""
    work_modes: frozenset[str] = frozenset()
    not_work_modes: frozenset[str] = frozenset()
    pay_at_least: int | None = None
    """yuan a month that the job may come to"""
    accommodations: tuple[str, ...] = ()
    """words that what the employer provides must contain"""
    conditions: frozenset[str] = frozenset()
    """insured, day_work, boarding: what must stand on record to count as met"""
    category: int | None = None
    """of disability, 1 … 7"""
    person_id: str | None = None
    """whose certificates open medical posts"""


def rank_jobs(session: Session, wish: JobWish, today: date) -> Found[Job]:
    """Return the open jobs by how well they meet the wish, open longest first among equals; one statement.

    Each comes with its trade read. Work at home is tied to no place. A medical post needs a verified certificate of
    that very occupation; no ordinary one counts.
    """
    pay = wish.pay_at_least
    on_record = {
        "insured": Job.social_insurance.is_(True),
        "day_work": Job.night_shift.is_(False),
        "boarding": Job.lodging.in_(LODGED),
    }
    plan = Plan(
        musts={"work_mode": Job.work_mode.in_(wish.work_modes)} if wish.work_modes else {},
        rathers=({"pay": Job.salary_max_yuan >= pay} if pay else {})
        | {key: on_record[key] for key in sorted(wish.conditions)},
        division=Job.division_code,
        around=wish.around,
        beside=wish.beside,
        remote=Job.work_mode == AT_HOME,
        suits=made_for(Job.for_categories, wish.category),
    )
    query = with_occupation().where(Job.status == "open", Job.open_until >= today, *_narrowed(wish))
    rows = read_ranked(session, query, plan, [Job.open_until.desc(), Job.code])
    found = [_preferred(candidate(row, plan), wish) for row in rows]
    wishes = [*plan.musts, *plan.rathers, *(["accommodations"] if wish.accommodations else [])]
    return rank(rows, found, plan, wishes)


def provides(job: Job, accommodation: str) -> int:
    """Return how well the employer meets a wish: 2 as wished, 1 in another way that serves as well, 0 not."""
    if any(accommodation in offered for offered in job.accommodations):
        return 2
    others = SERVES_AS_WELL.get(accommodation, ())
    return int(any(other in offered for other in others for offered in job.accommodations))


def _narrowed(wish: JobWish) -> Iterator[ColumnElement[bool]]:
    if wish.occupations:
        yield Job.occupation_code.in_(wish.occupations)
    if wish.not_occupations:
        yield Job.occupation_code.not_in(wish.not_occupations)
    if wish.not_places:
        yield ~lies_in(Job.division_code, wish.not_places)
    if wish.not_work_modes:
        yield Job.work_mode.not_in(wish.not_work_modes)
    held = select(Certificate.occupation_code).where(
        Certificate.person_id == (wish.person_id or ""), Certificate.verified.is_(True)
    )
    yield or_(Occupation.medical.is_(False), Job.occupation_code.in_(held))


def _preferred(found: Ranked[Job], wish: JobWish) -> Ranked[Job]:
    provided = [provides(found.one, accommodation) for accommodation in wish.accommodations]
    meets = found.meets | ({"accommodations"} if provided and min(provided) == 2 else set())
    short_of_pay = wish.pay_at_least is not None and "pay" not in meets
    short_of = int(short_of_pay) + len(wish.conditions - meets)
    behind = is_for_one_alone(found.one.for_categories, wish.category, wish.occupations)
    return replace(found, meets=meets, preference=(short_of, behind, -sum(provided)))
