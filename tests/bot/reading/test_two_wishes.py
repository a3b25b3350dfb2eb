"""Where the classifier is sure of two wishes, each half of the sentence has its own."""

from __future__ import annotations

from typing import Any

from bot.reading.two_wishes import read_two_wishes

SAID = "我要登记，另外帮我找个工作"
PAIR = [
    {"name": "register_person", "text": "我要登记", "confidence": 0.99},
    {"name": "find_job", "text": "另外帮我找个工作", "confidence": 0.99},
]


def segment(start: int, end: int, role: str = "wish", intent: str | None = "register_person") -> dict[str, Any]:
    return {"start": start, "end": end, "role": role, "intent": intent, "value": None, "option": None, "about": None,
            "topics": [], "confidence": 0.6}  # fmt: skip


def read(*segments: dict[str, Any], confidence: float = 0.99) -> list[tuple[str, str, str]]:
    """Return the words, the role and the intent of each part."""
    pair = [{**one, "confidence": confidence} for one in PAIR]
    found = read_two_wishes(SAID, segments, pair)
    return [(SAID[one["start"] : one["end"]], one["role"], one["intent"]) for one in found]


def test_one_segment_is_cut_in_two() -> None:
    assert read(segment(0, 13)) == [
        ("我要登记，", "wish", "register_person"),
        ("另外帮我找个工作", "wish", "find_job"),
    ]


def test_a_second_wish_that_was_read_as_another_is_put_right() -> None:
    assert read(segment(0, 5), segment(5, 13, intent="browse_courses"))[1] == ("另外帮我找个工作", "wish", "find_job")


def test_a_half_that_was_read_as_a_story_wishes() -> None:
    found = read(segment(0, 5, "background", None), segment(5, 13, intent="find_job"))
    assert [one[1:] for one in found] == [("wish", "register_person"), ("wish", "find_job")]


def test_an_unsure_pair_changes_nothing() -> None:
    assert read(segment(0, 13), confidence=0.6) == [(SAID, "wish", "register_person")]


def test_an_answer_to_the_open_question_stays_one() -> None:
    assert read(segment(0, 5, "answer", None), segment(5, 13))[0] == ("我要登记，", "answer", None)


def test_a_half_that_surely_only_tells_wishes_nothing() -> None:
    told = segment(0, 5, "background", None) | {"confidence": 0.98}
    assert read(told, segment(5, 13, intent="find_job"))[0] == ("我要登记，", "background", None)


def test_a_denial_and_a_long_story_are_left_to_the_reading() -> None:
    pair = [{**one, "confidence": 0.99} for one in PAIR]
    for said in ("别给我报名！我就是先看看有哪些课", "我是周口鹿邑的，小时候打针把耳朵打聋了，" * 3):
        parts = [segment(0, len(said), "background", None)]
        assert read_two_wishes(said, parts, pair) == parts
