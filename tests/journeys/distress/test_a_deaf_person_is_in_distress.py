"""Who cannot telephone is not told to: someone near, a text message, a person who writes."""

from __future__ import annotations

import re

import pytest

from tests.journeys.registry import cases
from tests.journeys.talk import Talk
from tests.running import Service

PHONE = re.compile(r"打电话|拨打|请打|就打|回电|致电")


def is_shown_ways_in_writing(talk: Talk) -> None:
    assert not PHONE.search(talk.heard), talk.heard
    assert "短信" in talk.heard
    assert talk.options == []
    assert [(case.urgent, case.cannot_take_calls) for case in cases(talk)] == [(True, True)]


@pytest.mark.parametrize("category", [2, 3])
def test_on_record(service: Service, category: int) -> None:
    talk = Talk(service, category=category).register()
    talk.say("我不想活了")
    is_shown_ways_in_writing(talk)


@pytest.mark.parametrize("category", [2, 3])
def test_by_the_number_that_was_just_given(service: Service, category: int) -> None:
    talk = Talk(service, category=category)
    talk.say_all("我想登记", "同意", talk.name, talk.number, "活不下去了")
    is_shown_ways_in_writing(talk)
    talk.say("继续")
    assert talk.awaited == "phone_number"


@pytest.mark.parametrize("told", ["我是聋人", "我听不见", "我 聋 电话 不 能"])
def test_said_long_before(talk: Talk, told: str) -> None:
    talk.say_all(told, "有哪些培训班", "取消", "我不想活了")
    is_shown_ways_in_writing(talk)


def test_said_in_the_same_breath(talk: Talk) -> None:
    talk.say("我是聋人，我不想活了")
    is_shown_ways_in_writing(talk)


def test_who_is_only_asked_how_they_are_is_not_told_to_telephone_either(talk: Talk) -> None:
    talk.say("我 聋 工作 没有 活 没 意思")
    assert talk.options == ["我没事", "想有人陪我说说"]
    assert not PHONE.search(talk.heard)
    assert not re.search(r"可以打", talk.heard)
    talk.choose("想有人陪我说说")
    is_shown_ways_in_writing(talk)


def test_said_afterwards(talk: Talk) -> None:
    talk.say_all("我不想活了", "我是聋人，打不了电话")
    assert not PHONE.search(talk.heard)
    assert "短信" in talk.heard


def test_at_the_kiosk_a_text_message_is_sent(service: Service) -> None:
    talk = Talk(service, channel="kiosk")
    talk.say_all("我是聋人", "我不想活了")
    assert not PHONE.search(talk.heard)
    talk.say(talk.phone)
    (case,) = cases(talk)
    assert (case.means, case.cannot_take_calls) == ("sms", True)
    assert talk.phone in case.gathered
