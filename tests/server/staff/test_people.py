"""People: registered with their consent, masked in lists, in full to those whose work needs it."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from server.policies import SubsidySettings
from server.registry.database import Database
from server.registry.models import AuditEntry, Consent, Person, SentMessage
from server.registry.services import audit, privacy, subsidy
from tests import samples
from tests.server.staff.conftest import Desk

PHONE = "19900001234"


@pytest.fixture
def person(database: Database) -> Person:
    with database.write() as session:
        return samples.a_person(session, name="示例甲", phone=PHONE)


def test_a_list_shows_masked_forms(desk: Desk, person: Person) -> None:
    answer = desk("clerk").get("/people")
    assert (item := answer.json()["items"][0])["name"] == "示**"
    assert item["phone"] == "****1234"
    assert PHONE not in answer.text
    assert "hash" not in answer.text


def test_a_clerk_reads_one_person_in_full_and_that_is_audited(desk: Desk, person: Person, database: Database) -> None:
    assert desk("clerk", "130100").get(f"/people/{person.id}").json()["phone"] == PHONE
    with database.read() as session:
        last = list(session.scalars(select(AuditEntry).order_by(AuditEntry.id)))[-1]
    assert (last.action, last.subject) == ("person.read", f"person:{person.id}")
    assert re.fullmatch("staff:[0-9]+", last.actor)


@pytest.mark.parametrize("role", ["auditor", "system"])
def test_roles_that_need_no_names_see_masked_forms(desk: Desk, person: Person, role: str) -> None:
    item = desk(role).get(f"/people/{person.id}").json()
    assert (item["name"], item["phone"]) == ("示**", "****1234")
    certificate = desk(role).get("/certificates-of-disability/1").json()
    assert certificate["number"].startswith("****")
    assert "category" not in certificate


def test_a_disability_certificate_is_masked_in_the_list_and_full_by_itself(desk: Desk, database: Database) -> None:
    number = samples.a_certificate_number()
    with database.write() as session:
        person = samples.a_person(session, number=number)
    clerk = desk("clerk")
    listed = clerk.get("/certificates-of-disability", params={"person_id": person.id}).json()["items"]
    assert [item["number"] for item in listed] == ["****" + number[-4:]]
    single = clerk.get(f"/certificates-of-disability/{listed[0]['id']}").json()
    assert (single["number"], single["category"], single["level"]) == (number, 4, 3)


def test_a_person_is_found_by_certificate_number_and_by_phone(desk: Desk, database: Database) -> None:
    number = samples.a_certificate_number()
    with database.write() as session:
        samples.a_person(session)
        wanted = samples.a_person(session, number=number, phone=PHONE)
    for query in ({"certificate_number": number}, {"phone": PHONE}):
        found = desk("clerk", "130000").get("/people", params=query).json()["items"]
        assert [item["id"] for item in found] == [wanted.id]
        assert desk("clerk", "410000").get("/people", params=query).json()["items"] == []


def test_nobody_is_found_by_a_number_that_is_not_on_record(desk: Desk, person: Person) -> None:
    query = {"certificate_number": samples.a_certificate_number()}
    assert desk("clerk").get("/people", params=query).json() == {"items": [], "next_cursor": None}


def test_an_impossible_number_is_a_422_that_does_not_repeat_it(desk: Desk) -> None:
    answer = desk("clerk").get("/people", params={"certificate_number": "11010119900101123412"})
    assert answer.status_code == 422
    assert "110101" not in answer.text


def test_a_clerk_registers_a_person_with_their_consent(desk: Desk, database: Database) -> None:
    with database.write() as session:
        samples.a_place(session, samples.QIAOXI)
    number = samples.a_certificate_number(category=2)
    new = {
        "name": "示例乙",
        "certificate_number": number,
        "phone": PHONE,
        "area": samples.QIAOXI,
        "consent_wording": "我同意残联为我的就业服务使用这些信息。",
    }
    clerk = desk("clerk", "130100")
    made = clerk.post("/people", json=new)
    assert made.status_code == 201
    assert made.json()["cannot_take_calls"] is True
    with database.read() as session:
        consent = session.scalars(select(Consent)).one()
        assert (consent.person_id, consent.wording) == (made.json()["id"], new["consent_wording"])
        entries = list(session.scalars(select(AuditEntry).order_by(AuditEntry.id)))
        assert entries[-1].action == "person.register"
        assert audit.verify(entries) == len(entries)
    assert clerk.post("/people", json=new).json()["code"] == "already_registered"
    assert clerk.post("/people", json=new | {"area": samples.ZHENGZHOU}).status_code == 422  # not on the list here


def test_who_registers_without_an_area_belongs_to_the_clerks_own(desk: Desk, database: Database) -> None:
    with database.write() as session:
        samples.a_place(session)
    new = {"name": "示例丙", "phone": PHONE, "consent_wording": "我同意。"}
    new["certificate_number"] = samples.a_certificate_number()
    assert desk("clerk").post("/people", json=new).json()["errors"] == [{"field": "area", "code": "missing"}]
    assert desk("clerk", "130100").post("/people", json=new).json()["area"] == "130100"


def test_a_corrected_phone_is_found_again(desk: Desk, person: Person) -> None:
    clerk = desk("clerk")
    corrected = clerk.patch(f"/people/{person.id}", json={"phone": "19900005678"}).json()
    assert (corrected["phone"], corrected["name"]) == ("19900005678", "示例甲")
    assert len(clerk.get("/people?phone=19900005678").json()["items"]) == 1
    assert clerk.get(f"/people?phone={PHONE}").json()["items"] == []


def test_a_reissued_disability_certificate_supersedes_the_older_one(desk: Desk, database: Database) -> None:
    number = samples.a_certificate_number()
    with database.write() as session:
        person = samples.a_person(session, number=number)
    clerk = desk("clerk")
    new = {"person_id": person.id, "number": f"{number}B1"}
    assert clerk.post("/certificates-of-disability", json=new).json()["number"] == f"{number}B1"
    listed = clerk.get("/certificates-of-disability").json()["items"]
    assert [item["superseded_on"] is None for item in listed] == [False, True]
    other = {"person_id": person.id, "number": samples.a_certificate_number()}
    assert clerk.post("/certificates-of-disability", json=other).status_code == 422


def test_the_old_phone_is_told_when_a_clerk_corrects_it(desk: Desk, database: Database, person: Person) -> None:
    desk("clerk").patch(f"/people/{person.id}", json={"phone": "19900005678", "name": "示例乙"})
    desk("clerk").patch(f"/people/{person.id}", json={"phone": "19900005678"})
    with database.read() as session:
        sent = session.scalars(select(SentMessage)).all()
    assert [(one.phone, one.kind) for one in sent] == [(PHONE, "phone_changed")]


def test_after_the_consent_is_taken_back_nothing_is_written_but_what_brings_to_an_end_what_is_under_way(
    desk: Desk, database: Database
) -> None:
    with database.write() as session:
        person, trade = samples.a_person(session), samples.an_occupation(session).code
        held = samples.a_certificate(session, person, verified=False, number="SL1").id
        privacy.withdraw_consent(session, person.id, "assistant:sample")
    clerk, path = desk("clerk"), f"/people/{person.id}"
    gained = {
        "person_id": person.id, "occupation_code": trade, "kind": "培训合格证书", "issued_on": "2025-03-01",
    }  # fmt: skip
    refused = [
        clerk.post("/certificates", json=gained),
        clerk.patch(f"/certificates/{held}", json={"number": "SL2"}),
        *(
            clerk.patch(path, json=one)
            for one in ({"name": "示例丁"}, {"area": "130100"}, {"phone": PHONE}, {"name": "示例丁", "phone": PHONE})
        ),
    ]
    assert [(one.status_code, one.json()["code"]) for one in refused] == [(409, "consent_withdrawn")] * len(refused)
    assert clerk.patch(path, json={"cannot_take_calls": True}).status_code == 200
    for verified in (True, False):
        assert clerk.patch(f"/certificates/{held}", json={"verified": verified}).status_code == 200
    assert clerk.post(f"{path}/consents", json={"wording": "我再次同意。"}).status_code == 201
    assert clerk.patch(path, json={"name": "示例丁"}).json()["name"] == "示例丁"
    assert clerk.patch(f"/certificates/{held}", json={"number": "SL2"}).status_code == 200


def test_who_took_the_consent_back_is_served_again_after_giving_it_anew(
    desk: Desk, database: Database, person: Person
) -> None:
    with database.write() as session:
        privacy.withdraw_consent(session, person.id, "assistant:sample")
        class_id = samples.a_class(session).id
    clerk, wanted = desk("clerk"), {"person_id": person.id, "class_id": class_id}
    refused = clerk.post("/enrolments", json=wanted)
    assert (refused.status_code, refused.json()["code"]) == (409, "consent_withdrawn")
    given = clerk.post(f"/people/{person.id}/consents", json={"wording": "我再次同意。"})
    assert (given.status_code, given.json()["withdrawn_at"]) == (201, None)
    assert clerk.post("/enrolments", json=wanted).status_code == 201


def test_a_deleted_person_is_not_found_and_their_claims_are(desk: Desk, database: Database, person: Person) -> None:
    with database.write() as session:
        gained = samples.a_certificate(session, person)
        claim = subsidy.claim(session, person.id, gained.id, None, SubsidySettings(), "assistant:sample")
        privacy.delete_person(session, person.id, "assistant:sample")
    clerk = desk("clerk", "130100")
    assert clerk.get(f"/people/{person.id}").status_code == 404
    assert clerk.get("/people").json()["items"] == []
    assert clerk.post(f"/people/{person.id}/consents", json={"wording": "我同意。"}).status_code == 404
    assert [item["id"] for item in clerk.get(f"/subsidy-claims?person_id={person.id}").json()["items"]] == [claim.id]
    assert (
        clerk.patch(f"/subsidy-claims/{claim.id}", json={"status": "approved"}).json()["code"] == "step_not_possible"
    )
