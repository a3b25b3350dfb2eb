"""Abuse is answered calmly, once; then the task goes on, and a person stays in reach."""

from __future__ import annotations

import pytest

from server.words import variants
from tests.journeys.in_any_task import TASKS, what_stands
from tests.journeys.registry import cases
from tests.journeys.talk import Talk

CALM = {wording["text"] for wording in variants("aside.abuse")}
WORDS = ("垃圾", "你是傻逼", "滚", "什么破玩意儿", "他妈的")


def is_answered(talk: Talk) -> bool:
    return bool(CALM & {message["text"] for message in talk.reply["messages"]})


@pytest.mark.parametrize("task", TASKS)
def test_in_any_task_it_is_answered_once_and_the_question_stays_open(talk: Talk, task: str) -> None:
    TASKS[task](talk)
    awaited, before = talk.awaited, what_stands(talk)
    answered = 0
    for word in WORDS:
        talk.say(word)
        answered += is_answered(talk)
        assert talk.awaited == awaited
        assert "转人工" in talk.options
    assert answered == 1
    assert what_stands(talk) == before


def test_outside_of_a_task_too(talk: Talk) -> None:
    answered = []
    for word in WORDS:
        talk.say(word)
        answered.append(is_answered(talk))
        assert "转人工" in talk.options
    assert answered == [True, False, False, False, False]


def test_the_task_is_finished_as_if_nothing_had_been_said(talk: Talk) -> None:
    talk.say_all("我想登记", "废物", "同意", "滚", talk.name, "垃圾系统")
    talk.answer()
    talk.say("傻逼")
    assert talk.person is None
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name


def test_abuse_climbs_no_ladder(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, *WORDS[:4], "吧啦吧啦吧啦")
    assert "转人工" not in talk.options  # the first rung


def test_a_wish_with_a_curse_in_it_is_a_wish(talk: Talk) -> None:
    talk.say("他妈的，我要报名学面点")
    assert talk.awaited == "place"


def test_who_is_angry_can_have_a_person(talk: Talk) -> None:
    talk.say_all("垃圾", "转人工", "你们的系统太难用", "是")
    assert [case.wish for case in cases(talk)] == ["你们的系统太难用"]
