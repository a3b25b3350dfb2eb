"""What a person reports on their work."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from server.registry.database import Database
from server.registry.repositories import records
from server.registry.services import employment
from tests.samples import a_person

ACTOR, TODAY = "assistant:sample", date(2026, 3, 1)


def test_reports_are_kept_with_their_number_the_latest_first(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        first = employment.report(session, person.id, "started", "示例公司", date(2026, 2, 1), ACTOR, TODAY)
        second = employment.report(session, person.id, "lost", "示例公司", None, ACTOR, TODAY)
        employment.report(session, a_person(session).id, "kept", None, None, ACTOR, TODAY)
    with database.read() as session:
        found = records.employment_reports(session, person.id)
    assert [(one.id, one.kind, one.status) for one in found] == [
        (second.id, "lost", "received"),
        (first.id, "started", "received"),
    ]
    assert (found[1].employer, found[1].since) == ("示例公司", date(2026, 2, 1))


def test_the_same_told_twice_is_one_report_until_it_is_answered(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        told = employment.report(session, person.id, "started", "示例公司", None, ACTOR, TODAY)
        with pytest.raises(employment.ReportRefused) as refused:
            employment.report(session, person.id, "started", "示例公司", None, ACTOR, TODAY)
        assert (refused.value.code, refused.value.report) == ("already", told)
        told.status = "answered"
        employment.report(session, person.id, "started", "示例公司", None, ACTOR, TODAY)


def test_a_job_may_begin_soon_but_not_years_ahead(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        employment.report(session, person.id, "started", None, TODAY + timedelta(days=30), ACTOR, TODAY)
        with pytest.raises(employment.ReportRefused) as refused:
            employment.report(session, person.id, "started", None, date(2062, 3, 1), ACTOR, TODAY)
    assert refused.value.code == "too_far_ahead"


def test_a_kind_that_is_none_is_an_error(database: Database) -> None:
    with database.write() as session, pytest.raises(ValueError, match="kind"):
        employment.report(session, a_person(session).id, "retired", None, None, ACTOR, TODAY)
