"""Somebody sits down at a kiosk a minute after another person left it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from server.registry.models import Complaint
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


def test_nor_of_who_left_before_a_code_came(service: Service) -> None:
    talk = Talk(service, channel="kiosk")
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone)
    assert talk.awaited == "verification_code"
    with service.database.write() as session:
        let_pass(session, talk.id, timedelta(seconds=70))
    talk.say("你好")
    assert talk.awaited != "verification_code"
    assert talk.phone[-4:] not in talk.heard


def test_what_was_said_before_is_not_shown(left_behind: Talk) -> None:
    def read() -> list[dict[str, Any]]:
        answer = httpx.get(left_behind.address, headers=left_behind.headers, trust_env=False)
        entries: list[dict[str, Any]] = answer.json()["entries"]
        return entries

    assert read() == []
    left_behind.say("你好")
    assert [entry["text"] for entry in read() if entry["role"] == "person"] == ["你好"]


@pytest.mark.parametrize("said", ["再说一遍", "大声点", "什么"])
def test_an_answer_to_who_told_nothing_of_themselves_is_not_said_again_either(service: Service, said: str) -> None:
    talk = Talk(service, channel="kiosk")
    heard = talk.say("听力残疾能学电子商务吗")
    with service.database.write() as session:
        let_pass(session, talk.id, timedelta(seconds=70))
    talk.say_all(said, "再说一遍")
    assert heard not in talk.heard


def test_a_complaint_half_told_ends_with_who_left(service: Service) -> None:
    talk = Talk(service, channel="kiosk")
    talk.say_all("我要投诉", "上个月培训班的老师当众骂我")
    with service.database.write() as session:
        let_pass(session, talk.id, timedelta(seconds=70))
    for said in ("继续", "是", "不留", "是"):
        talk.say(said)
        assert "骂我" not in talk.heard
    with service.database.read() as session:
        found = select(Complaint).where(Complaint.conversation_id == talk.id)
        assert session.scalars(found).all() == []
