"""Four eyes over money, from the certificate to a payment that is taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import select

from server.registry.database import Database
from server.registry.models import AuditEntry, Certificate, Person, SubsidyClaim
from server.registry.services import certificates, proofs, subsidy, subsidy_decisions, subsidy_rule
from server.registry.services.four_eyes import FourEyes, SamePerson
from server.settings import Settings
from tests import samples
from tests.server.staff.conftest import Desk

ACCOUNT = "6222000000001234567"
SMALL_OFFICE = FourEyes(
    one_may_record_and_verify=True, one_may_verify_and_approve=True, one_may_submit_and_approve=True,
    one_may_approve_and_pay=True, one_may_pay_and_reverse=True,
)  # fmt: skip


def claimed(client: TestClient, certificate: dict[str, Any]) -> str:
    wanted = {
        "person_id": certificate["person_id"],
        "certificate_id": certificate["id"],
        "bank_account": ACCOUNT,
    }
    return f"/subsidy-claims/{client.post('/subsidy-claims', json=wanted).json()['id']}"


def code(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json().get("code", answer.json().get("status", ""))


def test_each_step_is_another_persons_than_the_one_before(desk: Desk, of: dict[str, Any]) -> None:
    a, b = desk("clerk", name="a-clerk"), desk("clerk", name="b-clerk")
    certificate = a.post("/certificates", json=of).json()
    path = f"/certificates/{certificate['id']}"
    assert code(a.patch(path, json={"verified": True})) == (409, "four_eyes")
    assert b.patch(path, json={"verified": True}).json()["verified"] is True
    claim = claimed(b, certificate)
    assert code(b.patch(claim, json={"status": "approved"})) == (409, "four_eyes")
    assert code(a.patch(claim, json={"status": "approved"})) == (200, "approved")
    assert code(a.patch(claim, json={"status": "paid"})) == (409, "four_eyes")
    assert code(b.patch(claim, json={"status": "paid"})) == (200, "paid")
    assert code(b.patch(claim, json={"status": "reversed", "reason": "付错了人。"})) == (409, "four_eyes")
    assert code(a.patch(claim, json={"status": "reversed", "reason": "付错了人。"})) == (200, "reversed")


def problem_of(answer: Any) -> tuple[int, str]:
    return answer.status_code, answer.json().get("steps", answer.json().get("status", ""))


def test_who_submits_a_claim_with_a_card_does_not_approve_it(desk: Desk, database: Database, person: Person) -> None:
    with database.write() as session:
        held = {"person_id": person.id, "id": samples.a_certificate(session, person).id}
    a, b = desk("clerk", name="a-clerk"), desk("clerk", name="b-clerk")
    claim = claimed(a, held)
    assert problem_of(a.patch(claim, json={"status": "approved"})) == (409, "submit_and_approve")
    assert problem_of(b.patch(claim, json={"status": "approved"})) == (200, "approved")
    assert problem_of(a.patch(claim, json={"status": "paid"})) == (200, "paid")


def test_who_let_the_person_in_counts_as_who_submitted_what_was_claimed_there(
    database: Database, person: Person
) -> None:
    with database.write() as session:
        held = samples.a_certificate(session, person).id
        conversation = samples.a_conversation(session).id
        proofs.vouch(session, conversation, person, "staff:901")
        proofs.speak_for(session, conversation)
        made = subsidy.claim(session, person.id, held, ACCOUNT, subsidy_rule.DEFAULT_READING, "assistant:sample").id
    with database.write() as session, pytest.raises(SamePerson):
        subsidy_decisions.decide(session, made, "approved", None, "staff:901")


def test_who_approved_a_claim_does_not_verify_its_certificate_anew(
    app: FastAPI, settings: Settings, desk: Desk, database: Database, person: Person
) -> None:
    with database.write() as session:
        held = samples.a_certificate(session, person, verified=False, number="SL1").id
        made = subsidy.claim(session, person.id, held, ACCOUNT, subsidy_rule.DEFAULT_READING, "assistant:sample").id
    a, c = desk("clerk", name="a-clerk"), desk("clerk", name="c-clerk")
    claim, certificate = f"/subsidy-claims/{made}", f"/certificates/{held}"
    assert c.patch(certificate, json={"verified": True}).status_code == 200
    assert code(a.patch(claim, json={"status": "approved"})) == (200, "approved")
    assert a.patch(certificate, json={"verified": False}).status_code == 200
    assert problem_of(a.patch(certificate, json={"verified": True})) == (409, "verify_and_approve")
    assert code(c.patch(claim, json={"status": "paid"})) == (409, "certificate_not_verified")
    app.state.settings = settings.model_copy(update={"four_eyes": SMALL_OFFICE})
    assert a.patch(certificate, json={"verified": True}).status_code == 200
    with database.read() as session:
        last = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert (last.action, last.detail.get("one_person")) == ("certificate.verify", True)


def test_the_refusal_says_what_is_wrong_and_who_can_do_it(desk: Desk, of: dict[str, Any]) -> None:
    a = desk("clerk", "130100", "a-clerk")
    for role, area, name in (
        ("clerk", "130000", "b-clerk"),
        ("clerk", "410100", "of-henan"),
        ("auditor", "130100", "an-auditor"),
    ):
        assert desk(role, area, name).get("/occupations").status_code == 200
    certificate = a.post("/certificates", json=of).json()
    problem = a.patch(f"/certificates/{certificate['id']}", json={"verified": True}).json()
    assert problem["steps"] == "record_and_verify"
    assert problem["colleagues"] == ["b-clerk"]
    assert problem["detail"] == "这本证书是您录入的。录入的人不能自己核对。请让b-clerk来办。"


def test_a_certificate_cannot_be_verified_in_the_moment_it_is_entered(
    desk: Desk, database: Database, of: dict[str, Any]
) -> None:
    assert code(desk("clerk").post("/certificates", json=of | {"verified": True})) == (409, "four_eyes")
    with database.read() as session:
        assert session.scalars(select(Certificate)).all() == []


def test_who_sets_a_certificate_right_has_entered_it_too(desk: Desk, of: dict[str, Any]) -> None:
    a, b, c = (desk("clerk", name=f"{letter}-clerk") for letter in "abc")
    path = f"/certificates/{a.post('/certificates', json=of).json()['id']}"
    assert b.patch(path, json={"issued_on": "2025-03-02"}).status_code == 200
    for one in (a, b):
        assert code(one.patch(path, json={"verified": True})) == (409, "four_eyes")
    assert c.patch(path, json={"verified": True}).json()["verified"] is True


def test_who_reads_a_missing_number_off_the_paper_may_verify(desk: Desk, of: dict[str, Any]) -> None:
    a, b = desk("clerk", name="a-clerk"), desk("clerk", name="b-clerk")
    path = f"/certificates/{a.post('/certificates', json=of | {'number': None}).json()['id']}"
    assert code(b.patch(path, json={"verified": True})) == (409, "number_missing")
    assert b.patch(path, json={"number": "SL2025000002", "verified": True}).json()["verified"] is True


def test_a_small_office_may_allow_it_and_the_audit_says_that_it_was_one_person(
    app: FastAPI, settings: Settings, desk: Desk, database: Database, of: dict[str, Any]
) -> None:
    app.state.settings = settings.model_copy(update={"four_eyes": SMALL_OFFICE})
    clerk = desk("clerk")
    certificate = clerk.post("/certificates", json=of | {"verified": True}).json()
    assert certificate["verified"] is True
    claim = claimed(clerk, certificate)
    for status in ("approved", "paid", "reversed"):
        assert code(clerk.patch(claim, json={"status": status, "reason": "示例理由"})) == (200, status)
    with database.read() as session:
        noted = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    alone = [one.action for one in noted if one.detail.get("one_person")]
    assert alone == ["certificate.verify", *["subsidy.decide"] * 3]


def test_rows_from_before_this_rule_lock_nobody_out(desk: Desk, database: Database, person: Person) -> None:
    with database.write() as session:
        held = samples.a_certificate(session, person)
        claim = subsidy.claim(session, person.id, held.id, ACCOUNT, subsidy_rule.DEFAULT_READING, "assistant:sample")
    clerk = desk("clerk")
    assert code(clerk.patch(f"/subsidy-claims/{claim.id}", json={"status": "approved"})) == (200, "approved")


def test_a_payment_that_was_taken_back_frees_its_slot(desk: Desk, database: Database, person: Person) -> None:
    with database.write() as session:
        held = [samples.a_certificate(session, person, issued_on=date(2025, month, 1)) for month in (1, 2, 3, 4)]
        for one in held[:3]:
            made = subsidy.claim(
                session,
                person.id,
                one.id,
                ACCOUNT,
                subsidy_rule.DEFAULT_READING,
                "assistant:sample",
                date(2025, 6, 1),
            )
            subsidy_decisions.decide(session, made.id, "approved", None, "staff:901")
            subsidy_decisions.decide(session, made.id, "paid", None, "staff:902")
    clerk = desk("clerk")
    fourth = {"person_id": person.id, "certificate_id": held[3].id, "bank_account": ACCOUNT}
    assert code(clerk.post("/subsidy-claims", json=fourth)) == (409, "subsidy_refused")
    without = clerk.patch("/subsidy-claims/1", json={"status": "reversed"})
    assert without.json()["errors"] == [{"field": "reason", "code": "missing"}]
    reversed_ = clerk.patch("/subsidy-claims/1", json={"status": "reversed", "reason": "证书是别人的。"}).json()
    assert (reversed_["status"], reversed_["slot"]) == ("reversed", None)
    assert clerk.post("/subsidy-claims", json=fourth).status_code == 201
    assert code(clerk.patch("/subsidy-claims/1", json={"status": "paid"})) == (409, "step_not_possible")
    with database.read() as session:
        assert session.get_one(SubsidyClaim, 1).reason == "证书是别人的。"


def test_a_decision_that_cannot_be_names_its_real_cause(desk: Desk, database: Database, person: Person) -> None:
    with database.write() as session:
        held = samples.a_certificate(session, person, verified=False, number="SL1")
        made = subsidy.claim(session, person.id, held.id, None, subsidy_rule.DEFAULT_READING, "assistant:sample")
    a, b, c = (desk("clerk", name=f"{letter}-clerk") for letter in "abc")
    claim, certificate = f"/subsidy-claims/{made.id}", f"/certificates/{held.id}"
    assert code(a.patch(claim, json={"status": "approved"})) == (409, "certificate_not_verified")
    assert b.patch(certificate, json={"verified": True}).status_code == 200
    assert code(a.patch(claim, json={"status": "approved"})) == (200, "approved")
    assert code(c.patch(claim, json={"status": "paid"})) == (409, "bank_account_missing")
    assert b.patch(certificate, json={"verified": False}).status_code == 200
    assert code(c.patch(claim, json={"status": "paid"})) == (409, "certificate_not_verified")
    with database.write() as session:
        certificates.verify(session, session.get_one(Certificate, held.id), "staff:990")
        session.get_one(SubsidyClaim, made.id).bank_account = ACCOUNT
    assert code(c.patch(claim, json={"status": "paid"})) == (200, "paid")
