"""Somebody acts for the person: the record says who, the audit says what they are to the person."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from server.policies import SubsidySettings
from server.registry.database import Database
from server.registry.models import AuditEntry
from server.registry.services import complaints, employment, jobs, subsidy, training
from server.registry.services.helper import Helper
from tests.samples import a_certificate, a_class, a_conversation, a_job, a_person

ACTOR = "assistant:sample"
SON = Helper("示例子", "son")


def test_every_record_says_who_acted_for_the_person(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        made = [
            training.enrol(session, person.id, a_class(session).id, ACTOR, helper=SON).enrolment,
            subsidy.claim(
                session, person.id, a_certificate(session, person).id, None, SubsidySettings(), ACTOR, helper=SON
            ),
            jobs.refer(session, person.id, a_job(session).id, ACTOR, helper=SON),
            complaints.file(
                session, a_conversation(session, person).id, person.id, "示例", None, None, None, ACTOR, SON
            ),
            employment.report(session, person.id, "started", None, None, ACTOR, helper=SON),
        ]
    assert {(one.helper_name, one.helper_relation) for one in made} == {("示例子", "son")}
    with database.read() as session:
        entries = session.scalars(select(AuditEntry).where(AuditEntry.action != "person.register")).all()
    assert [entry.detail["helper"] for entry in entries] == ["son"] * 5
    assert "示例子" not in str([entry.detail for entry in entries])


def test_leaving_a_class_and_taking_a_claim_back_are_audited_with_the_helper(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        enrolment = training.enrol(session, person.id, a_class(session).id, ACTOR).enrolment
        claim = subsidy.claim(session, person.id, a_certificate(session, person).id, None, SubsidySettings(), ACTOR)
        training.cancel(session, person.id, enrolment.id, ACTOR, helper=SON)
        subsidy.withdraw(session, person.id, claim.id, ACTOR, SON)
    assert (enrolment.helper_name, claim.helper_name) == (None, None)
    with database.read() as session:
        helped = [entry.action for entry in session.scalars(select(AuditEntry)) if "helper" in entry.detail]
    assert sorted(helped) == ["enrolment.cancel", "subsidy.withdraw"]


@pytest.mark.parametrize(("name", "relation"), [("示例", "boss"), ("  ", "son"), ("长" * 41, "son")])
def test_a_helper_has_a_name_and_a_known_relation(name: str, relation: str) -> None:
    with pytest.raises(ValueError, match=r"relation|name"):
        Helper(name, relation)
