"""One paper certificate is to be paid for twice: under two names, and for one person in two trades."""

from __future__ import annotations

import pytest

from server.registry.database import Database
from server.registry.models import Certificate
from tests import samples
from tests.server.staff.conftest import Desk


@pytest.mark.parametrize("spelling", ["SL2025000001", "sl2025000001", "SL 2025-000001", "ＳＬ２０２５０００００１"])
def test_the_same_certificate_number_for_two_people(desk: Desk, database: Database, spelling: str) -> None:
    with database.write() as session:
        owner, other = samples.a_person(session), samples.a_person(session)
        samples.a_certificate(session, owner, number="SL2025000001")
        trade = samples.an_occupation(session).code
    clerk, colleague = desk("clerk"), desk("clerk", name="colleague")
    gained = {
        "person_id": other.id, "occupation_code": trade, "skill_level": 3, "kind": "职业资格证书",
        "issued_on": "2025-03-01",
    }  # fmt: skip
    assert clerk.post("/certificates", json=gained | {"number": spelling}).json()["code"] == "number_taken"
    # Without its number it can be entered, and then neither verified nor given the number.
    path = f"/certificates/{clerk.post('/certificates', json=gained).json()['id']}"
    assert colleague.patch(path, json={"verified": True}).json()["code"] == "number_missing"
    for step in ({"number": spelling}, {"number": spelling, "verified": True}):
        assert colleague.patch(path, json=step).json()["code"] == "number_taken"
    with database.read() as session:
        assert session.get_one(Certificate, int(path.rsplit("/", 1)[1])).verified is False
