"""Claims at the desk: granted, refused with the reason, decided on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import select

from server.registry.database import Database
from server.registry.models import AuditEntry, Certificate, Occupation, Person, SubsidyClaim
from tests import samples
from tests.server.staff.conftest import Desk

ACCOUNT = "6222000000001234567"


@pytest.fixture
def person(database: Database) -> Person:
    with database.write() as session:
        return samples.a_person(session)


def gained(database: Database, person: Person, issued_on: date, occupation: Occupation | None = None) -> Certificate:
    with database.write() as session:
        if occupation is not None:
            occupation = session.get_one(Occupation, occupation.code)
        return samples.a_certificate(session, person, occupation, issued_on)


def claim_for(client: TestClient, person: Person, certificate: Certificate) -> Any:
    wanted = {"person_id": person.id, "certificate_id": certificate.id, "bank_account": ACCOUNT}
    return client.post("/subsidy-claims", json=wanted)


def test_a_certificate_is_recorded_by_one_verified_by_another_and_claimed_for(
    desk: Desk, database: Database, person: Person
) -> None:
    with database.write() as session:
        occupation = samples.an_occupation(session)
    clerk, colleague = desk("clerk", "130100"), desk("clerk", "130100", "colleague")
    new = {
        "person_id": person.id, "occupation_code": occupation.code, "skill_level": 4, "kind": "职业技能等级证书",
        "issued_on": "2025-03-01", "number": "SL2025000001", "issuer": "示例评价机构",
    }  # fmt: skip
    certificate = clerk.post("/certificates", json=new).json()
    assert (certificate["number"], certificate["verified"]) == ("****0001", False)
    assert colleague.patch(f"/certificates/{certificate['id']}", json={"verified": True}).json()["verified"] is True
    made = clerk.post(
        "/subsidy-claims",
        json={"person_id": person.id, "certificate_id": certificate["id"], "bank_account": ACCOUNT},
    )
    assert made.status_code == 201
    claim = made.json()
    assert (claim["status"], claim["slot"], claim["cap_year"]) == ("submitted", 1, 2025)
    assert claim["bank_account"] == "****4567"
    with database.read() as session:
        assert session.get_one(SubsidyClaim, claim["id"]).bank_account == ACCOUNT
        by_staff = select(AuditEntry).where(AuditEntry.actor.startswith("staff:")).order_by(AuditEntry.id)
        noted = [(one.actor, one.action) for one in session.scalars(by_staff)]
    assert [action for _, action in noted] == ["certificate.create", "certificate.verify", "subsidy.claim"]
    actors = {action: actor for actor, action in noted}
    assert actors["certificate.create"] == actors["subsidy.claim"] != actors["certificate.verify"]


def test_a_fourth_claim_of_the_year_is_refused_with_reason_date_and_clause(
    desk: Desk, database: Database, person: Person
) -> None:
    clerk = desk("clerk")
    certificates = [gained(database, person, date(2025, month, 1)) for month in (1, 2, 3, 4)]
    answers = [
        clerk.post("/subsidy-claims", json={"person_id": person.id, "certificate_id": certificate.id})
        for certificate in certificates
    ]
    assert [answer.status_code for answer in answers] == [201, 201, 201, 409]
    refusal = answers[-1].json()
    assert answers[-1].headers["content-type"] == "application/problem+json"
    assert refusal["code"] == "subsidy_refused"
    assert "cap_reached" in [reason["code"] for reason in refusal["reasons"]]
    assert refusal["next_possible"] == "2026-01-01"
    assert refusal["citations"][0].keys() == {"document", "clause", "title"}
    assert refusal["remaining"] == 0


def test_the_same_trade_and_level_within_a_year_is_refused(desk: Desk, database: Database, person: Person) -> None:
    clerk = desk("clerk")
    first = gained(database, person, date(2025, 3, 1))
    again = gained(database, person, date(2025, 9, 1), first.occupation)
    assert claim_for(clerk, person, first).status_code == 201
    refusal = claim_for(clerk, person, again).json()
    assert "repeat" in [reason["code"] for reason in refusal["reasons"]]
    assert refusal["next_possible"] == "2026-03-01"


def test_a_certificate_is_claimed_for_once(desk: Desk, database: Database, person: Person) -> None:
    clerk, certificate = desk("clerk"), gained(database, person, date(2025, 3, 1))
    first = claim_for(clerk, person, certificate).json()
    again = claim_for(clerk, person, certificate)
    assert (again.status_code, again.json()["code"]) == (409, "certificate_claimed")
    assert again.json()["claim_id"] == first["id"]


def test_another_persons_certificate_cannot_be_claimed_for(desk: Desk, database: Database, person: Person) -> None:
    with database.write() as session:
        other = samples.a_person(session)
    answer = claim_for(desk("clerk"), other, gained(database, person, date(2025, 3, 1)))
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "another_person")


def test_claims_are_listed_by_person_and_year(desk: Desk, database: Database, person: Person) -> None:
    clerk = desk("clerk")
    of = {
        year: claim_for(clerk, person, gained(database, person, date(year, 5, 1))).json()["id"]
        for year in (2024, 2025)
    }
    for query in ({"person_id": person.id, "year": 2025}, {"cap_year": 2025}):
        assert [item["id"] for item in clerk.get("/subsidy-claims", params=query).json()["items"]] == [of[2025]]
    assert clerk.get("/subsidy-claims", params={"person_id": person.id, "status": "paid"}).json()["items"] == []


def test_a_claim_is_approved_by_one_and_paid_by_another(desk: Desk, database: Database, person: Person) -> None:
    clerk, payer = desk("clerk"), desk("clerk", name="payer")
    path = f"/subsidy-claims/{claim_for(payer, person, gained(database, person, date(2025, 3, 1))).json()['id']}"
    assert clerk.patch(path, json={"status": "approved"}).json()["status"] == "approved"
    refused = clerk.patch(path, json={"status": "paid"})
    assert (refused.status_code, refused.json()["code"]) == (409, "four_eyes")
    assert payer.patch(path, json={"status": "paid"}).json()["status"] == "paid"
    answer = clerk.patch(path, json={"status": "withdrawn"})
    assert (answer.status_code, answer.json()["code"]) == (409, "step_not_possible")


def test_a_refusal_by_a_clerk_needs_its_reason_and_gives_the_place_back(
    desk: Desk, database: Database, person: Person
) -> None:
    clerk = desk("clerk")
    path = f"/subsidy-claims/{claim_for(clerk, person, gained(database, person, date(2025, 3, 1))).json()['id']}"
    assert clerk.patch(path, json={"status": "refused"}).json()["errors"] == [{"field": "reason", "code": "missing"}]
    refused = clerk.patch(path, json={"status": "refused", "reason": "证书看不清。请重新拍照。"}).json()
    assert (refused["status"], refused["slot"]) == ("refused", None)
    assert clerk.get(path).json()["reason"] == "证书看不清。请重新拍照。"
    assert "reason" not in clerk.get("/subsidy-claims").json()["items"][0]
    assert "reason" not in desk("auditor").get(path).json()


def test_a_certificate_of_tomorrow_is_not_recorded(desk: Desk, database: Database, person: Person) -> None:
    with database.write() as session:
        occupation = samples.an_occupation(session)
    new = {"person_id": person.id, "occupation_code": occupation.code, "kind": "示例证书", "issued_on": "2190-01-01"}
    answer = desk("clerk").post("/certificates", json=new)
    assert answer.json()["errors"] == [{"field": "issued_on", "code": "in_the_future"}]
    unknown = new | {"issued_on": "2025-01-01", "occupation_code": "none"}
    assert desk("clerk").post("/certificates", json=unknown).status_code == 422
