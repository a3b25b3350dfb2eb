"""One clerk invents a person with a certificate and would have the subsidy paid, alone, in every way there is."""

from __future__ import annotations

from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import select

from server.registry.database import Database
from server.registry.models import AuditEntry, SubsidyClaim
from tests import samples
from tests.server.staff.conftest import Desk

ACCOUNT = "6222000000001234567"


def a_ghost(clerk: TestClient) -> str:
    new = {
        "name": "示例无此人", "certificate_number": samples.a_certificate_number(), "phone": "19900001234",
        "area": "130100", "consent_wording": "我同意。",
    }  # fmt: skip
    return str(clerk.post("/people", json=new).json()["id"])


def a_certificate(clerk: TestClient, ghost: str, occupation: str, number: str, **fields: Any) -> Any:
    gained = {
        "person_id": ghost, "occupation_code": occupation, "skill_level": 4, "kind": "职业技能等级证书",
        "issued_on": "2025-03-01", "number": number,
    }  # fmt: skip
    return clerk.post("/certificates", json=gained | fields)


def test_one_clerk_alone_pays_a_ghost(desk: Desk, database: Database) -> None:
    with database.write() as session:
        samples.a_place(session)
        occupation = samples.an_occupation(session).code
    clerk = desk("clerk")
    ghost = a_ghost(clerk)
    assert a_certificate(clerk, ghost, occupation, "S1", verified=True).json()["code"] == "four_eyes"
    made = a_certificate(clerk, ghost, occupation, "S1").json()
    path = f"/certificates/{made['id']}"
    for step in (
        {"verified": True},
        {"number": "S2", "verified": True},
        {"issued_on": "2025-03-02", "verified": True},
    ):
        assert clerk.patch(path, json=step).json()["code"] == "four_eyes"
    wanted = {"person_id": ghost, "certificate_id": made["id"], "bank_account": ACCOUNT}
    claim = clerk.post("/subsidy-claims", json=wanted).json()
    for status in ("approved", "paid"):
        assert clerk.patch(f"/subsidy-claims/{claim['id']}", json={"status": status}).status_code == 409
    with database.read() as session:
        assert session.get_one(SubsidyClaim, claim["id"]).status == "submitted"


def test_two_who_work_together_are_both_named(desk: Desk, database: Database) -> None:
    with database.write() as session:
        samples.a_place(session)
        occupation = samples.an_occupation(session).code
    a, b = desk("clerk", name="a-clerk"), desk("clerk", name="b-clerk")
    ghost = a_ghost(a)
    made = a_certificate(a, ghost, occupation, "S1").json()
    b.patch(f"/certificates/{made['id']}", json={"verified": True})
    wanted = {"person_id": ghost, "certificate_id": made["id"], "bank_account": ACCOUNT}
    claim = f"/subsidy-claims/{b.post('/subsidy-claims', json=wanted).json()['id']}"
    a.patch(claim, json={"status": "approved"})
    b.patch(claim, json={"status": "paid"})
    names = {key: desk("clerk", name=key).get("/staff-sessions/current").json()["account_id"] for key in
             ("a-clerk", "b-clerk")}  # fmt: skip
    with database.read() as session:
        decided = session.scalars(
            select(AuditEntry).where(AuditEntry.action == "subsidy.decide").order_by(AuditEntry.id)
        ).all()
    assert [one.actor for one in decided] == [f"staff:{names['a-clerk']}", f"staff:{names['b-clerk']}"]
