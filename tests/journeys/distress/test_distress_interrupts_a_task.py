"""Distress comes before everything, and loses nothing."""

from __future__ import annotations

import pytest

from tests.journeys.registry import cases
from tests.journeys.talk import Talk


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
