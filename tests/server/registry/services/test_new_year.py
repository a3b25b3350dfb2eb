"""Half past five in the evening of 31 December on a machine that runs in UTC: at the office it is New Year."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from language.numbers.personal import CertificateNumber
from server.policies import SubsidySettings
from server.registry.database import Database
from server.registry.services import jobs, own_data, people, subsidy, subsidy_rule, training
from tests.office_clock import StopClock
from tests.samples import a_certificate, a_class, a_job, a_person

OLD_YEAR, NEW_YEAR = date(2024, 12, 31), date(2025, 1, 1)
BY_CLAIM = SubsidySettings(counting_date="claimed")
ACTOR = "assistant:sample"


@pytest.fixture(autouse=True)
def evening_in_utc(monkeypatch: pytest.MonkeyPatch, stop_clock: StopClock) -> Iterator[None]:
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    stop_clock(datetime(2024, 12, 31, 17, 30, tzinfo=UTC))
    yield
    monkeypatch.undo()
    time.tzset()


def test_a_disability_certificate_is_recorded_in_the_new_year(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        first = people.current_certificate(session, person.id)
        assert first is not None
        assert first.recorded_on == NEW_YEAR
        people.note_certificate(session, person, CertificateNumber(first.number[:18] + "21"), ACTOR)
        assert first.superseded_on == NEW_YEAR


def test_a_person_is_shown_as_registered_in_the_new_year(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        session.flush()
        assert own_data.my_data(session, person.id).registered_on == NEW_YEAR


def test_a_claim_of_now_takes_a_place_of_the_new_year(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        for _ in range(3):
            certificate = a_certificate(session, person)
            subsidy.claim(session, person.id, certificate.id, None, BY_CLAIM, ACTOR, OLD_YEAR)
        certificate = a_certificate(session, person)
        claim = subsidy.claim(session, person.id, certificate.id, None, BY_CLAIM, ACTOR)
        assert (claim.counted_on, claim.cap_year, claim.slot) == (NEW_YEAR, 2025, 1)


def test_what_is_said_of_the_places_left_is_said_of_the_new_year(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        for _ in range(3):
            subsidy.claim(session, person.id, a_certificate(session, person).id, None, BY_CLAIM, ACTOR, OLD_YEAR)
        assert subsidy_rule.check(session, person, BY_CLAIM).eligible
        assert not subsidy_rule.check(session, person, BY_CLAIM, today=OLD_YEAR).eligible


def test_what_ended_with_the_old_year_is_over(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        with pytest.raises(training.EnrolmentRefused, match="closed"):
            training.enrol(session, person.id, a_class(session, enrol_until=OLD_YEAR).id, ACTOR)
        with pytest.raises(jobs.ReferralRefused, match="closed"):
            jobs.refer(session, person.id, a_job(session, open_until=OLD_YEAR).id, ACTOR)


def test_what_is_open_on_new_years_day_is_open(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        assert (
            training.enrol(session, person.id, a_class(session, enrol_until=NEW_YEAR).id, ACTOR).enrolment.seat == 1
        )
        assert jobs.refer(session, person.id, a_job(session, open_until=NEW_YEAR).id, ACTOR).status == "sent"


def test_nobody_moves_up_into_a_class_that_began_on_new_years_day(database: Database) -> None:
    with database.write() as session:
        begun = a_class(session, starts_on=NEW_YEAR, enrol_until=NEW_YEAR)
        first = training.enrol(session, a_person(session).id, begun.id, ACTOR).enrolment
        second = training.enrol(session, a_person(session).id, begun.id, ACTOR).enrolment
        training.cancel(session, first.person_id, first.id, ACTOR)
        assert second.status == "waiting"
