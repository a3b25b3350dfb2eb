"""A clerk lets themselves in as a person from a chat of their own, and verifies what they reported there."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from server.registry.database import Database
from server.registry.models import Certificate, SentMessage
from server.registry.services import certificates, handover, profile, proofs
from server.registry.services.messages import phone_index
from tests import samples
from tests.server.staff.conftest import Desk

ACTOR = "assistant:sample"


@pytest.mark.parametrize("changes_the_phone", [False, True])
def test_a_clerk_speaks_as_a_person(desk: Desk, database: Database, changes_the_phone: bool) -> None:
    with database.write() as session:
        person, chat = samples.a_person(session), samples.a_conversation(session, area="130100").id
        trade = samples.an_occupation(session).code
        case = handover.open_case(session, chat, "想报名", {}, "text", False, ACTOR).id
    owners = phone_index(person.phone)
    clerk = desk("clerk", "130100", "a-clerk")
    assert clerk.post(f"/handover-cases/{case}/identity", json={"person_id": person.id}).status_code == 200
    if changes_the_phone:
        own = samples.a_phone_number()
        with database.write() as session:
            proofs.speak_for(session, chat)
            proofs.add(session, chat, phone_index(own), proofs.new_phone_of(person))
            profile.change_phone(session, person.id, own, ACTOR)
    with database.write() as session:
        proofs.speak_for(session, chat)
        told = Certificate(occupation_code=trade, kind="职业技能等级证书", skill_level=4, issued_on=date(2024, 5, 1))
        certificate = certificates.report(session, person.id, told, ACTOR)
    verifies = {"number": "S1", "verified": True}
    assert clerk.patch(f"/certificates/{certificate}", json=verifies).json()["code"] == "four_eyes"
    with database.read() as session:
        assert "let_in" in session.scalars(select(SentMessage.kind).where(SentMessage.phone_hash == owners)).all()
    other = desk("clerk", "130100", "b-clerk")
    assert other.patch(f"/certificates/{certificate}", json=verifies).status_code == 200
