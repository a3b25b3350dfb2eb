"""What the tests of the subsidy have in common."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.policies import SubsidySettings, one_year_after
from server.registry.database import Database
from server.registry.models import Certificate, SubsidyClaim
from server.registry.services import subsidy, subsidy_decisions

CAP = 3
TODAY = date(2024, 9, 1)
DEFAULT = SubsidySettings()
CLERK, PAYER, REVERSER = "staff:1", "staff:2", "staff:3"
DECIDES = {"paid": PAYER, "reversed": REVERSER}
"""four eyes: who approves does not pay, who pays does not reverse"""


def claimed(
    session: Session, certificate: Certificate, settings: SubsidySettings = DEFAULT, today: date = TODAY
) -> SubsidyClaim:
    """Claim for a certificate of its owner."""
    return subsidy.claim(
        session, certificate.person_id, certificate.id, "6222000000000000000", settings, "assistant:sample", today
    )


def decided(session: Session, claim: SubsidyClaim, *steps: str, settings: SubsidySettings = DEFAULT) -> SubsidyClaim:
    """Take a claim through the office's steps, each by another person where money asks for it."""
    for step in steps:
        claim = subsidy_decisions.decide(session, claim.id, step, "示例理由", DECIDES.get(step, CLERK), settings)
    return claim


def all_claims(database: Database) -> list[SubsidyClaim]:
    with database.read() as session:
        return list(session.scalars(select(SubsidyClaim).order_by(SubsidyClaim.id)))


def counted_days(claims: Iterable[SubsidyClaim], settings: SubsidySettings) -> list[date]:
    """The days of the claims that use up the cap under a reading, told from their states alone."""
    live = {"paid"} if settings.one_time == "paid" else {"submitted", "approved", "paid"}
    return sorted(
        claim.counted_on
        for claim in claims
        if claim.status in live and (settings.competition_counts or not claim.competition)
    )


def most_in_a_year(days: list[date], settings: SubsidySettings) -> int:
    """The largest number of days within any one year of the reading."""
    if settings.year_of_cap == "calendar":
        return max((sum(day.year == first.year for day in days) for first in days), default=0)
    return max((sum(first <= day < one_year_after(first) for day in days) for first in days), default=0)
