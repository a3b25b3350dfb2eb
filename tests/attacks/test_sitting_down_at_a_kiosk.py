"""Somebody sits down at a kiosk a minute after another person left it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.journeys.talk import Talk
from tests.passing import let_pass
from tests.running import Service


@pytest.fixture
def left_behind(service: Service) -> Talk:
    talk = Talk(service, channel="kiosk")
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone)
    talk.say_all(talk.code(), "是")
    assert talk.person is not None
    with service.database.write() as session:
        let_pass(session, talk.id, timedelta(seconds=70))
    return talk


@pytest.mark.parametrize("said", ["查一下我的报名", "看我的信息", "删除我的信息", "我要改手机号"])
def test_they_see_and_change_nothing_of_who_was_there(left_behind: Talk, said: str) -> None:
    left_behind.say(said)
    assert left_behind.awaited == "consent"
    assert left_behind.name not in left_behind.heard
    assert left_behind.phone[-4:] not in left_behind.heard


@pytest.mark.parametrize("first", ["你好", "现在几点"])
def test_a_word_that_asks_for_nothing_first_does_not_help(left_behind: Talk, first: str) -> None:
    left_behind.say_all(first, "查一下我的报名")
    assert left_behind.awaited == "consent"


def test_what_was_said_last_is_not_said_again(left_behind: Talk) -> None:
    said = left_behind.heard
    left_behind.say("再说一遍")
    assert said not in left_behind.heard
