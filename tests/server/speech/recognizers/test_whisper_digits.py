"""Numbers are read group by group, and only where a number was said."""

from __future__ import annotations

import numpy as np
import pytest

from server.speech.audio import HEARD_RATE, samples_of
from server.speech.recognizer import Hints
from server.speech.recognizers.whisper import WhisperRecognizer
from server.speech.recognizers.whisper_digits import groups, is_number, said_once
from tests.spoken import spoken

AWAITED = Hints(("四一零五二三一九八六零七",), digits=True)


@pytest.mark.parametrize("text", ["四一零五二三", "要三八零二七", "1-5-8-4-8", "130827,", "我的号是一三八二六三三零"])
def test_a_row_of_digits_is_a_number(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    "text", ["", "转人工", "等一下", "我没带证", "第一个", "一二", "我想报名参加盲人按摩培训班三次"]
)
def test_a_sentence_is_no_number(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize(
    ("digits", "most", "said"),
    [("4104034104", 7, "410403"), ("410403", 7, "410403"), ("6666", 5, "6666"), ("123456789", 5, "123456789")],
)
def test_a_row_that_begins_again_was_said_once(digits: str, most: int, said: str) -> None:
    assert said_once(digits, most) == said


def test_groups_are_what_stands_between_pauses() -> None:
    tone = (0.3 * np.sin(np.arange(HEARD_RATE) / 10)).astype(np.float32)
    pause = np.zeros(HEARD_RATE // 4, np.float32)
    found = groups(np.concatenate([pause, tone, pause, tone[:8000], pause]))
    assert [round(len(one) / HEARD_RATE, 1) for one in found] == [1.1, 0.6]
    assert groups(pause) == []
    assert groups(np.zeros(0, np.float32)) == []


def test_where_a_number_is_awaited_only_digits_are_read_first(whisper: WhisperRecognizer) -> None:
    found = whisper.transcribe(samples_of(spoken("二零零三，七二三四。")), AWAITED)
    assert found[0].text.isdecimal()
    assert "7234" in found[0].text


def test_something_else_is_heard_all_the_same(whisper: WhisperRecognizer) -> None:
    found = whisper.transcribe(samples_of(spoken("我想转人工。")), AWAITED)
    assert not found[0].text.isdecimal()
