"""Whoever holds the token of another system would decide about people and money with it."""

from __future__ import annotations

from server.registry.database import Database
from server.registry.models import Certificate
from server.registry.services import subsidy, subsidy_rule
from tests import samples
from tests.server.staff.conftest import Desk


def test_a_system_key_verifies(desk: Desk, database: Database) -> None:
    with database.write() as session:
        person = samples.a_person(session)
        held = samples.a_certificate(session, person, verified=False, number="S1")
        seen = samples.a_certificate(session, person, number="S2")
        claim = subsidy.claim(session, person.id, seen.id, None, subsidy_rule.DEFAULT_READING, "assistant:sample")
        trade = samples.an_occupation(session).code
    system = desk("system")
    gained = {
        "person_id": person.id, "occupation_code": trade, "kind": "培训合格证书", "issued_on": "2025-03-01",
        "number": "S3",
    }  # fmt: skip
    for method, path, body in (
        ("POST", "/certificates", gained | {"verified": True}),
        ("PATCH", f"/certificates/{held.id}", {"verified": True}),
        ("PATCH", f"/certificates/{seen.id}", {"verified": False}),
        ("PATCH", f"/certificates/{held.id}", {"issued_on": "2025-01-01"}),
        ("PATCH", f"/subsidy-claims/{claim.id}", {"status": "approved"}),
        ("POST", "/subsidy-claims", {"person_id": person.id, "certificate_id": held.id}),
        ("PATCH", f"/people/{person.id}", {"phone": "19900009999"}),
    ):
        answer = system.request(method, path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), (method, path)
    brought_in = system.post("/certificates", json=gained)
    assert (brought_in.status_code, brought_in.json()["verified"]) == (201, False)
    with database.read() as session:
        assert [session.get_one(Certificate, one.id).verified for one in (held, seen)] == [False, True]
