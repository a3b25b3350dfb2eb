"""Category 2 and 3: everything in writing, whatever is asked for."""

from __future__ import annotations

import re

import pytest

from tests.journeys.registry import cases
from tests.journeys.talk import Talk
from tests.running import Service

PHONE = re.compile(r"打电话|拨打|请打|回电|致电|来电")


@pytest.mark.parametrize("category", [2, 3])
def test_the_case_says_that_calls_cannot_be_taken(service: Service, category: int) -> None:
    talk = Talk(service, category=category).register()
    heard = [talk.say("转人工"), talk.say("请给我打电话"), talk.say("是")]
    assert not any(PHONE.search(one) for one in heard), heard
    assert [(case.means, case.cannot_take_calls) for case in cases(talk)] == [("text", True)]


def test_before_the_record_is_open_the_number_that_was_given_is_enough(service: Service) -> None:
    talk = Talk(service, category=2)
    talk.say_all("我想登记", "同意", talk.name, talk.number, "转人工", "是")
    assert [case.cannot_take_calls for case in cases(talk)] == [True]


def test_what_a_person_says_is_enough(talk: Talk) -> None:
    talk.say_all("转人工", "我是聋人，听不见，想问补贴，给我回电话", "是")
    assert [(case.means, case.cannot_take_calls) for case in cases(talk)] == [("text", True)]


def test_a_deaf_person_in_distress_is_shown_ways_in_writing(service: Service) -> None:
    talk = Talk(service, category=2).register()
    talk.say("我不想活了")
    assert not PHONE.search(talk.heard), talk.heard
    assert "短信" in talk.heard
    assert [(case.urgent, case.cannot_take_calls) for case in cases(talk)] == [(True, True)]


def test_a_hearing_person_who_asks_for_a_call_is_called(talk: Talk) -> None:
    talk.register()
    talk.say_all("转人工", "请给我打电话", "是")
    assert [(case.means, case.cannot_take_calls) for case in cases(talk)] == [("call", False)]
