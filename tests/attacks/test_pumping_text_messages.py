"""Somebody has text messages sent to phones of others, at the office's cost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy.orm import Session
from structlog.testing import capture_logs

from language.numbers.personal import CertificateNumber
from server.registry.database import Database
from server.registry.services import code_limits, turns, verification
from server.registry.services.verification import CodeRules, TooManyCodes
from tests.samples import a_certificate_number, a_conversation, a_person, a_phone_number

NOW = datetime(2024, 5, 1, 8, 0, tzinfo=UTC)
NUMBER = CertificateNumber(a_certificate_number())


def sent(
    database: Database, conversation: str, phone: str, now: datetime = NOW, rules: CodeRules | None = None
) -> bool:
    with database.write() as session:
        try:
            verification.send_code(session, conversation, phone, NUMBER, rules or CodeRules(), now)
        except TooManyCodes:
            return False
    return True


def test_one_conversation_reaches_three_phones_an_hour(database: Database) -> None:
    reached = [sent(database, "c1", a_phone_number()) for _ in range(10)]
    assert reached.count(True) == code_limits.PHONES_A_CONVERSATION_AND_HOUR
    assert sent(database, "c1", a_phone_number(), NOW + timedelta(hours=1))


def test_many_conversations_do_not_flood_one_phone(database: Database) -> None:
    phone = a_phone_number()
    rang = [
        sent(database, f"c{hour}-{nth}", phone, NOW + timedelta(hours=hour)) for hour in range(24) for nth in range(8)
    ]
    assert rang[:8].count(True) == code_limits.STRANGERS_CODES_A_PHONE_AND_HOUR
    assert rang.count(True) == code_limits.STRANGERS_CODES_A_PHONE_AND_DAY


def test_the_whole_service_has_a_ceiling_that_is_logged_once(database: Database) -> None:
    rules = CodeRules(an_hour=5)
    with capture_logs() as logs:
        reached = [sent(database, f"c{nth}", a_phone_number(), rules=rules) for nth in range(9)]
    assert reached.count(True) == rules.an_hour
    assert [one["event"] for one in logs] == ["codes_ceiling_reached"]
    assert [one["log_level"] for one in logs] == ["warning"]


def answered_for(session: Session, conversation_id: str, client: str, now: datetime) -> None:
    """A message of this client is being answered in the conversation."""
    second = timedelta(seconds=1)
    whose = code_limits.client_index(client)
    turns.take(session, conversation_id, "m1", "登记", lambda _: False, now, second, second, whose)


def asks_from(database: Database, client: str, now: datetime = NOW, each: int = 5) -> bool:
    """Somebody behind this client asks for a code, in a conversation, for a telephone and a number of their own."""
    with database.write() as session:
        conversation = a_conversation(session).id
        answered_for(session, conversation, client, now)
        number = CertificateNumber(a_certificate_number())
        try:
            verification.send_code(session, conversation, a_phone_number(), number, CodeRules(each=each), now)
        except TooManyCodes:
            return False
    return True


def test_many_conversations_and_telephones_of_one_client_have_one_allowance(database: Database) -> None:
    flood = [asks_from(database, "203.0.113.7") for _ in range(9)]
    assert flood.count(True) == 5
    assert asks_from(database, "203.0.113.8")
    day = [asks_from(database, "203.0.113.7", NOW + timedelta(hours=hour)) for hour in range(1, 24) for _ in range(5)]
    assert flood.count(True) + day.count(True) == 5 * code_limits.HOURS_A_DAY_OF_A_CLIENT


def test_who_showed_before_who_they_are_is_not_hindered_by_who_shares_the_address(database: Database) -> None:
    number, phone = CertificateNumber(a_certificate_number()), a_phone_number()
    with database.write() as session:
        own = a_conversation(session, a_person(session, number=number.value, phone=phone)).id
        answered_for(session, own, "203.0.113.7", NOW)
    assert [asks_from(database, "203.0.113.7") for _ in range(6)] == [True] * 5 + [False]
    with database.write() as session:
        verification.send_code(session, own, phone, number, CodeRules(each=5), NOW)
