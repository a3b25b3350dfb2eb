"""One identity, many certificates."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from language.numbers.personal import CertificateNumber
from server.registry.database import Database
from server.registry.models import Consent, DisabilityCertificate, Person
from server.registry.services import people, privacy
from tests.concurrently import at_once
from tests.samples import SHIJIAZHUANG, a_certificate_number, a_person, a_phone_number, a_place
from tests.statements import statements

BORN = date(1985, 6, 1)
NUMBER = a_certificate_number(BORN, category=4, level=3, serial=1)
REISSUED = NUMBER[:18] + "42B1"


def test_a_person_is_found_by_any_certificate_of_theirs(database: Database) -> None:
    with database.write() as session:
        person = a_person(session, number=NUMBER)
    with database.read() as session:
        for number in (NUMBER, REISSUED, NUMBER[:18] + "11"):
            found = people.find_by_number(session, CertificateNumber(number))
            assert found is not None
            assert found.id == person.id
        assert people.find_by_number(session, CertificateNumber(a_certificate_number(BORN, serial=2))) is None


def test_a_reissued_certificate_takes_the_place_of_the_older_one(database: Database) -> None:
    with database.write() as session:
        person = a_person(session, number=NUMBER)
        people.note_certificate(session, person, CertificateNumber(REISSUED), "staff:clerk")
    with database.read() as session:
        assert len(session.scalars(select(Person)).all()) == 1
        current = people.current_certificate(session, person.id)
        assert current is not None
        assert (current.number, current.category, current.level) == (REISSUED, "4", "2")
        older = session.scalars(
            select(DisabilityCertificate).where(DisabilityCertificate.superseded_on.is_not(None))
        ).one()
        assert older.number == NUMBER


def test_a_certificate_noted_twice_is_kept_once(database: Database) -> None:
    with database.write() as session:
        person = a_person(session, number=NUMBER)
        people.note_certificate(session, person, CertificateNumber(NUMBER), "staff:clerk")
    with database.read() as session:
        assert len(session.scalars(select(DisabilityCertificate)).all()) == 1


def test_a_certificate_of_another_person_is_not_noted(database: Database) -> None:
    another = CertificateNumber(a_certificate_number())
    with database.write() as session:
        person = a_person(session, number=NUMBER)
    with pytest.raises(ValueError, match="another person"), database.write() as session:
        people.note_certificate(session, person, another, "staff:clerk")


def test_a_number_is_registered_once(database: Database) -> None:
    with database.write() as session:
        a_person(session, number=NUMBER)
        with pytest.raises(people.AlreadyRegistered):
            a_person(session, number=REISSUED)


def test_two_registrations_at_the_same_moment_leave_one_person(database: Database) -> None:
    with database.write() as session:
        a_place(session)
    outcomes = at_once(database, lambda session, _: a_person(session, number=NUMBER), range(6))
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AlreadyRegistered"] * 5 + ["Person"]
    with database.read() as session:
        assert len(session.scalars(select(Person)).all()) == 1


@pytest.mark.parametrize(("category", "cannot"), [(1, False), (2, True), (3, True), (4, False)])
def test_who_does_not_hear_or_speak_is_not_called(database: Database, category: int, cannot: bool) -> None:
    with database.write() as session:
        person = a_person(session, number=a_certificate_number(category=category))
    assert person.cannot_take_calls is cannot


def test_who_loses_their_hearing_later_is_not_called_any_more(database: Database) -> None:
    with database.write() as session:
        person = a_person(session, number=NUMBER)
        people.note_certificate(session, person, CertificateNumber(NUMBER[:18] + "21"), "staff:clerk")
    assert person.cannot_take_calls


def test_the_phone_is_compared_without_being_readable(database: Database) -> None:
    phone = a_phone_number()
    with database.write() as session:
        person = a_person(session, phone=phone)
    assert people.phone_matches(person, phone)
    assert not people.phone_matches(person, a_phone_number())
    assert phone not in person.phone_hash


def test_consent_is_kept_with_its_wording_until_it_is_withdrawn(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
    with database.write() as session:
        assert people.has_consent(session, person.id)
        consent = session.scalars(select(Consent)).one()
        assert consent.wording == "我同意。"
        consent.withdrawn_at = consent.given_at
    with database.read() as session:
        assert not people.has_consent(session, person.id)


def test_the_lock_shows_the_person_as_they_are_now(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
    with database.read() as reading:
        seen = reading.get_one(Person, person.id)
        with database.write() as writing:
            writing.get_one(Person, person.id).area = None
        assert seen.area == SHIJIAZHUANG
    with database.write() as session:
        session.add(seen)
        assert people.lock(session, person.id).area is None


def test_an_unknown_person_cannot_be_locked(database: Database) -> None:
    with pytest.raises(people.PersonGone), database.write() as session:
        people.lock(session, "nobody")


@pytest.mark.parametrize(
    ("first", "older"),
    [(REISSUED, NUMBER), (REISSUED[:-1] + "2", REISSUED), (REISSUED[:-1] + "3", NUMBER[:18] + "11B2")],
)
def test_an_older_certificate_never_takes_the_place_of_a_newer_one(
    database: Database, first: str, older: str
) -> None:
    with database.write() as session:
        person = a_person(session, number=first)
        with pytest.raises(people.OlderCertificate):
            people.note_certificate(session, person, CertificateNumber(older), "staff:clerk")
        current = people.current_certificate(session, person.id)
        assert current is not None
        assert current.number == first


def test_a_certificate_that_was_superseded_never_comes_back(database: Database) -> None:
    changed = NUMBER[:18] + "42"  # assessed anew, without a suffix
    with database.write() as session:
        person = a_person(session, number=NUMBER)
        people.note_certificate(session, person, CertificateNumber(changed), "staff:clerk")
        with pytest.raises(people.OlderCertificate):
            people.note_certificate(session, person, CertificateNumber(NUMBER), "staff:clerk")


def test_who_is_held_is_not_asked_for_again_and_what_was_written_meanwhile_stays(database: Database) -> None:
    with database.write() as session:
        person_id = a_person(session).id
    with database.write() as session:
        person = people.lock(session, person_id)
        people.require_consent(session, person_id)
        with statements(database) as run:
            assert people.lock(session, person_id) is person
            people.require_consent(session, person_id)
        assert run == []
        person.name = "示例新名"
        people.lock(session, person_id)
        assert session.get(Person, person_id, populate_existing=True).name == "示例新名"


def test_what_a_savepoint_held_is_asked_for_again_once_it_was_taken_back(database: Database) -> None:
    with database.write() as session:
        person_id = a_person(session).id
    with database.write() as session:
        with session.begin_nested() as savepoint:
            people.lock(session, person_id)
            savepoint.rollback()
        with statements(database) as run:
            people.lock(session, person_id)
        assert run


def test_a_consent_that_was_taken_back_in_the_same_transaction_stands_no_more(database: Database) -> None:
    with database.write() as session:
        person_id = a_person(session).id
        people.lock(session, person_id)
        people.require_consent(session, person_id)
        privacy.withdraw_consent(session, person_id, "assistant:sample")
        with pytest.raises(people.ConsentWithdrawn):
            people.require_consent(session, person_id)


def test_a_consent_is_remembered_of_nobody_who_is_not_held(database: Database) -> None:
    with database.write() as session:
        person_id = a_person(session).id
    with database.write() as session:
        people.require_consent(session, person_id)
        with statements(database) as run:
            people.require_consent(session, person_id)
        assert run


def test_a_consent_given_anew_in_the_same_transaction_stands(database: Database) -> None:
    with database.write() as session:
        person_id = a_person(session).id
        people.lock(session, person_id)
        people.require_consent(session, person_id)
        privacy.withdraw_consent(session, person_id, "assistant:sample")
        privacy.give_consent(session, person_id, "我同意。", "assistant:sample")
        people.require_consent(session, person_id)
