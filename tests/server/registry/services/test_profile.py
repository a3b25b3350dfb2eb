"""Another phone, another area."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import select

from server.registry.database import Database
from server.registry.models import AuditEntry, SentMessage
from server.registry.services import people, privacy, profile, verification
from server.registry.services.verification import CodeRules
from tests.samples import (
    QIAOXI,
    SHIJIAZHUANG,
    a_certificate_number,
    a_conversation,
    a_person,
    a_phone_number,
    a_place,
)

ACTOR = "assistant:sample"


def test_the_old_phone_is_told_that_another_one_is_on_record(database: Database) -> None:
    old, new = a_phone_number(), a_phone_number()
    with database.write() as session:
        person = a_person(session, phone=old)
        profile.change_phone(session, person.id, new, ACTOR)
    with database.read() as session:
        told = session.scalars(select(SentMessage)).one()
        entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert people.phone_matches(person, new)
    assert (told.phone, told.kind) == (old, "phone_changed")
    assert new[-4:] in told.body
    assert new not in told.body
    assert (entry.action, entry.detail) == ("person.phone", {})


def test_the_phone_that_is_on_record_already_is_no_change(database: Database) -> None:
    phone = a_phone_number()
    with database.write() as session:
        person = a_person(session, phone=phone)
        with pytest.raises(profile.Unchanged):
            profile.change_phone(session, person.id, phone, ACTOR)
        assert session.scalars(select(SentMessage)).all() == []


def test_a_new_phone_is_shown_by_a_code_that_went_to_it(database: Database) -> None:
    new, rules = a_phone_number(), CodeRules()
    with database.write() as session:
        person, another = a_person(session), a_person(session)
        conversation = a_conversation(session, person).id
        verification.send_code_to_new_phone(session, conversation, person, new, rules)
        sent = session.scalars(select(SentMessage)).one()
        found = re.search(r"\d{6}", sent.body)
        assert found is not None
        code = found.group()
        assert sent.phone == new
        assert verification.check_new_phone(session, conversation, another, new, code, rules).outcome == "missing"
        assert (
            verification.check_new_phone(session, conversation, person, person.phone, code, rules).outcome
            == "missing"
        )
        assert verification.check_new_phone(session, conversation, person, new, code, rules).outcome == "right"
        assert verification.check_new_phone(session, conversation, person, new, code, rules).outcome == "missing"


def test_a_code_for_a_new_phone_does_not_open_a_record(database: Database) -> None:
    number, phone, rules = people.CertificateNumber(a_certificate_number()), a_phone_number(), CodeRules()
    with database.write() as session:
        person = a_person(session, number=number.value, phone=phone)
        conversation = a_conversation(session).id
        verification.send_code_to_new_phone(session, conversation, person, phone, rules)
        assert verification.check_code(session, conversation, phone, number, "000000", rules).outcome == "missing"


def test_a_person_moves_to_the_office_of_another_division(database: Database) -> None:
    with database.write() as session:
        a_place(session, QIAOXI)
        person = a_person(session, area=SHIJIAZHUANG)
        assert profile.change_area(session, person.id, QIAOXI, ACTOR).area == QIAOXI
        with pytest.raises(profile.Unchanged):
            profile.change_area(session, person.id, QIAOXI, ACTOR)
        with pytest.raises(profile.UnknownDivision):
            profile.change_area(session, person.id, "999999", ACTOR)


def test_without_consent_nothing_is_changed(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        privacy.withdraw_consent(session, person.id, ACTOR)
        with pytest.raises(people.ConsentWithdrawn):
            profile.change_phone(session, person.id, a_phone_number(), ACTOR)
        with pytest.raises(people.ConsentWithdrawn):
            profile.change_area(session, person.id, SHIJIAZHUANG, ACTOR)
