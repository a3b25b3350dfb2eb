"""Claims under the readings of the rule that an office may choose, and in another province."""

from __future__ import annotations

from datetime import date

import pytest

from server.policies import SubsidySettings
from server.registry.database import Database
from server.registry.services.subsidy import ClaimRefused
from tests.samples import ZHENGZHOU, a_certificate, a_person, an_occupation
from tests.server.registry.services.claims import claimed, decided

PAID_COUNTS = SubsidySettings(one_time="paid")


def test_henan_goes_by_the_national_cap(database: Database) -> None:
    with database.write() as session:
        person = a_person(session, area=ZHENGZHOU)
        for _ in range(3):
            assert claimed(session, a_certificate(session, person)).province == "410000"
        with pytest.raises(ClaimRefused):
            claimed(session, a_certificate(session, person))


def test_where_only_payments_count_the_slot_is_taken_at_the_payment(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        made = [claimed(session, a_certificate(session, person), PAID_COUNTS) for _ in range(4)]
        assert [claim.slot for claim in made] == [None] * 4
        for claim in made[:3]:
            decided(session, claim, "approved", "paid", settings=PAID_COUNTS)
        decided(session, made[3], "approved")
        with pytest.raises(ValueError, match="no room"):
            decided(session, made[3], "paid", settings=PAID_COUNTS)
        assert [claim.slot for claim in made] == [1, 2, 3, None]
        with pytest.raises(ClaimRefused):
            claimed(session, a_certificate(session, person), PAID_COUNTS)


def test_where_only_payments_count_in_rolling_years_a_payment_keeps_to_them(database: Database) -> None:
    reading = SubsidySettings(one_time="paid", year_of_cap="rolling")
    days = [date(2023, 12, 1), date(2023, 12, 2), date(2023, 12, 3), date(2024, 1, 1)]
    with database.write() as session:
        person = a_person(session)
        made = [claimed(session, a_certificate(session, person, issued_on=day), reading) for day in days]
        for claim in made[:3]:
            decided(session, claim, "approved", "paid", settings=reading)
        decided(session, made[3], "approved")
        with pytest.raises(ValueError, match="no room"):
            decided(session, made[3], "paid", settings=reading)


@pytest.mark.parametrize("competition", [False, True])
def test_where_only_payments_count_a_repeat_is_not_paid(database: Database, competition: bool) -> None:
    reading = SubsidySettings(one_time="paid", competition_counts=False)
    with database.write() as session:
        person, occupation = a_person(session), an_occupation(session)
        first, second = (
            claimed(session, a_certificate(session, person, occupation, competition=competition), reading)
            for _ in range(2)
        )
        decided(session, first, "approved", "paid", settings=reading)
        decided(session, second, "approved")
        with pytest.raises(ValueError, match="no room"):
            decided(session, second, "paid", settings=reading)


def test_competition_training_outside_the_cap_takes_no_slot(database: Database) -> None:
    reading = SubsidySettings(competition_counts=False)
    with database.write() as session:
        person = a_person(session)
        for _ in range(4):
            assert claimed(session, a_certificate(session, person, competition=True), reading).slot is None
        assert claimed(session, a_certificate(session, person), reading).slot == 1


def test_slots_taken_under_an_earlier_reading_are_kept_and_the_refusal_says_so(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        for _ in range(3):
            claimed(session, a_certificate(session, person, competition=True))
        with pytest.raises(ClaimRefused) as refused:
            claimed(session, a_certificate(session, person), SubsidySettings(competition_counts=False))
    assert "cap_reached" in [reason.code for reason in refused.value.decision.reasons]


def test_a_year_without_repeats_promised_under_an_earlier_reading_is_kept_too(database: Database) -> None:
    with database.write() as session:
        person, occupation = a_person(session), an_occupation(session)
        claimed(session, a_certificate(session, person, occupation, date(2023, 8, 1)))
        certificate = a_certificate(session, person, occupation, date(2024, 3, 1))
        with pytest.raises(ClaimRefused) as refused:
            claimed(session, certificate, SubsidySettings(repeat_window="calendar"))
        assert claimed(session, a_certificate(session, person)).slot == 1
    assert "repeat" in [reason.code for reason in refused.value.decision.reasons]
