"""Who was paid for a certificate has the record deleted; the same paper is then brought under another name."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.policies import SubsidySettings
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.models import Certificate, Person, SpentNumber, SubsidyClaim
from server.registry.services import certificates, privacy, rotation, subsidy, subsidy_decisions
from tests import samples

TODAY = date(2026, 3, 5)
NUMBER = "SL2025000001"
STEPS = {"submitted": (), "approved": ("approved",), "paid": ("approved", "paid"), "refused": ("refused",)}


def claimed_and_deleted(session: Session, status: str) -> Person:
    """Let a person claim for the certificate, let the claim become `status`, and delete the record."""
    person = samples.a_person(session)
    gained = samples.a_certificate(session, person, number=NUMBER, issued_on=date(2026, 1, 5))
    made = subsidy.claim(session, person.id, gained.id, "6222020000000000123", SubsidySettings(), "test", TODAY)
    for at, step in enumerate(STEPS[status]):
        subsidy_decisions.decide(session, made.id, step, "示例原因", f"staff:{at}")
    privacy.delete_person(session, person.id, "test", TODAY)
    return person


def enter(session: Session, person: Person, number: str = NUMBER) -> Certificate:
    certificate = Certificate(
        person_id=person.id, occupation_code=samples.an_occupation(session).code, skill_level=3,
        kind="职业资格证书", issued_on=date(2025, 3, 1), number=number,
    )  # fmt: skip
    return certificates.enter(session, certificate, "staff:9", TODAY)


def come_back(session: Session, person: Person, number: str) -> Person:
    back = samples.a_person(session, number=number)
    assert back.id == person.id
    return back


@pytest.mark.parametrize("spelling", [NUMBER, "sl 2025-000001"])
@pytest.mark.parametrize("status", ["paid", "approved", "submitted"])
def test_the_number_is_not_free_for_another_person(database: Database, status: str, spelling: str) -> None:
    with database.write() as session:
        claimed_and_deleted(session, status)
        other = samples.a_person(session)
        with pytest.raises(certificates.NumberTaken):
            enter(session, other, spelling)


def test_a_number_that_was_paid_for_stays_taken_when_all_else_is_gone_and_names_nobody(database: Database) -> None:
    with database.write() as session:
        claimed_and_deleted(session, "paid")
        assert session.scalars(select(Certificate.number_hash)).all() == [None]
        assert privacy.purge(session, "test", date(2030, 1, 1)) == 1
        assert session.scalars(select(SubsidyClaim)).all() == session.scalars(select(Certificate)).all() == []
        assert [column.name for column in SpentNumber.__table__.columns] == ["number_hash"]
        with pytest.raises(certificates.NumberTaken):
            enter(session, samples.a_person(session))


def test_the_owner_who_comes_back_is_not_paid_again_either(database: Database) -> None:
    with database.write() as session:
        number = samples.a_certificate_number()
        person = samples.a_person(session, number=number)
        gained = samples.a_certificate(session, person, number=NUMBER, issued_on=date(2026, 1, 5))
        made = subsidy.claim(session, person.id, gained.id, "6222020000000000123", SubsidySettings(), "test", TODAY)
        for at, step in enumerate(STEPS["paid"]):
            subsidy_decisions.decide(session, made.id, step, None, f"staff:{at}")
        privacy.delete_person(session, person.id, "test", TODAY)
        with pytest.raises(certificates.NumberTaken):
            enter(session, come_back(session, person, number))


def test_the_owner_who_comes_back_unpaid_has_the_number_again(database: Database) -> None:
    with database.write() as session:
        number = samples.a_certificate_number()
        person = samples.a_person(session, number=number)
        gained = samples.a_certificate(session, person, number=NUMBER, issued_on=date(2026, 1, 5))
        subsidy.claim(session, person.id, gained.id, None, SubsidySettings(), "test", TODAY)
        privacy.delete_person(session, person.id, "test", TODAY)
        assert enter(session, come_back(session, person, number)).number_hash
        with pytest.raises(certificates.NumberTaken):
            enter(session, samples.a_person(session))


def test_a_number_that_bought_nothing_is_free_again(database: Database) -> None:
    with database.write() as session:
        claimed_and_deleted(session, "refused")
        assert enter(session, samples.a_person(session)).number_hash


def test_the_key_that_hides_a_spent_number_stays_needed(database: Database) -> None:
    with database.write() as session:
        claimed_and_deleted(session, "paid")
        privacy.purge(session, "test", date(2030, 1, 1))
        old = Keyring("test").current
    use_keyring(Keyring("another", ["test"]))
    rotation.rotate(database)
    with database.write() as session:
        assert ("spent_numbers.number_hash", old) in rotation.standing(session)
        with pytest.raises(certificates.NumberTaken):
            enter(session, samples.a_person(session))
