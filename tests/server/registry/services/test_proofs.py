"""Who gave a code back right has proved one phone for one certificate number, in one conversation, for a while."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server.registry.database import Database, utcnow
from server.registry.models import AuditEntry, Conversation, Person, Proof, SentMessage
from server.registry.services import people, privacy, profile, proofs
from server.registry.services.messages import phone_index
from server.registry.services.verification import CodeRules, check_code, send_code
from tests.samples import a_certificate_number, a_class, a_conversation, a_person, a_phone_number, a_proof, a_turn
from tests.statements import statements

NUMBER, OTHER_NUMBER = (CertificateNumber(a_certificate_number(category=4)) for _ in range(2))
PHONE, OTHER_PHONE = a_phone_number(), a_phone_number()
RULES = CodeRules()
ACTOR = "assistant:sample"
NOW = datetime(2024, 5, 1, 8, 0, tzinfo=UTC)


def code_of(session: Session) -> str:
    sent = session.scalars(select(SentMessage.body).order_by(SentMessage.id.desc()).limit(1)).one()
    return re.findall(r"\d{6}", sent)[0]


def prove(session: Session, conversation: str = "c1") -> None:
    send_code(session, conversation, PHONE, NUMBER, RULES)
    assert check_code(session, conversation, PHONE, NUMBER, code_of(session), RULES).outcome == "right"


def is_proved(
    session: Session, conversation: str = "c1", phone: str = PHONE, number: CertificateNumber = NUMBER
) -> bool:
    return proofs.is_proved(session, conversation, phone_index(phone), people.number_index(number))


def talks(session: Session, conversation: str, minute: float) -> None:
    """Let something be said and answered, so many minutes after NOW."""
    a_turn(session, conversation, NOW + timedelta(minutes=minute))


def test_what_was_proved_stands(database: Database) -> None:
    with database.write() as session:
        prove(session)
        assert is_proved(session)


@pytest.mark.parametrize(
    ("conversation", "phone", "number"),
    [("c2", PHONE, NUMBER), ("c1", OTHER_PHONE, NUMBER), ("c1", PHONE, OTHER_NUMBER)],
)
def test_it_proves_nothing_else(database: Database, conversation: str, phone: str, number: CertificateNumber) -> None:
    with database.write() as session:
        prove(session)
        assert not is_proved(session, conversation, phone, number)


def test_a_code_that_a_newer_one_took_the_place_of_proves_nothing(database: Database) -> None:
    with database.write() as session:
        send_code(session, "c1", PHONE, NUMBER, RULES)
        send_code(session, "c1", PHONE, NUMBER, RULES)
        assert not is_proved(session)


@pytest.mark.parametrize(
    ("channel", "said_at", "asked_at", "stands"),
    [
        ("web", [], 29, True), ("web", [], 31, False), ("web", [20, 45], 70, True), ("web", [20, 55], 60, False),
        ("kiosk", [], 0.9, True), ("kiosk", [], 1.1, False), ("kiosk", [0.5, 1.4, 2.3], 3, True),
        ("kiosk", [0.5, 1.6], 1.7, False),
    ],
)  # fmt: skip
def test_a_silence_ends_it_even_if_somebody_talks_again(
    database: Database, channel: str, said_at: list[float], asked_at: float, stands: bool
) -> None:
    with database.write() as session:
        person, conversation = a_person(session), a_conversation(session)
        conversation.channel = channel
        proofs.keep(session, conversation.id, person.phone_hash, person.number_hash, NOW)
        for minute in said_at:
            talks(session, conversation.id, minute)
        session.flush()
        now = NOW + timedelta(minutes=asked_at)
        assert proofs.stands(session, conversation.id, person, now) is stands


def test_what_is_being_answered_now_is_no_sign_of_who_was_there_before(database: Database) -> None:
    with database.write() as session:
        person, conversation = a_person(session), a_conversation(session)
        proofs.keep(session, conversation.id, person.phone_hash, person.number_hash, NOW)
        talks(session, conversation.id, 40)
        assert not proofs.stands(session, conversation.id, person, NOW + timedelta(minutes=40))


def test_another_phone_on_record_ends_it_and_the_old_one_on_record_again_does_not_bring_it_back(
    database: Database,
) -> None:
    with database.write() as session:
        person = a_person(session)
        old, conversation = person.phone, a_conversation(session, person).id
        profile.change_phone(session, person.id, a_phone_number(), "staff:clerk")
        assert not proofs.stands(session, conversation, person)
        profile.change_phone(session, person.id, old, "staff:clerk")
        assert not proofs.stands(session, conversation, person)


def test_a_person_who_is_deleted_leaves_no_proof(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        a_conversation(session, person)
        privacy.delete_person(session, person.id, ACTOR)
        assert session.scalars(select(Proof)).all() == []


def test_a_new_proof_in_a_conversation_ends_the_one_before(database: Database) -> None:
    with database.write() as session:
        first, second = a_person(session), a_person(session)
        conversation = a_conversation(session, first).id
        a_proof(session, conversation, second)
        assert not proofs.stands(session, conversation, first)
        assert proofs.stands(session, conversation, second)


def test_a_conversation_is_linked_to_who_was_proved_there_and_the_audit_says_so(database: Database) -> None:
    with database.write() as session:
        person, conversation = a_person(session), a_conversation(session)
        with pytest.raises(proofs.NotProved):
            proofs.identify(session, conversation.id, person, ACTOR)
        assert conversation.person_id is None
        a_proof(session, conversation.id, person)
        proofs.identify(session, conversation.id, person, ACTOR)
        assert conversation.person_id == person.id
    with database.read() as session:
        entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert (entry.action, entry.subject) == ("conversation.identify", f"person:{person.id}")


def test_the_link_cannot_be_set(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session)
        with pytest.raises(AttributeError):
            conversation.person_id = "somebody"  # type: ignore[misc]
    with pytest.raises(AttributeError):
        Conversation(person_id="somebody")


def test_a_transaction_that_speaks_for_a_conversation_locks_no_other_record(database: Database) -> None:
    with database.write() as session:
        mine, another = a_person(session), a_person(session)
        conversation = a_conversation(session, mine).id
    with database.write() as session:
        proofs.speak_for(session, conversation)
        assert people.lock(session, mine.id).id == mine.id
        with pytest.raises(proofs.NotProved):
            people.lock(session, another.id)


def test_it_opens_no_record_that_was_not_proved(database: Database) -> None:
    with database.write() as session:
        a_person(session)
        prove(session)
    with database.write() as session:
        proofs.speak_for(session, "c1")
        with pytest.raises(proofs.NotProved):
            people.register(session, "示例", OTHER_NUMBER, PHONE, None, "我同意。", ACTOR)
        with pytest.raises(proofs.NotProved):
            people.register(session, "示例", NUMBER, OTHER_PHONE, None, "我同意。", ACTOR)
        assert people.register(session, "示例", NUMBER, PHONE, None, "我同意。", ACTOR).name == "示例"


def test_it_writes_no_phone_on_record_that_was_not_proved(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        conversation = a_conversation(session, person).id
    with database.write() as session:
        proofs.speak_for(session, conversation)
        with pytest.raises(proofs.NotProved):
            profile.change_phone(session, person.id, a_phone_number(), ACTOR)


def test_who_proved_the_new_phone_goes_on_and_others_with_the_old_one_do_not(database: Database) -> None:
    new = a_phone_number()
    with database.write() as session:
        person = a_person(session)
        here, elsewhere = a_conversation(session, person).id, a_conversation(session, person).id
        proofs.add(session, here, phone_index(new), proofs.new_phone_of(person))
    with database.write() as session:
        proofs.speak_for(session, here)
        profile.change_phone(session, person.id, new, ACTOR)
    with database.read() as session:
        person = session.get_one(Person, person.id)
        assert proofs.stands(session, here, person)
        assert not proofs.stands(session, elsewhere, person)


def test_a_seat_that_goes_to_who_waits_needs_no_proof_of_theirs(database: Database) -> None:
    from server.registry.services import training

    with database.write() as session:
        leaving, waiting = a_person(session), a_person(session)
        course = a_class(session, capacity=1)
        seat = training.enrol(session, leaving.id, course.id, ACTOR).enrolment
        training.enrol(session, waiting.id, course.id, ACTOR, may_wait=True)
        conversation = a_conversation(session, leaving).id
    with database.write() as session:
        proofs.speak_for(session, conversation)
        assert training.cancel(session, leaving.id, seat.id, ACTOR).status == "cancelled"


def test_a_clerk_who_made_sure_lets_somebody_in_without_a_code(database: Database) -> None:
    with database.write() as session:
        person, conversation = a_person(session), a_conversation(session)
        proofs.vouch(session, conversation.id, person, "staff:clerk")
        assert proofs.person_of(session, conversation) == person
    with database.read() as session:
        entry = session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1)).one()
    assert (entry.actor, entry.action) == ("staff:clerk", "conversation.vouch")


def test_what_a_message_proves_or_ends_it_does_from_the_message_on(database: Database) -> None:
    asked = utcnow() - timedelta(seconds=8)
    with database.write() as session:
        person, conversation = a_person(session), a_conversation(session).id
        turn = a_turn(session, conversation, asked)
        turn.state, turn.reply, turn.held_until = "open", None, asked + timedelta(minutes=1)
        session.flush()
        proof = a_proof(session, conversation, person)
        assert proof.proved_at == asked
        assert proofs.stands(session, conversation, person)
        proofs.forget(session, conversation, ACTOR)
        session.refresh(proof)
        assert proof.ended_at == asked


def test_a_proof_is_asked_for_once_in_a_transaction_and_again_once_one_was_ended(database: Database) -> None:
    with database.write() as session:
        person, conversation = a_person(session), a_conversation(session).id
        proofs.keep(session, conversation, person.phone_hash, person.number_hash)
        assert proofs.stands(session, conversation, person)
        with statements(database) as run:
            assert proofs.stands(session, conversation, person)
        assert run == []
        proofs.forget(session, conversation, ACTOR)
        assert not proofs.stands(session, conversation, person)
    with database.read() as session:
        assert not proofs.stands(session, conversation, person)


def test_who_let_somebody_in_is_told_of_them_alone(database: Database) -> None:
    with database.write() as session:
        person, other, conversation = a_person(session), a_person(session), a_conversation(session).id
        proofs.vouch(session, conversation, person, "staff:1")
        assert proofs.voucher(session, person) is None, "nobody speaks in this transaction"
        proofs.speak_for(session, conversation)
        assert proofs.voucher(session, person) == "staff:1"
        assert proofs.voucher(session, other) is None
