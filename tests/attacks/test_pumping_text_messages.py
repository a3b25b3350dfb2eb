"""Somebody has text messages sent to phones of others, at the office's cost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from structlog.testing import capture_logs

from language.numbers.personal import CertificateNumber
from server.registry.database import Database
from server.registry.services import code_limits, verification
from server.registry.services.verification import CodeRules, TooManyCodes
from tests.samples import a_certificate_number, a_phone_number

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
