"""Claiming: the rule is asked before the bank card, and again when a fact of the certificate changes."""

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from actions.context import ActionContext
from language.numbers.personal import CertificateNumber
from server import clock
from server.registry.models import Certificate, Occupation, SubsidyClaim
from server.registry.services import people, subsidy
from tests.actions.drive import Talk
from tests.actions.registered import on_record, rows, verified
from tests.samples import a_certificate

CARD = "6222020000000000001"


def claim(talk: Talk, issued_on: str = "2024年5月1日") -> Talk:
    """Lead a person with a certificate that is not on record to the bank card."""
    talk.say("我要申请补贴", "apply_subsidy")
    talk.answer(until="bank_account", certificate_choice="专项职业能力证书", occupation="面点", date=issued_on)
    return talk


def with_three_claims(talk: Talk, year: int) -> Talk:
    """Put a person on record who has claimed three times in one year."""
    verified(talk)
    with talk.context.database.write() as session:
        person = people.find_by_number(session, CertificateNumber(talk.number))
        assert person is not None
        for occupation in session.scalars(select(Occupation).limit(3)):
            one = a_certificate(session, person, occupation, date(year, 3, 1))
            subsidy.claim(
                session, person.id, one.id, CARD, talk.context.subsidy, "assistant:sample", date(year, 4, 1)
            )
    return talk


def test_a_claim_is_announced_with_its_facts_and_written_after_the_yes(talk: Talk, context: ActionContext) -> None:
    claim(verified(talk)).say(CARD)
    assert "面点" in talk.heard
    assert "2024年5月1日" in talk.heard
    assert "尾号0001" in talk.heard
    assert CARD not in talk.heard
    assert rows(context)["subsidy_claims"] == 0
    talk.say("中", "affirm")
    assert rows(context)["subsidy_claims"] == 1
    assert "申请号" in talk.heard


def test_a_fourth_claim_is_refused_with_its_clause_before_the_bank_card_is_asked_for(talk: Talk) -> None:
    claim(with_three_claims(talk, 2024), "2024年5月1日")
    assert talk.awaited is None
    assert any(message["citations"] for message in talk.messages)
    assert talk.facts["bank_account"] is None


@pytest.mark.parametrize("open_question", ["bank_account", "confirm"])
def test_a_date_that_is_corrected_into_a_full_year_is_refused_at_once(talk: Talk, open_question: str) -> None:
    claim(with_three_claims(talk, 2024), "2023年5月1日")
    if open_question == "confirm":
        talk.say(CARD)
    assert talk.awaited == open_question
    talk.correct("发证日期错了，是2024年5月1日", about="date")
    assert any(message["citations"] for message in talk.messages)
    assert talk.task is None


def test_the_steps_are_not_counted_down_by_a_correction(talk: Talk) -> None:
    claim(verified(talk)).say(CARD)
    before = talk.awaiting
    talk.correct("发证日期错了，是2024年6月1日", about="date")
    assert talk.awaiting == before


@pytest.mark.parametrize("said", ["明天", "1989年1月1日"])
def test_a_day_that_cannot_be_on_a_certificate_is_asked_again(talk: Talk, said: str) -> None:
    verified(talk).say("我要申请补贴", "apply_subsidy")
    talk.answer(until="date", certificate_choice="专项职业能力证书", occupation="面点")
    talk.say(said)
    assert talk.awaited == "date"
    assert "日期" in talk.messages[0]["text"]


def test_a_two_digit_year_is_that_year(talk: Talk) -> None:
    two_years_ago = clock.today() - timedelta(days=700)
    claim(verified(talk), f"{two_years_ago:%y}年{two_years_ago.month}月{two_years_ago.day}号")
    assert talk.facts["issued_on"] == two_years_ago.isoformat()


def test_a_phone_number_with_its_country_is_not_taken_for_a_card(talk: Talk) -> None:
    talk.phone = "+8619900009999"
    talk.say("我要申请补贴", "apply_subsidy")
    talk.answer(until="verification_code")
    assert talk.facts["bank_account"] is None
    assert talk.facts["phone_number"] == "19900009999"


def test_the_issue_date_survives_a_talk_with_a_person(talk: Talk) -> None:
    claim(verified(talk)).say("转人工", "talk_to_human")
    talk.say("可以", "affirm")
    talk.say("继续", "resume")
    assert talk.facts["issued_on"] == "2024-05-01"
    assert talk.awaited == "bank_account"


def test_a_number_corrected_to_one_with_certificates_asks_which_certificate_again(
    talk: Talk, context: ActionContext
) -> None:
    on_record(talk)
    with context.database.write() as session:
        person = people.find_by_number(session, CertificateNumber(talk.number))
        assert person is not None
        occupation = session.scalars(select(Occupation).where(Occupation.name == "面点")).one()
        a_certificate(session, person, occupation, date(2024, 5, 1))
    right, talk.number = talk.number, Talk(context).number
    claim(talk)
    talk.answer(until="bank_account", home="郑州")
    talk.say(CARD)
    assert talk.awaited == "confirm"
    talk.number = right
    talk.correct(f"残疾人证号错了，是{right}", about="number")
    talk.say(talk.code())
    assert talk.awaited == "certificate_choice"
    talk.say("第一个")
    assert talk.awaited == "confirm"
    assert "尾号0001" in talk.heard
    talk.say("是", "affirm")
    with context.database.read() as session:
        assert session.scalar(select(func.count()).select_from(Certificate)) == 1
        assert session.scalar(select(func.count()).select_from(SubsidyClaim)) == 1


def test_the_times_that_are_left_are_those_of_this_record(talk: Talk) -> None:
    claim(talk)
    assert "subsidy.allowed" in talk.keys
    assert "我这里的记录" in talk.heard


@pytest.mark.parametrize("role", ["question", "correction", "background"])
def test_who_was_paid_before_hears_that_it_is_not_on_record_here(talk: Talk, role: str) -> None:
    claim(talk).say("春天我领过一次初级的咋还剩三次呢查不着我那回吗", "check_subsidy_eligibility", role=role)
    assert "subsidy.not_seen_here" in talk.keys
    assert "替我问一问" in talk.options
    assert talk.awaited == "bank_account"


def test_who_was_paid_before_by_this_office_hears_what_stands_there(talk: Talk) -> None:
    claim(with_three_claims(talk, 2024), "2023年5月1日").say(
        "我领过一次，咋没算进去", "check_subsidy_status", role="question"
    )
    assert "record.claim" in talk.keys
    assert "subsidy.not_seen_here" not in talk.keys


def test_a_number_that_is_not_on_record_is_called_so_and_nobody_is_told_to_be_new(talk: Talk) -> None:
    claim(talk).say(CARD)
    assert "register.with_task" in talk.keys
    assert "还没有登记" in talk.heard or "我这里还没有" in talk.heard
    assert "第一次" not in talk.heard


def test_a_second_yes_to_what_was_done_and_not_told_names_the_claim_that_stands(
    talk: Talk, context: ActionContext
) -> None:
    claim(verified(talk)).say(CARD)
    before = json.loads(json.dumps(talk.slot))
    talk.say("是", "affirm")
    talk.slot = before  # as Rasa has it that was killed before its save
    talk.say("是", "affirm")
    assert "claim.already" in talk.keys
    assert "claim.too_late" not in talk.keys
    assert rows(context)["subsidy_claims"] == 1
