"""Whatever is claimed, withdrawn and decided, in whatever order and by whatever reading: the rule holds."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.policies import SubsidySettings
from server.policies.training_subsidy.windows import conflict
from server.registry.database import Database
from server.registry.models import Occupation, Person, SubsidyClaim
from server.registry.services import subsidy
from server.registry.services.subsidy import ClaimRefused
from tests.samples import a_certificate, a_person, an_occupation
from tests.server.registry.services.claims import CAP, claimed, counted_days, decided, most_in_a_year

readings = st.builds(
    SubsidySettings,
    year_of_cap=st.sampled_from(["calendar", "rolling"]),
    repeat_window=st.sampled_from(["rolling", "calendar"]),
    counting_date=st.sampled_from(["certificate_issued", "training_started", "claimed", "paid"]),
    one_time=st.sampled_from(["not_withdrawn_refused_returned", "paid"]),
    competition_counts=st.booleans(),
)
days = st.sampled_from(
    [date(2023, 9, 16), date(2024, 1, 1), date(2024, 2, 29), date(2024, 12, 31), date(2025, 2, 28), date(2025, 3, 1)]
)
claiming = st.tuples(st.just("claim"), st.integers(0, 5), days, st.booleans())
granting = st.tuples(st.just("grant"), st.integers(0, 9), st.none(), st.none())
deciding = st.tuples(
    st.sampled_from(["withdraw", "approved", "paid", "refused", "returned"]), st.integers(0, 9), st.none(), st.none()
)
steps = st.tuples(
    st.lists(claiming, min_size=4, max_size=10), st.lists(st.one_of(granting, deciding, claiming), max_size=10)
).map(lambda phases: [*phases[0], *phases[1]])
EXPECTED = re.compile("no open claim|cannot become|leaves no room|paid for within the year")
Step = tuple[str, int, date | None, bool | None]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reading=readings, steps=steps)
def test_no_sequence_of_steps_exceeds_the_cap_or_repeats_itself(
    database: Database, reading: SubsidySettings, steps: list[Step]
) -> None:
    with database.write() as session:
        person, occupations = a_person(session), [an_occupation(session) for _ in range(6)]
        for step in steps:
            take(session, person, occupations, reading, step)
            made = session.scalars(select(SubsidyClaim).where(SubsidyClaim.person_id == person.id)).all()
            assert most_in_a_year(counted_days(made, reading), reading) <= CAP
            assert repeats(list(made), reading) == []


def take(
    session: Session, person: Person, occupations: list[Occupation], reading: SubsidySettings, step: Step
) -> None:
    """Take one step: claim, approve and pay all claims from one on, or decide on one."""
    what, which, day, competition = step
    if day is not None:
        certificate = a_certificate(session, person, occupations[which], day, competition=bool(competition))
        with suppress(ClaimRefused):
            claimed(session, certificate, reading, today=day)
        return
    made = session.scalars(
        select(SubsidyClaim).where(SubsidyClaim.person_id == person.id).order_by(SubsidyClaim.id)
    ).all()
    if what == "grant":
        for claim in made[which:]:
            change(session, claim, "approved", reading)
            change(session, claim, "paid", reading)
    elif which < len(made):
        change(session, made[which], what, reading)


def change(session: Session, claim: SubsidyClaim, what: str, reading: SubsidySettings) -> None:
    """Withdraw a claim or decide on it; what is refused must leave nothing behind."""
    before = (claim.status, claim.slot)
    try:
        if what == "withdraw":
            subsidy.withdraw(session, claim.person_id, claim.id, "assistant:sample")
        else:
            decided(session, claim, what, settings=reading)
    except (LookupError, ValueError) as error:
        if not EXPECTED.search(str(error)):
            raise
    else:
        return
    assert (claim.status, claim.slot) == before


def repeats(made: list[SubsidyClaim], reading: SubsidySettings) -> list[tuple[SubsidyClaim, SubsidyClaim]]:
    """The pairs of claims that count although they are for the same and too near to each other."""
    live = {"paid"} if reading.one_time == "paid" else {"submitted", "approved", "paid"}
    standing = [claim for claim in made if claim.status in live]
    return [
        (one, other)
        for one in standing
        for other in standing
        if one.id < other.id
        and one.repeat_key == other.repeat_key
        and conflict(one.counted_on, other.counted_on, reading)
    ]
