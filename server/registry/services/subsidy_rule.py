"""How the rule reads a person's claims and certificates, and what it says of one more claim."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server import clock
from server.policies import (
    Claim,
    Decision,
    Request,
    SubsidySettings,
    cap_year,
    evaluate,
    repeat_key,
    repeat_window,
    yearly_cap,
)
from server.policies.training_subsidy.decision import OtherDates
from server.registry.models import Certificate, Person, SubsidyClaim

NATIONAL = "000000"
DEFAULT_READING = SubsidySettings()


def province_of(person: Person | None, area: str | None = None) -> str:
    """Return the province whose rule applies: the person's, else that of `area`, else the national one."""
    code = (person.area if person else None) or area
    return f"{code[:2]}0000" if code else NATIONAL


def check(
    session: Session,
    person: Person,
    settings: SubsidySettings,
    certificate: Certificate | None = None,
    today: date | None = None,
    training_place: str | None = None,
    on: date | None = None,
) -> Decision:
    """Decide whether the person may claim: for `certificate`, or in general how many times are left.

    `training_place` is what the place of the training is to the person (户籍地, 常住地, 求职地), where that is known.
    `on` is the day of the decision where that is not today.
    """
    today = today or clock.today()
    day = on or today
    request = Request(
        on=_counted_on(certificate, settings, day) if certificate else day,
        occupation=certificate.occupation_code if certificate else None,
        skill_level=certificate.skill_level if certificate else None,
        certificate_kind=certificate.kind if certificate else None,
        province=province_of(person),
        competition=certificate.competition if certificate else False,
        other_dates=_dates(certificate, day) if certificate else (),
        training_place=training_place,
    )
    return evaluate(request, earlier_claims(session, person.id), settings, today)


def earlier_claims(session: Session, person_id: str) -> list[Claim]:
    """Return all claims of a person in the form that the rule reads."""
    query = select(SubsidyClaim).where(SubsidyClaim.person_id == person_id)
    rows = session.scalars(query.execution_options(populate_existing=True))
    return [_as_read_by_the_rule(row) for row in rows]


def _as_read_by_the_rule(row: SubsidyClaim) -> Claim:
    return Claim(
        counted_on=row.counted_on,
        occupation=row.occupation_code,
        skill_level=row.skill_level,
        certificate_kind=row.certificate_kind,
        status=row.status,
        competition=row.competition,
        other_dates=_dates(row.certificate, clock.day_of(row.created_at)),
    )


def _counted_on(certificate: Certificate, settings: SubsidySettings, today: date) -> date:
    # The start of training is not on the certificate and payment lies ahead: the nearest known day stands in.
    return certificate.issued_on if settings.counting_date in ("certificate_issued", "training_started") else today


def _dates(certificate: Certificate, claimed_on: date) -> OtherDates:
    return (("certificate_issued", certificate.issued_on), ("claimed", claimed_on))


def counted(person: Person, certificate: Certificate, settings: SubsidySettings, today: date) -> dict[str, Any]:
    """Return how a claim counts, by its certificate and the office's reading."""
    counted_on = _counted_on(certificate, settings, today)
    repeat_from, repeat_until = repeat_window(counted_on, settings)
    province = province_of(person)
    kind = certificate.kind
    return {
        "province": province,
        "occupation_code": certificate.occupation_code,
        "skill_level": certificate.skill_level,
        "certificate_kind": kind,
        "competition": certificate.competition,
        "counted_on": counted_on,
        "cap_year": cap_year(counted_on),
        "cap": int(yearly_cap(province, counted_on).value),
        "repeat_key": repeat_key(certificate.occupation_code, certificate.skill_level, kind, settings),
        "repeat_from": repeat_from,
        "repeat_until": repeat_until,
        "counts": settings.competition_counts or not certificate.competition,
    }


def strictest(settings: SubsidySettings) -> SubsidySettings:
    """Return the reading that counts most: claims made under an earlier reading keep what they hold."""
    return settings.model_copy(
        update={
            "repeat_window": "rolling",
            "competition_counts": True,
            "one_time": "not_withdrawn_refused_returned",
            "without_level": "by_occupation",
        }
    )
