"""A no, a cancellation and leaving a class are three things."""

from __future__ import annotations

import pytest

from tests.journeys.registry import enrolments, trade, training_class
from tests.journeys.talk import Talk


def enrolled(talk: Talk, name: str) -> Talk:
    """Someone with a seat in a class of the trade."""
    talk.register()
    training_class(talk.service, trade(talk.service, name))
    talk.say_all(f"我想在石家庄报名学{name}", "第一个", "是")
    return talk


def test_a_bare_no_at_the_end_asks_what_is_wrong_and_a_yes_writes_nothing_yet(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say("不是")
    assert talk.awaited == "confirm"
    assert "取消" in talk.options
    talk.say("是")
    assert talk.person is None
    talk.say("是")
    assert talk.person is not None


def test_someone_who_does_not_want_to_leave_after_all_stays(talk: Talk) -> None:
    enrolled(talk, "示例香包")
    talk.say_all("我要退班", "不退了")
    assert [one.status for one in enrolments(talk)] == ["enrolled"]


@pytest.mark.parametrize("said", ["我不去那个培训了，帮我退掉", "取消我的报名"])
def test_someone_who_wants_to_leave_the_old_class_is_not_cancelling_the_task_in_hand(talk: Talk, said: str) -> None:
    enrolled(talk, f"示例绒花{len(said)}")
    talk.say_all("我要申请培训补贴", said)
    assert "退班" in talk.heard or "没有提交" not in talk.heard
    assert talk.awaited == "certificate_choice"
    talk.say("取消")
    assert "退班" in talk.heard
    talk.say("好")
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [one.status for one in enrolments(talk)] == ["cancelled"]


def test_someone_drops_the_wish_that_was_kept_too(talk: Talk) -> None:
    talk.say_all("我想登记", "帮我找工作", "取消")
    assert "找工作" in talk.heard
    talk.say("不用")
    assert talk.awaited is None
    assert talk.person is None
