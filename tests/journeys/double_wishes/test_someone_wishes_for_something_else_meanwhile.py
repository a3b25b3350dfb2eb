"""A second wish in the middle of a task is kept, and offered when the task is done."""

from __future__ import annotations

from tests.journeys.talk import Talk


def test_a_second_wish_is_kept_and_offered_when_the_first_is_done(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "帮我找石家庄的面点工作")
    assert "记下" in talk.heard
    assert talk.awaited == "person_name"
    talk.answer()
    talk.say("是")
    assert talk.person is not None
    assert "找工作" in talk.heard
    talk.say("好")
    assert talk.awaited == "work_mode"  # place and trade of the wish are known


def test_a_second_wish_is_offered_after_a_cancelled_task_too_and_can_be_dropped(talk: Talk) -> None:
    talk.say_all("我想登记", "帮我找工作", "取消")
    assert "找工作" in talk.heard
    talk.say("不用")
    assert talk.awaited is None
