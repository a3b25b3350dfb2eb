"""Waiting, accepted, answered, closed: the person is told when it changes, and whenever they ask."""

from __future__ import annotations

import pytest

from tests.journeys.clerk import Clerk
from tests.journeys.in_any_task import TASKS
from tests.journeys.registry import cases
from tests.journeys.talk import CLIENT, Talk
from tests.running import Service

ASKS = "工作人员回复了吗"


def handed_over(talk: Talk) -> Clerk:
    """Hand the conversation over."""
    talk.say_all("转人工", "我想问补贴要什么材料", "是")
    return Clerk(talk)


def test_it_is_told_at_every_step(talk: Talk) -> None:
    clerk = handed_over(talk)
    assert "还没有人接" in talk.say(ASKS) or "等人接" in talk.heard
    clerk.accept()
    assert "接到了" in talk.say("谢谢")
    assert "接了" in talk.say(ASKS) or "有人在看" in talk.heard
    clerk.answer("请带上证书原件。")
    assert "请带上证书原件" in talk.say("谢谢")
    assert "请带上证书原件" in talk.say(ASKS)
    clerk.close()
    assert "办结" in talk.say("谢谢")
    assert "转人工" in talk.say(ASKS)
    assert [case.status for case in cases(talk)] == ["closed"]


def test_each_step_is_told_once(talk: Talk) -> None:
    clerk = handed_over(talk)
    clerk.accept()
    clerk.close()
    talk.say("谢谢")
    told = [message for message in talk.reply["messages"] if message["id"].startswith("staff-")]
    assert len(told) == 2
    talk.say("有哪些培训班")
    assert not [message for message in talk.reply["messages"] if message["id"].startswith("staff-")]


def test_the_same_question_again_and_again_is_answered_in_other_words(talk: Talk) -> None:
    clerk = handed_over(talk)
    talk.say_all(ASKS, ASKS, ASKS)
    clerk.accept()
    talk.say_all(ASKS, ASKS, ASKS)
    clerk.answer("请带上证书原件。")
    talk.say_all("好", ASKS, ASKS, ASKS)


@pytest.mark.parametrize(
    "asks", ["工作人员啥时候回我", "人工怎么还不来", "转人工的事怎么样了", "编号到哪一步了", "有工作人员接了吗"]
)
def test_it_can_be_asked_in_many_words(talk: Talk, asks: str) -> None:
    handed_over(talk)
    talk.say(asks)
    assert f"{cases(talk)[0].id:06d}" in talk.heard
    assert talk.awaited is None


@pytest.mark.parametrize("task", TASKS)
def test_in_the_middle_of_a_task_it_is_told_and_the_question_stays_open(talk: Talk, task: str) -> None:
    handed_over(talk)
    TASKS[task](talk)
    awaited = talk.awaited
    talk.say(ASKS)
    assert f"{cases(talk)[0].id:06d}" in talk.heard
    assert talk.awaited == awaited


def test_without_a_case_it_is_an_ordinary_sentence(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, ASKS)
    assert cases(talk) == []


def test_outside_office_hours_the_hours_are_told(closed_service: Service) -> None:
    talk = Talk(closed_service)
    handed_over(talk)
    assert "周一到周五" in talk.say(ASKS)


def test_the_steps_stand_in_the_transcript_once(talk: Talk) -> None:
    clerk = handed_over(talk)
    clerk.accept()
    clerk.answer("请带上证书原件。")
    for _ in range(2):
        read = CLIENT.get(talk.address, headers=talk.headers).json()
        told = [
            message["text"] for entry in read["entries"] if entry["role"] == "staff" for message in entry["messages"]
        ]
        assert len(told) == 2
        assert "请带上证书原件" in told[1]
