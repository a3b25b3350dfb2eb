"""A new secret key takes over all that stands under an old one, also half-way, ended and begun again."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from sqlalchemy import select, text

from language.numbers.personal import CertificateNumber
from server.policies import SubsidySettings
from server.registry.crypto import Keyring, WrongSecret, keyring, use_keyring
from server.registry.database import Database
from server.registry.models import Conversation, Person, SentMessage, SubsidyClaim
from server.registry.services import (
    conversations,
    key_check,
    messages,
    people,
    privacy,
    proofs,
    rotation,
    subsidy,
    verification,
)
from server.registry.services.verification import CodeRules
from tests.samples import a_certificate, a_certificate_number, a_conversation, a_person

PEOPLE = 7
NUMBERS = [a_certificate_number() for _ in range(PEOPLE)]
ACCOUNT = "6222000000001111"


class Ended(Exception):
    """The rotation was ended from outside."""


@pytest.fixture
def lived_in(database: Database, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A registry that was written with the key "test"; the process has another one now and knows that one, too."""
    monkeypatch.setattr(rotation, "ROWS_AT_ONCE", 3)
    with database.write() as session:
        key_check.check_key(session)
        for number in NUMBERS:
            person = a_person(session, name="示例甲", number=number, phone=_phone_of(number))
            messages.send_text(session, person.phone, "示例", "示例的话")
        gained = a_certificate(session, person, number="示例号码")
        subsidy.claim(session, person.id, gained.id, ACCOUNT, SubsidySettings(), "assistant:sample")
    use_keyring(Keyring("new", ["test"]))
    with database.write() as session:
        key_check.check_key(session)
    return database


def test_with_two_keys_everything_is_read_and_found(lived_in: Database) -> None:
    assert_all_is_there(lived_in)


def test_after_a_rotation_the_new_key_alone_reads_and_finds_everything(lived_in: Database) -> None:
    done = rotation.rotate(lived_in)
    assert done.rewritten
    assert not done.unopened
    use_keyring(Keyring("new"))
    assert {id for _, id in standing(lived_in)} == {keyring().current}
    assert_all_is_there(lived_in)
    with lived_in.write() as session:
        key_check.check_key(session)


def test_a_second_rotation_has_nothing_to_do(lived_in: Database) -> None:
    rotation.rotate(lived_in)
    assert rotation.rotate(lived_in).rewritten == 0


def test_a_rotation_that_was_ended_half_way_is_readable_and_goes_on_where_it_was(lived_in: Database) -> None:
    everything = sum(standing(lived_in).values())
    with pytest.raises(Ended):
        rotation.rotate(lived_in, _end_after(lines=2))
    halfway = standing(lived_in)
    assert len({id for _, id in halfway}) == 2
    assert sum(halfway.values()) == everything
    assert_all_is_there(lived_in)
    rotation.rotate(lived_in)
    assert {id for _, id in standing(lived_in)} == {keyring().current}
    assert sum(standing(lived_in).values()) == everything


def test_an_old_key_that_is_still_needed_must_not_be_left_out(lived_in: Database) -> None:
    with pytest.raises(Ended):
        rotation.rotate(lived_in, _end_after(lines=2))
    use_keyring(Keyring("new"))
    with pytest.raises(WrongSecret, match="TONGXING_OLD_SECRET_KEYS"), lived_in.write() as session:
        key_check.check_key(session)


def test_once_a_new_key_is_in_use_no_copy_starts_with_the_old_one_alone(lived_in: Database) -> None:
    use_keyring(Keyring("test"))
    with pytest.raises(WrongSecret), lived_in.write() as session:
        key_check.check_key(session)


def test_when_a_record_was_changed_is_not_changed(lived_in: Database) -> None:
    with lived_in.read() as session:
        before = session.scalars(select(Person.updated_at).order_by(Person.id)).all()
    rotation.rotate(lived_in)
    with lived_in.read() as session:
        assert session.scalars(select(Person.updated_at).order_by(Person.id)).all() == before


def test_what_is_written_meanwhile_stands_under_the_new_key(lived_in: Database) -> None:
    written: list[str] = []

    def write_beside(_: str) -> None:
        with lived_in.write() as session:
            written.append(a_person(session).id)

    rotation.rotate(lived_in, write_beside)
    assert written
    assert {id for _, id in standing(lived_in)} == {keyring().current}


def test_a_value_that_does_not_open_is_named_and_hinders_no_other(lived_in: Database) -> None:
    with lived_in.write() as session:
        one, other = session.scalars(select(Person.id).order_by(Person.id).limit(2))
        session.execute(
            text("update people set name = (select name from people where id = :one) where id = :other"),
            {"one": one, "other": other},
        )
    done = rotation.rotate(lived_in)
    assert done.unopened == [f"people.name:{other}"]
    assert rotation.check(lived_in) == [f"people.name:{other}"]
    left = {at: count for at, count in standing(lived_in).items() if at[1] != keyring().current}
    assert list(left.values()) == [1]


def test_everything_that_can_be_opened_passes_the_check(lived_in: Database) -> None:
    assert rotation.check(lived_in) == []
    use_keyring(Keyring("another"))
    assert len(rotation.check(lived_in)) == sum(
        count for (column, _), count in standing(lived_in).items() if not column.endswith("_hash")
    ) + len(["key of before", "key of now"])


def test_a_conversation_of_before_goes_on(database: Database) -> None:
    with database.write() as session:
        conversation, token = conversations.open_conversation(session, "web", "text", None)
    use_keyring(Keyring("new", ["test"]))
    rotation.rotate(database)
    with database.read() as session:
        kept = session.get_one(Conversation, conversation.id)
        assert conversations.opens(kept, token)
        assert not conversations.opens(kept, "another token")
        assert rotation.ending(session) == {("conversations.token_hash", Keyring("test").current): 1}


def test_who_was_verified_in_a_conversation_stays_so(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        conversation = a_conversation(session, person)
        verification.send_code(session, conversation.id, person.phone, _number_of(person), CodeRules())
        code = re.findall(r"\d{6}", session.scalars(select(SentMessage.body)).one())[0]
    use_keyring(Keyring("new", ["test"]))
    rotation.find_again(database)
    with database.write() as session:
        person = session.get_one(Person, person.id)
        assert proofs.stands(session, conversation.id, person)
        proofs.speak_for(session, conversation.id)
        people.lock(session, person.id)
        tried = verification.check_code(session, conversation.id, person.phone, _number_of(person), code, CodeRules())
        assert tried.outcome == "right"


def test_people_are_found_under_the_new_key_before_anything_else_is_rewritten(lived_in: Database) -> None:
    rotation.find_again(lived_in)
    left = {column for (column, id) in standing(lived_in) if id != keyring().current}
    assert left == {"disability_certificates.category", "disability_certificates.level",
                    "disability_certificates.number", "subsidy_claims.bank_account"}  # fmt: skip
    assert_all_is_there(lived_in)


def test_who_had_their_record_deleted_is_known_again_as_long_as_the_old_key_is_there(lived_in: Database) -> None:
    with lived_in.write() as session:
        claimant = session.scalars(select(SubsidyClaim.person_id)).one()
        privacy.delete_person(session, claimant, "assistant:sample")
    rotation.rotate(lived_in)
    assert {column: count for (column, id), count in standing(lived_in).items() if id != keyring().current} == {
        "people.number_hash": 1,
        "certificates.number_hash": 1,
    }
    with lived_in.write() as session:
        back = people.register(
            session, "示例甲", CertificateNumber(NUMBERS[-1]), "19900001234", None, "我同意。", "assistant:sample"
        )
        assert back.id == claimant
    use_keyring(Keyring("new"))
    with pytest.raises(WrongSecret), lived_in.write() as session:  # nobody said yet that the old one can go
        key_check.check_key(session)
    use_keyring(Keyring("new", ["test"]))
    rotation.rotate(lived_in)
    use_keyring(Keyring("new"))
    with lived_in.write() as session:
        key_check.check_key(session)


def assert_all_is_there(database: Database) -> None:
    """Each person is found by number and by phone, and what was encrypted is read."""
    with database.read() as session:
        for number in NUMBERS:
            person = people.find_by_number(session, CertificateNumber(number))
            assert person is not None
            assert (person.name, person.phone) == ("示例甲", _phone_of(number))
            assert people.phone_matches(person, _phone_of(number))
        assert session.scalars(select(SubsidyClaim.bank_account)).one() == ACCOUNT


def standing(database: Database) -> dict[tuple[str, str | None], int]:
    with database.read() as session:
        return rotation.standing(session)


def _number_of(person: Person) -> CertificateNumber:
    return CertificateNumber(person.disability_certificates[0].number)


def _phone_of(number: str) -> str:
    return f"199{NUMBERS.index(number):08d}"


def _end_after(lines: int) -> Callable[[str], None]:
    told: list[str] = []

    def tell(line: str) -> None:
        told.append(line)
        if len(told) == lines:
            raise Ended

    return tell


def test_a_copy_that_lacks_a_key_taken_into_use_since_registers_nobody_a_second_time(lived_in: Database) -> None:
    with lived_in.write() as session:  # another copy started with the new key
        key_check.check_key(session)
    rotation.find_again(lived_in)
    use_keyring(Keyring("test"))
    with pytest.raises(WrongSecret), lived_in.write() as session:
        people.register(
            session, "示例甲", CertificateNumber(NUMBERS[0]), "19900001234", None, "我同意。", "assistant:sample"
        )
