"""A question in the middle is answered with its clause, and the task goes on where it was, with all that was said."""

from __future__ import annotations

import pytest

from tests.journeys.registry import (
    TODAY,
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

QUESTION = "残疾人自己开店有什么扶持"


def asks(talk: Talk, question: str = QUESTION) -> None:
    """Ask, and find the same question open as before."""
    open_question = talk.awaited
    talk.say(question)
    assert talk.citations
    assert talk.awaited == open_question


def test_someone_who_registers_asks_about_the_policy_at_every_question(talk: Talk) -> None:
    for answer in ("我想登记", "同意", talk.name, talk.number, talk.phone):
        talk.say(answer)
        asks(talk)
    talk.say(talk.code())
    asks(talk)
    assert talk.awaited == "confirm"
    assert talk.person is None
    talk.say("是")
    assert talk.person is not None


def test_someone_who_looks_for_work_asks_about_the_policy(talk: Talk) -> None:
    post = job(talk.service, trade(talk.service, "示例装订"))
    talk.say("帮我找石家庄示例装订的工作")
    asks(talk)
    talk.say("都可以")
    asks(talk, "我打零工能享受什么政策")
    talk.say("第一个")
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [post.id]


def test_someone_who_claims_asks_how_often_one_may(talk: Talk) -> None:
    talk.say("我要申请培训补贴")
    talk.answer()
    asks(talk, "培训补贴一年能领几次")
    talk.say_all("专项职业能力证书", "面点")
    asks(talk)
    talk.say("昨天")
    asks(talk)
    talk.say_all(talk.bank_account, "是")
    assert [claim.status for claim in claims(talk)] == ["submitted"]


def test_someone_who_leaves_a_class_asks_about_the_policy_before_the_yes(talk: Talk) -> None:
    talk.register()
    training_class(talk.service, trade(talk.service, "示例瓷刻"))
    talk.say_all("我想在石家庄报名学示例瓷刻", "第一个", "是", "我要退班")
    asks(talk)
    assert [one.status for one in enrolments(talk)] == ["enrolled"]
    talk.say("是")
    assert [one.status for one in enrolments(talk)] == ["cancelled"]


def test_someone_who_takes_a_claim_back_asks_about_the_policy_before_the_yes(talk: Talk) -> None:
    on_record(talk)
    claimed(talk, TODAY)
    talk.say("我要撤回补贴申请")
    talk.answer()
    asks(talk)
    assert [claim.status for claim in claims(talk)] == ["submitted"]
    talk.say("是")
    assert [claim.status for claim in claims(talk)] == ["withdrawn"]


def test_someone_who_looks_up_a_record_asks_about_the_policy_first(talk: Talk) -> None:
    on_record(talk)
    talk.say_all("查一下我的报名", "同意")
    asks(talk)
    talk.answer()
    assert "没有报名" in talk.heard


@pytest.mark.parametrize("question", ["公交车票有什么优惠政策"])
def test_someone_asks_what_the_policies_do_not_hold(talk: Talk, question: str) -> None:
    talk.say_all("我想登记", "同意", question)
    assert talk.citations == []
    assert "交通部门" in talk.heard
    assert talk.awaited == "person_name"
