"""算了不办了: at whatever question, in whatever task, nothing is written and it is said so."""

from __future__ import annotations

import pytest

from tests.journeys.registry import (
    TODAY,
    cases,
    claimed,
    claims,
    enrolments,
    job,
    on_record,
    referrals,
    trade,
    training_class,
)
from tests.journeys.talk import Talk

QUESTIONS = ("consent", "person_name", "certificate_number", "phone_number", "verification_code", "confirm")


def cancels(talk: Talk, said: str = "算了不办了") -> None:
    """Cancel, and hear that nothing was done."""
    talk.say(said)
    assert "没有提交" in talk.heard
    assert talk.awaited is None


@pytest.mark.parametrize("question", QUESTIONS)
def test_someone_cancels_the_registration(talk: Talk, question: str) -> None:
    talk.say("我想登记")
    answers = {"consent": "同意", "person_name": talk.name, "certificate_number": talk.number}
    while talk.awaited != question:
        slot = talk.awaited or ""
        talk.say(answers.get(slot) or (talk.phone if slot == "phone_number" else talk.code()))
    cancels(talk)
    assert talk.person is None


@pytest.mark.parametrize("said", ["取消", "我不想办了", "不弄了，算了"])
def test_someone_cancels_an_enrolment_in_words_of_their_own(talk: Talk, said: str) -> None:
    name = f"示例面人{len(said)}"
    training_class(talk.service, trade(talk.service, name))
    talk.say_all(f"我想在石家庄报名学{name}", "第一个")
    talk.answer()
    assert talk.awaited == "confirm"
    cancels(talk, said)
    assert talk.person is None


def test_someone_cancels_the_search_for_a_class_over_the_list(talk: Talk) -> None:
    talk.say_all("石家庄有哪些面点培训班", "取消")
    assert talk.awaited is None
    assert enrolments(talk) == []


def test_someone_cancels_a_claim_before_the_yes(talk: Talk) -> None:
    talk.say("我要申请培训补贴")
    talk.answer()
    talk.say_all("专项职业能力证书", "面点", "昨天", talk.bank_account)
    cancels(talk)
    assert claims(talk) == []
    assert talk.person is None


def test_someone_cancels_taking_a_claim_back(talk: Talk) -> None:
    on_record(talk)
    claimed(talk, TODAY)
    talk.say("我要撤回补贴申请")
    talk.answer()
    cancels(talk)
    assert [claim.status for claim in claims(talk)] == ["submitted"]


def test_someone_cancels_leaving_a_class(talk: Talk) -> None:
    talk.register()
    training_class(talk.service, trade(talk.service, "示例年画"))
    talk.say_all("我想在石家庄报名学示例年画", "第一个", "是", "我要退班")
    cancels(talk, "算了，不退了，取消")
    assert [one.status for one in enrolments(talk)] == ["enrolled"]


def test_someone_cancels_the_search_for_work_before_the_yes(talk: Talk) -> None:
    job(talk.service, trade(talk.service, "示例裱糊"))
    talk.say_all("帮我找石家庄示例裱糊的工作", "都可以", "第一个")
    talk.answer()
    cancels(talk)
    assert referrals(talk) == []


def test_someone_cancels_looking_up_a_record(talk: Talk) -> None:
    on_record(talk)
    talk.say_all("查一下我的报名", "同意", talk.number)
    cancels(talk)
    assert talk.name not in talk.heard


def test_someone_cancels_the_call_for_a_person(talk: Talk) -> None:
    talk.say_all("转人工", "我想问问补贴的事")
    cancels(talk)
    assert cases(talk) == []


@pytest.mark.parametrize("said", ["我不报了", "不想学了", "不想报了", "算了不学了"])
def test_someone_gives_an_enrolment_up_over_the_list(talk: Talk, said: str) -> None:
    talk.say("我想在石家庄报名学面点")
    cancels(talk, said)
    assert enrolments(talk) == []


@pytest.mark.parametrize("said", ["不用了", "不", "不要"])
def test_a_bare_no_to_a_question_for_a_number_is_told_how_to_stop(talk: Talk, said: str) -> None:
    talk.say_all("我想登记", "同意", talk.name, said)
    assert "取消" in talk.heard
    assert talk.awaited == "certificate_number"
    cancels(talk, "取消")
    assert talk.person is None
