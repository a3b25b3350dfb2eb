"""Once a shorter question, twice choices, thrice a person: in every task, and what was understood is kept."""

from __future__ import annotations

import pytest

from tests.journeys.in_any_task import TASKS, what_stands
from tests.journeys.registry import cases, gathered
from tests.journeys.talk import Talk
from tests.running import Service

NOISE = ("qwrt plkj", "zxcv bnmm", "ghjk dfgg", "vbnm qwpp", "jjkl mmnb", "ttrw xxcv")


@pytest.mark.parametrize("task", TASKS)
def test_the_ladder_leads_to_a_person(talk: Talk, task: str) -> None:
    TASKS[task](talk)
    awaited, before = talk.awaited, what_stands(talk)
    talk.say(NOISE[0])
    assert talk.awaited == awaited
    talk.say(NOISE[1])
    assert talk.awaited == awaited
    assert talk.options
    talk.say(NOISE[2])
    assert talk.awaited == awaited
    assert "转人工" in talk.heard
    assert "转人工" in talk.options
    assert what_stands(talk) == before
    talk.choose("转人工")
    talk.say("是")
    assert [case.status for case in cases(talk)] == ["waiting"]
    talk.say("继续")
    assert talk.awaited == awaited


@pytest.mark.parametrize("task", TASKS)
def test_by_voice_there_are_three_choices_at_most(service: Service, task: str) -> None:
    talk = Talk(service, mode="voice")
    TASKS[task](talk)
    talk.say_all(*NOISE)
    assert "转人工" in talk.options


def test_what_was_understood_before_goes_to_the_clerk(talk: Talk) -> None:
    talk.say_all("我想在石家庄报名学面点", "第一个", *NOISE[:3], "转人工", "是")
    told = gathered(cases(talk)[0])
    assert told["place"] == "130100"
    assert told["class_choice"]
