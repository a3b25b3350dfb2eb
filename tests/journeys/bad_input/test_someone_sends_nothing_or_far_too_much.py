"""Nothing, dots, pictures, two thousand characters of something else: in any task the question stays open."""

from __future__ import annotations

import pytest

from tests.journeys.in_any_task import TASKS, what_stands
from tests.journeys.talk import Talk

STORY = "从前有座山，山里有座庙，庙里有个老和尚在讲故事，讲的是什么呢。"
SENT = {
    "nothing": "",
    "blanks": " \n\t ",
    "dots": "……。。。",
    "pictures": "😀🎉👍🏽",
    "a story of 2,000 characters": (STORY * 70)[:2000],
    "one character 2,000 times": "啊" * 2000,
    "a story of 900 characters": (STORY * 40)[:900],
}


@pytest.mark.parametrize("task", TASKS)
def test_the_question_stays_open_and_nothing_is_written(talk: Talk, task: str) -> None:
    TASKS[task](talk)
    awaited, before = talk.awaited, what_stands(talk)
    for text in SENT.values():
        talk.say(text)
        assert talk.awaited == awaited, text[:20]
    assert what_stands(talk) == before


def test_who_sends_too_much_is_told_how_much_is_read(talk: Talk) -> None:
    talk.say(SENT["a story of 2,000 characters"])
    assert "一千" in talk.heard


def test_the_same_again_and_again_is_answered_in_other_words(talk: Talk) -> None:
    for text in SENT.values():
        talk.say_all(text, text, text, text)
