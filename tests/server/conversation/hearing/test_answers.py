"""Dates and what the voice teaches are known words, so that they are heard as such."""

from __future__ import annotations

from datetime import date

import pytest

from language.voice_wishes import voice_wish
from server.conversation.hearing.answers import answers
from server.conversation.hearing.phrases import ON_THE_VOICE

TODAY = date(2026, 11, 28)
SAID = set(answers(TODAY))


@pytest.mark.parametrize("text", ["一段一段说", "换个声音", "不是", "第一个", "转人工", "二零二五年三月", "去年十月"])
def test_they_are_known(text: str) -> None:
    assert text in SAID


def test_every_day_of_a_month_is_named() -> None:
    spoken = "".join(SAID)
    assert all(f"月{day}" in spoken for day in ("五号", "十号", "十一号", "二十号", "二十九号", "三十一号"))


def test_years_that_no_certificate_has_are_not_named() -> None:
    assert not any(text.startswith(("二零二八", "一九九")) for text in SAID)


def test_what_is_said_of_the_voice_is_understood() -> None:
    assert [text for text in ON_THE_VOICE if voice_wish(text) is None] == []
