"""The subsidy's answers as a person hears them: short, the refusal first, and no sum that nobody wrote down."""

from datetime import date

import pytest
from sqlalchemy import select

from language.numbers.personal import CertificateNumber
from server import clock
from server.registry.models import Occupation
from server.registry.services import people, subsidy
from tests.actions.drive import Talk
from tests.actions.registered import verified
from tests.samples import a_certificate

CARD = "6222020000000000001"
KIND = "专项职业能力证书"


def with_a_claim(talk: Talk, issued_on: date, occupation: str = "面点") -> Talk:
    """Put a person on record who has claimed for one certificate without a level."""
    verified(talk)
    with talk.context.database.write() as session:
        person = people.find_by_number(session, CertificateNumber(talk.number))
        assert person is not None
        held = session.scalars(select(Occupation).where(Occupation.name == occupation)).one()
        one = a_certificate(session, person, held, issued_on)
        one.kind, one.skill_level = KIND, None
        session.flush()
        subsidy.claim(session, person.id, one.id, CARD, talk.context.subsidy, "assistant:sample", issued_on)
    return talk


def claim(talk: Talk, issued_on: date) -> Talk:
    talk.say("我要申请补贴", "apply_subsidy")
    said = f"{issued_on.year}年{issued_on.month}月{issued_on.day}日"
    talk.answer(until="bank_account", certificate_choice=KIND, occupation="面点", date=said)
    return talk


def test_a_refusal_begins_with_the_refusal_and_promises_this_certificate_nothing(talk: Talk) -> None:
    claim(with_a_claim(talk, date(2024, 3, 1)), date(2024, 5, 1))

    assert talk.messages[0]["text"].startswith("这张证书现在不能申请补贴。")
    assert talk.messages[0]["citations"]
    assert "这张证书不能再领。2025年3月1日或以后新发的证书可以。" in talk.heard
    assert "从2025年3月1日起" not in talk.heard


def test_a_refusal_is_short_and_speaks_of_the_reading_once(talk: Talk) -> None:
    claim(with_a_claim(talk, date(2024, 3, 1)), date(2024, 5, 1))

    assert len(talk.messages) <= 5
    assert talk.heard.count("换个算法") == 1


def test_nothing_is_said_of_an_end_that_the_document_does_not_give(talk: Talk) -> None:
    claim(with_a_claim(talk, date(2024, 3, 1)), date(2024, 5, 1))

    assert "到期" not in talk.heard


def test_after_a_claim_of_last_year_it_is_said_that_it_is_not_in_this_one(talk: Talk) -> None:
    this_year = clock.today().year
    with_a_claim(talk, date(this_year - 1, 3, 1))
    talk.say("还剩几次", "check_subsidy_eligibility")
    talk.answer()

    assert f"您{this_year - 1}年的那次不算在{this_year}年里。" in talk.heard


def test_what_may_be_claimed_names_its_year(talk: Talk) -> None:
    claim(verified(talk), date(2024, 5, 1))

    assert "2024年您还能领3次" in talk.heard


@pytest.mark.parametrize("intent", ["ask_policy", "check_subsidy_eligibility", "check_subsidy_status"])
def test_no_sum_is_made_up_and_someone_to_ask_is_named(talk: Talk, intent: str) -> None:
    verified(talk).say("补贴一次多少钱", intent, topics=["amount"])
    talk.answer()

    assert "残联" in talk.heard
    assert "转人工" in talk.options
    assert not any(message["citations"] for message in talk.messages)
