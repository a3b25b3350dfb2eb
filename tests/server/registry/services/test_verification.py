"""A code shows that a phone is the person's, for a short time and few tries."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from language.numbers.personal import CertificateNumber
from server.registry.database import Database
from server.registry.models import SentMessage, VerificationCode
from server.registry.services import messages, verification
from server.registry.services.verification import CodeCheck, CodeRules, TooManyCodes
from tests.concurrently import at_once
from tests.samples import a_certificate_number, a_phone_number

NOW = datetime(2024, 5, 1, 8, 0, tzinfo=UTC)
RULES = CodeRules(seconds=300, attempts=5)
PHONE = a_phone_number()
NUMBER = CertificateNumber(a_certificate_number())


def sent(database: Database, conversation: str = "one", phone: str = PHONE, now: datetime = NOW) -> str:
    """Send a code and return it as the text message tells it."""
    with database.write() as session:
        verification.send_code(session, conversation, phone, NUMBER, RULES, now)
    with database.read() as session:
        message = session.scalars(select(SentMessage).order_by(SentMessage.id.desc()).limit(1)).one()
    assert (message.phone, message.kind) == (phone, "verification")
    found = re.search(r"\d{6}", message.body)
    assert found is not None
    return found.group()


def tried(
    database: Database,
    code: str,
    conversation: str = "one",
    phone: str = PHONE,
    number: CertificateNumber = NUMBER,
    now: datetime = NOW,
) -> CodeCheck:
    with database.write() as session:
        return verification.check_code(session, conversation, phone, number, code, RULES, now)


def another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_the_right_code_is_right_once(database: Database) -> None:
    code = sent(database)
    assert tried(database, code).outcome == "right"
    assert tried(database, code).outcome == "missing"


def test_a_wrong_code_tells_how_many_tries_are_left(database: Database) -> None:
    code = sent(database)
    assert tried(database, another(code)) == CodeCheck("wrong", 4)
    assert tried(database, code).outcome == "right"


def test_the_sixth_try_is_not_heard_even_if_it_is_right(database: Database) -> None:
    code = sent(database)
    outcomes = [tried(database, another(code)).outcome for _ in range(5)]
    assert outcomes == ["wrong", "wrong", "wrong", "wrong", "spent"]
    assert tried(database, code).outcome == "spent"


def test_the_fifth_try_still_counts(database: Database) -> None:
    code = sent(database)
    for _ in range(4):
        tried(database, another(code))
    assert tried(database, code).outcome == "right"


def test_a_code_expires(database: Database) -> None:
    code = sent(database)
    assert tried(database, code, now=NOW + timedelta(seconds=300)).outcome == "expired"
    assert tried(database, code, now=NOW + timedelta(seconds=299)).outcome == "right"


def test_a_code_is_good_for_its_conversation_its_phone_and_its_certificate_alone(database: Database) -> None:
    code = sent(database)
    assert tried(database, code, conversation="two").outcome == "missing"
    assert tried(database, code, phone=a_phone_number()).outcome == "missing"
    assert tried(database, code, number=CertificateNumber(a_certificate_number())).outcome == "missing"
    assert tried(database, code).outcome == "right"


def test_a_reissued_certificate_is_the_same_person(database: Database) -> None:
    code = sent(database)
    assert tried(database, code, number=CertificateNumber(NUMBER.value + "B1")).outcome == "right"


def test_a_new_code_ends_the_older_one(database: Database) -> None:
    older, newer = sent(database), sent(database)
    if older != newer:
        assert tried(database, older) == CodeCheck("wrong", 4)
    assert tried(database, newer).outcome == "right"
    assert tried(database, older).outcome == "missing"


def test_without_a_code_sent_none_is_right(database: Database) -> None:
    assert tried(database, "000000").outcome == "missing"


def test_the_seventh_code_within_an_hour_is_not_sent(database: Database) -> None:
    for minute in range(6):
        sent(database, conversation=f"{minute}", now=NOW + timedelta(minutes=minute))
    with pytest.raises(TooManyCodes):
        sent(database, now=NOW + timedelta(minutes=59))
    sent(database, phone=a_phone_number(), now=NOW + timedelta(minutes=59))
    sent(database, now=NOW + timedelta(minutes=60))


def test_many_requests_at_the_same_moment_send_no_more_than_an_hour_allows(database: Database) -> None:
    outcomes = at_once(
        database, lambda session, n: verification.send_code(session, f"{n}", PHONE, NUMBER, RULES, NOW), range(12)
    )
    assert outcomes.count(None) == 6
    assert all(isinstance(outcome, TooManyCodes) for outcome in outcomes if outcome is not None)
    with database.read() as session:
        assert len(session.scalars(select(SentMessage)).all()) == 6


def test_many_guesses_at_the_same_moment_are_all_counted(database: Database) -> None:
    code = sent(database)
    outcomes = at_once(
        database,
        lambda session, wrong: verification.check_code(session, "one", PHONE, NUMBER, wrong, RULES, NOW).outcome,
        [another(code)] * 12,
    )
    assert sorted(map(str, outcomes)) == ["spent"] * 8 + ["wrong"] * 4


def test_a_day_later_the_code_can_be_read_nowhere(database: Database) -> None:
    sent(database)
    with database.write() as session:
        session.scalars(select(SentMessage)).one().created_at = NOW
    other = a_phone_number()
    sent(database, phone=other, now=NOW + timedelta(hours=25))
    with database.read() as session:
        assert [one.phone for one in session.scalars(select(SentMessage))] == [other]
        assert [one.created_at for one in session.scalars(select(VerificationCode))] == [NOW + timedelta(hours=25)]


def test_other_messages_stay(database: Database) -> None:
    with database.write() as session:
        kept = messages.send_text(session, PHONE, "class_cancelled", "【同行】示例")
        kept.created_at = NOW - timedelta(days=9)
    sent(database)
    with database.read() as session:
        assert "class_cancelled" in session.scalars(select(SentMessage.kind)).all()


def test_the_code_itself_is_not_on_record(database: Database) -> None:
    code = sent(database)
    with database.read() as session:
        kept = session.scalars(select(VerificationCode)).one()
    assert code not in kept.code_hash
