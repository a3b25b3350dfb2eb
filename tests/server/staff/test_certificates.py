"""Certificates at the desk: their number once, their day, their kind, and what can be set right."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update

from server.registry.database import Database
from server.registry.models import AuditEntry, Certificate, Person, SubsidyClaim
from server.registry.placing import Placed
from server.registry.services import certificates, subsidy, subsidy_rule
from tests import samples
from tests.concurrently import together
from tests.server.staff.conftest import Desk


def test_a_number_stands_once_over_all_people_and_kinds_however_it_is_written(
    desk: Desk, database: Database, of: dict[str, Any]
) -> None:
    with database.write() as session:
        other = samples.a_person(session)
    clerk = desk("clerk")
    assert clerk.post("/certificates", json=of).status_code == 201
    for number in ("S 0001-a", "s0001A", "Ｓ０００１－Ａ"):
        again = of | {"person_id": other.id, "number": number, "kind": "培训合格证书", "skill_level": None}
        answer = clerk.post("/certificates", json=again)
        assert (answer.status_code, answer.json()["code"]) == (409, "number_taken")
    second = clerk.post("/certificates", json=of | {"number": "S0002"}).json()
    taken = clerk.patch(f"/certificates/{second['id']}", json={"number": "S0001A"})
    assert (taken.status_code, taken.json()["code"]) == (409, "number_taken")


def test_of_many_who_enter_the_same_number_at_once_one_does(database: Database, of: dict[str, Any]) -> None:
    fields = of | {"issued_on": date(2025, 3, 1)}

    def enter() -> None:
        with database.write() as session:
            certificates.enter(session, Certificate(**fields), "staff:1")

    outcomes = together([enter] * 6)
    assert sorted(type(one).__name__ for one in outcomes) == ["NoneType", *["NumberTaken"] * 5]


def test_what_a_person_tells_in_the_chat_has_a_number_once_too(database: Database, person: Person) -> None:
    with database.write() as session:
        held = samples.a_certificate(session, person, number="S0001")
        occupation = held.occupation_code
        other = samples.a_person(session)
    told = Certificate(
        occupation_code=occupation,
        skill_level=5,
        kind="职业技能等级证书",
        issued_on=date(2025, 3, 1),
        number="s-0001",
    )
    with pytest.raises(certificates.NumberTaken), database.write() as session:
        certificates.report(session, other.id, told, "assistant:sample")


def test_a_number_that_stood_twice_before_is_verified_and_paid_for_no_second_time(
    desk: Desk, database: Database, person: Person
) -> None:
    with database.write() as session:
        samples.a_certificate(session, person, number="S0001")
        twice = samples.a_certificate(session, person, number="S0002")
        made = subsidy.claim(session, person.id, twice.id, None, subsidy_rule.DEFAULT_READING, "assistant:sample")
        session.flush()
        stale = {"number": Placed.of(Certificate.number, "S0001", id=twice.id), "number_hash": None}
        session.execute(update(Certificate).where(Certificate.id == twice.id).values(stale))
    clerk = desk("clerk")
    for path, step in ((f"/subsidy-claims/{made.id}", {"status": "approved"}),
                       (f"/certificates/{twice.id}", {"verified": True})):  # fmt: skip
        answer = clerk.patch(path, json=step)
        assert (answer.status_code, answer.json()["code"]) == (409, "number_taken")


@pytest.mark.parametrize(
    ("change", "field", "why"),
    [
        ({"issued_on": "2190-01-01"}, "issued_on", "in_the_future"),
        ({"issued_on": "1950-01-01"}, "issued_on", "too_early"),
        ({"issued_on": "1994-01-01"}, "issued_on", "before_that_age"),
        ({"kind": "随便证"}, "kind", "unknown"),
        ({"kind": "培训合格证书"}, "skill_level", "does_not_fit"),
        ({"skill_level": None}, "skill_level", "does_not_fit"),
    ],
)
def test_what_cannot_be_is_not_entered(
    desk: Desk, database: Database, of: dict[str, Any], change: dict[str, Any], field: str, why: str
) -> None:
    with database.write() as session:
        born_1985 = samples.a_person(session, number="41010519850101101X24")
    answer = desk("clerk").post("/certificates", json=of | change | {"person_id": born_1985.id})
    assert (answer.status_code, answer.json()["errors"]) == (422, [{"field": field, "code": why}])


def test_a_certificate_is_set_right_before_it_is_verified_and_not_after(
    desk: Desk, database: Database, of: dict[str, Any]
) -> None:
    clerk, colleague = desk("clerk"), desk("clerk", name="colleague")
    path = f"/certificates/{clerk.post('/certificates', json=of).json()['id']}"
    right = {"issued_on": "2025-04-01", "kind": "培训合格证书", "number": "S0009"}
    changed = clerk.patch(path, json=right).json()
    assert (changed["issued_on"], changed["kind"], changed["skill_level"]) == ("2025-04-01", "培训合格证书", None)
    assert clerk.get(path).json()["number"] == "S0009"
    assert colleague.patch(path, json={"verified": True}).status_code == 200
    answer = clerk.patch(path, json={"issued_on": "2025-05-01"})
    assert (answer.status_code, answer.json()["code"]) == (409, "already_verified")
    with database.read() as session:
        entry = session.scalars(select(AuditEntry).where(AuditEntry.action == "certificate.correct")).one()
    assert entry.detail == {"fields": ["issued_on", "kind", "number"]}


def test_a_claim_that_waits_counts_by_the_day_that_was_set_right(
    desk: Desk, database: Database, person: Person
) -> None:
    with database.write() as session:
        held = samples.a_certificate(session, person, issued_on=date(2024, 12, 31), verified=False)
        made = subsidy.claim(session, person.id, held.id, None, subsidy_rule.DEFAULT_READING, "assistant:sample")
    assert desk("clerk").patch(f"/certificates/{held.id}", json={"issued_on": "2025-01-05"}).status_code == 200
    with database.read() as session:
        counted = session.get_one(SubsidyClaim, made.id)
    assert (counted.status, counted.cap_year, counted.slot, counted.counted_on) == (
        "submitted", 2025, 1, date(2025, 1, 5),
    )  # fmt: skip


def test_a_fourth_certificate_of_the_year_does_not_hide_behind_a_day_of_last_year(
    desk: Desk, database: Database, person: Person
) -> None:
    with database.write() as session:
        days = [date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1), date(2024, 12, 31)]
        held = [samples.a_certificate(session, person, issued_on=day, verified=False) for day in days]
        for one in held:
            subsidy.claim(session, person.id, one.id, None, subsidy_rule.DEFAULT_READING, "assistant:sample")
    answer = desk("clerk").patch(f"/certificates/{held[3].id}", json={"issued_on": "2025-01-02"})
    assert (answer.status_code, answer.json()["code"]) == (409, "claim_does_not_hold")
    with database.read() as session:
        assert session.get_one(Certificate, held[3].id).issued_on == date(2024, 12, 31)
        assert len(session.scalars(select(SubsidyClaim).where(SubsidyClaim.status == "submitted")).all()) == 4


def test_who_needs_no_names_sees_no_number(desk: Desk, of: dict[str, Any]) -> None:
    path = f"/certificates/{desk('clerk').post('/certificates', json=of).json()['id']}"
    assert desk("clerk").get(path).json()["number"] == "S 0001-a"
    assert desk("auditor").get(path).json()["number"] == "****01-a"
