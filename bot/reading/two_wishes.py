"""Two wishes in one sentence, where the classifier of intents is sure of both: each half has its own.

The reading model has seen few such sentences; it takes both for one, or the second for a story.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.wish_cuts import place_of
from language.roles import role_of_intent
from language.thresholds import PLAIN

WISHES = ("wish", "question", "unclear")
"""roles of a segment that may be misread for a wish"""
LONGEST = 40
"""characters of a message; the classifier of two wishes has learned from short ones, and a story is none"""
TELLS = 0.75
"""a half that the reading is so sure only tells something wishes nothing"""
DENIES = re.compile(r"别|不是|不想|不要|不用")
LEFT_ALONE = ("answer", "correction", "steering", "distress")


def read_two_wishes(
    text: str, segments: Sequence[dict[str, Any]], wishes: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the segments with both wishes in them, each in its half of the sentence."""
    if len(wishes) != 2 or float(wishes[0]["confidence"]) < PLAIN or len(text) > LONGEST or DENIES.search(text):
        return list(segments)
    names = [str(one["name"]) for one in wishes]
    if any(one["role"] in LEFT_ALONE for one in segments):
        return list(segments)
    at = place_of(text, str(wishes[0]["text"]), str(wishes[1]["text"]))
    if at is None:
        return list(segments)
    halves = ((0, at, names[0]), (at, len(text), names[1]))
    return [
        part for start, end, name in halves for part in _half(segments, start, end, name, wishes[0]["confidence"])
    ]


def _half(segments: Sequence[dict[str, Any]], start: int, end: int, name: str, sure: float) -> list[dict[str, Any]]:
    inside = [{**one, "start": max(start, one["start"]), "end": min(end, one["end"])} for one in segments]
    inside = [one for one in inside if one["start"] < one["end"]]
    sure = round(float(sure), 4)
    if same := next((one for one in inside if one["intent"] == name and one["role"] in WISHES), None):
        same["confidence"] = max(same["confidence"], sure)
        return inside
    role, _ = role_of_intent(name)
    at = next((place for place, one in enumerate(inside) if one["role"] in WISHES), None)
    topics = inside[at or 0]["topics"] if role == "question" else []
    wish = {"role": role, "intent": name, "value": None, "about": None, "topics": topics}
    wish["confidence"] = sure
    if at is None and min(one["confidence"] for one in inside) >= TELLS:
        return inside
    if at is None:  # a half that only tells wishes as a whole
        return [{**inside[0], "end": end, **wish}]
    inside[at] |= wish
    return inside
