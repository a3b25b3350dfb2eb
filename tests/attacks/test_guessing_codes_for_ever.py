"""Who knows a person's number and phone guesses codes, in one conversation after the other, hour after hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from language.numbers.personal import CertificateNumber
from server.registry.database import Database
from server.registry.services import code_limits, verification
from server.registry.services.verification import CodeRules, TooManyCodes
from tests.samples import a_certificate_number, a_phone_number

BEGIN = datetime(2024, 5, 1, 8, 0, tzinfo=UTC)
RULES = CodeRules()
NUMBER, PHONE = CertificateNumber(a_certificate_number()), a_phone_number()


def guesses(database: Database, conversation: str, at: datetime, phone: str = PHONE) -> int:
    """Have codes sent and try wrong ones until nothing more is sent or heard; return how many were compared."""
    compared = 0
    with database.write() as session:
        while True:
            try:
                verification.send_code(session, conversation, phone, NUMBER, RULES, at)
            except TooManyCodes:
                return compared
            for _ in range(RULES.attempts):
                check = verification.check_code(session, conversation, phone, NUMBER, "no code", RULES, at)
                compared += 1
                if check.outcome == "held":
                    return compared


def test_ten_conversations_guess_no_more_than_one(database: Database) -> None:
    compared = [guesses(database, f"c{nth}", BEGIN + timedelta(minutes=nth)) for nth in range(10)]
    assert compared == [code_limits.STRANGERS_WRONG_A_NUMBER_AND_DAY, *[0] * 9]


def test_other_phones_do_not_help(database: Database) -> None:
    guesses(database, "c1", BEGIN)
    assert guesses(database, "c2", BEGIN, a_phone_number()) == 0


def test_in_three_days_no_more_is_guessed_than_three_times_a_days_share(database: Database) -> None:
    compared = [guesses(database, f"c{hour}", BEGIN + timedelta(hours=hour)) for hour in range(72)]
    assert sum(compared) == 3 * code_limits.STRANGERS_WRONG_A_NUMBER_AND_DAY


def test_one_conversation_that_tries_number_after_number_is_heard_ten_times_a_day(database: Database) -> None:
    heard = 0
    with database.write() as session:
        for hour in range(20):
            at, number = BEGIN + timedelta(hours=hour), CertificateNumber(a_certificate_number())
            try:
                verification.send_code(session, "c1", PHONE, number, RULES, at)
            except TooManyCodes:
                break
            for _ in range(5):
                check = verification.check_code(session, "c1", PHONE, number, "no code", RULES, at)
                heard += check.outcome in ("wrong", "spent", "held")
    assert heard == code_limits.WRONG_A_CONVERSATION_AND_DAY
