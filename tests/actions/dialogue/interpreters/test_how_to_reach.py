"""How somebody is to be reached is said once and holds: for a referral, and for a helper with a telephone."""

from typing import Any

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Person, Referral
from tests.actions.drive import Talk
from tests.actions.tasks.test_withdraw_referral import referred
from tests.samples import a_certificate_number

NO_CALLS = "单位 电话 打 不要 文字 发 要 告诉 单位 再"


def in_writing(context: ActionContext) -> list[bool]:
    with context.database.read() as session:
        return list(session.scalars(select(Referral.contact_in_writing)))


@pytest.mark.parametrize("read_as", [{"intent": "update_profile"}, {"intent": "correct", "about": "phone"}])
def test_no_calls_after_a_referral_is_written_on_it(
    talk: Talk, context: ActionContext, read_as: dict[str, Any]
) -> None:
    referred(talk).say(NO_CALLS, **read_as, signs=["writing_only"])
    assert talk.keys == ["refer.now_in_writing"]
    assert in_writing(context) == [True]
    talk.say(NO_CALLS, **read_as, signs=["writing_only"])
    assert talk.keys == ["refer.already_in_writing"]
    assert talk.task is None


def test_a_change_of_the_number_that_was_begun_by_it_is_left(talk: Talk, context: ActionContext) -> None:
    referred(talk).say("微信 写 给 我 改 可以", "update_profile", topics=["phone"])
    assert talk.task == "update_profile"
    talk.say(f"手机号 改 不是 {NO_CALLS}", "correct", about="phone", signs=["writing_only"])
    assert talk.keys == ["refer.now_in_writing", "profile.number_stays"]
    assert talk.task is None
    assert in_writing(context) == [True]


def test_who_asks_something_beside_it_is_answered_too(talk: Talk) -> None:
    referred(talk).say(
        f"{NO_CALLS}，推荐有回信没",
        signs=["writing_only"],
        segments=[(NO_CALLS, "background"), ("，推荐有回信没", "question", "check_referral_status")],
    )
    assert talk.keys == ["refer.now_in_writing", "record.referral"]


def for_a_deaf_man(talk: Talk) -> Talk:
    """Lead a helper to the telephone for somebody who hears nothing, whose class is chosen."""
    talk.number = a_certificate_number(category=2)
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say("第一个")
    talk.answer(until="phone_number")
    return talk


def on_record(context: ActionContext) -> list[bool]:
    with context.database.read() as session:
        return list(session.scalars(select(Person.cannot_take_calls)))


def test_that_another_hears_nothing_does_not_forbid_to_ring_up_the_helper(talk: Talk) -> None:
    talk.say("他耳朵听不见坐车不方便", "inform", role="background", for_whom="client")
    for_a_deaf_man(talk).answer()
    assert talk.awaited == "confirm"
    assert "identity.in_writing" not in talk.keys


def test_the_helpers_own_telephone_may_be_rung_whatever_the_others_category(
    talk: Talk, context: ActionContext
) -> None:
    for_a_deaf_man(talk).say(f"{talk.phone}，这是我的号，到时候通知打给我就行", signs=["mine", "calls_fine"])
    talk.answer()
    assert talk.awaited == "confirm"
    assert "identity.calls_fine" in talk.keys
    talk.say("是", "affirm")
    assert on_record(context) == [False]


def test_who_says_nothing_of_calls_keeps_what_the_category_says(talk: Talk, context: ActionContext) -> None:
    for_a_deaf_man(talk).answer()
    talk.say("是", "affirm")
    assert on_record(context) == [True]


def test_only_messages_is_corrected_once_and_nothing_is_asked_again(talk: Talk, context: ActionContext) -> None:
    for_a_deaf_man(talk).say(f"{talk.phone}，只发短信，别打电话", signs=["writing_only"])
    talk.answer()
    assert "identity.in_writing" in talk.keys
    talk.say(
        "等下，电话是我的，我能听，可以打电话，找韩冬梅",
        signs=["mine", "calls_fine"],
        segments=[
            ("等下，", "steering", "wait"),
            ("电话是我的，我能听，可以打电话，", "correction", None, {"about": "phone"}),
            ("找韩冬梅", "correction", None, {"about": "name"}),
        ],
    )
    assert "identity.calls_fine" in talk.keys
    assert "identity.in_writing" not in talk.keys
    assert talk.awaited == "confirm"
    talk.say(
        "号码没错，名字也没错",
        segments=[
            ("号码没错，", "correction", None, {"about": "phone"}),
            ("名字也没错", "correction", None, {"about": "name"}),
        ],
    )
    assert talk.awaited == "confirm"
    assert (talk.facts["phone_number"], talk.facts["person_name"]) == (talk.phone, talk.name)
    talk.say("是", "affirm")
    assert on_record(context) == [False]
