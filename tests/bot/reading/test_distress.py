"""Distress is read from two sides: the reading in its situation, and the classifier that knows none."""

from __future__ import annotations

import pytest

from bot.reading.distress import is_feared, level_of, level_where_feared

SURE = {"name": "emotional_distress", "confidence": 1.0}
LIKELY = {"name": "emotional_distress", "confidence": 0.6}


def scores(check: float, crisis: float) -> dict[str, float]:
    return {"check": check, "crisis": crisis}


@pytest.mark.parametrize(
    ("said", "level"), [(scores(0.1, 0.8), "crisis"), (scores(0.3, 0.1), "check"), (scores(0.05, 0.02), "none")]
)
def test_the_reading_alone(said: dict[str, float], level: str) -> None:
    assert level_of(said, felt=True) == level


def test_only_what_the_classifier_takes_for_distress_is_feared() -> None:
    assert is_feared(SURE)
    assert is_feared(LIKELY)
    assert not is_feared({"name": "emotional_distress", "confidence": 0.3})
    assert not is_feared({"name": "find_job", "confidence": 1.0})
    assert not is_feared({})


def test_plain_words_that_the_open_question_hides_are_a_crisis() -> None:
    assert level_where_feared(scores(0.005, 0.02), scores(0.06, 0.32), SURE) == "crisis"


def test_mild_words_are_asked_about() -> None:
    assert level_where_feared(scores(0.05, 0.05), scores(0.89, 0.07), SURE) == "check"


def test_strong_language_is_none_however_sure_the_classifier_is() -> None:
    assert level_where_feared(scores(0.0, 0.0), scores(0.008, 0.001), SURE) == "none"


def test_where_the_classifier_is_not_sure_the_higher_reading_counts() -> None:
    assert level_where_feared(scores(0.02, 0.47), scores(0.08, 0.8), LIKELY) == "crisis"
    assert level_where_feared(scores(0.02, 0.1), scores(0.05, 0.3), LIKELY) == "check"
