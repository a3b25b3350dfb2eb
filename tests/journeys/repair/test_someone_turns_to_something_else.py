"""A second wish is kept, distress comes before everything."""

from __future__ import annotations

import pytest

from tests.journeys.registry import cases
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


@pytest.mark.parametrize("way", [[], ["我想登记"], ["我想登记", "同意"], ["石家庄有哪些面点培训班"]])
def test_distress_leaves_the_task_at_once_with_the_line_and_a_person_and_no_menu(talk: Talk, way: list[str]) -> None:
    talk.say_all(*way)
    awaited = talk.awaited
    talk.say("我活不下去了，不想活了")
    assert "12356" in talk.heard
    assert talk.options == []
    assert talk.awaited is None
    assert [case.urgent for case in cases(talk)] == [True]
    if awaited:
        talk.say("继续")
        assert talk.awaited == awaited


def test_the_task_that_distress_interrupted_can_be_finished_with_all_that_was_said(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number, "我不想活了", "继续")
    assert talk.awaited == "phone_number"
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name
