"""What follows is answered calmly, never with a menu, until a task is clearly asked for."""

from __future__ import annotations

import pytest

from tests.journeys.clerk import Clerk
from tests.journeys.conftest import OWN_LINE
from tests.journeys.registry import cases, said
from tests.journeys.talk import Talk
from tests.running import Service

AFTERWARDS = (
    "嗯",
    "没人管我",
    "谢谢",
    "你好",
    "吧啦吧啦吧啦",
    "有人来吗",
    "垃圾",
    "I need help",
    "算了",
    "帮帮我",
    "都不是",
)


def test_nobody_is_handed_a_menu(talk: Talk) -> None:
    talk.say("我不想活了")
    for word in AFTERWARDS:
        talk.say(word)
        assert talk.options == [], word
        assert talk.awaited is None
        assert "12356" in talk.heard


def test_there_is_one_urgent_case_however_often_it_is_said(talk: Talk) -> None:
    talk.say_all("我不想活了", "我真的想死", "活着没意思")
    assert [(case.urgent, case.wish) for case in cases(talk)] == [(True, "情绪危机")]


def test_a_task_that_is_clearly_asked_for_is_begun(talk: Talk) -> None:
    talk.say_all("我不想活了", "我要报名学面点")
    assert talk.awaited == "place"


def test_the_clerk_reads_what_was_said_and_the_answer_comes_into_the_chat(talk: Talk) -> None:
    words = ["我想登记", "我不想活了", "嗯"]
    talk.say_all(*words)
    clerk = Clerk(talk)
    assert [turn["said"] for turn in clerk.read()["turns"] if turn["said"]] == words == said(talk)
    clerk.answer("我是示例办的小示，我陪您说说话。")
    assert "我陪您说说话" in talk.say("嗯")
    assert talk.options == []


def test_a_caller_is_called_at_the_number_that_is_told(service: Service) -> None:
    talk = Talk(service, mode="voice", channel="hotline")
    talk.say("我不想活了")
    assert "号码" in talk.heard
    talk.say(talk.phone)
    (case,) = cases(talk)
    assert (case.means, case.urgent) == ("call", True)
    assert talk.phone in case.gathered


@pytest.mark.parametrize("mode", ["text", "voice"])
def test_outside_office_hours_the_line_is_there_and_no_menu(closed_service: Service, mode: str) -> None:
    talk = Talk(closed_service, mode=mode)
    talk.say("我不想活了")
    assert OWN_LINE in talk.heard
    assert talk.options == []
    assert "上班" in talk.say("要等多久")
    assert [case.urgent for case in cases(talk)] == [True]
