"""Readings as the pipeline would make them of one short segment, for tests that run without a model."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from language.catalogues import read_divisions
from language.levels import LEVEL_NAMES
from language.named_wishes import CATEGORIES, WORK_MODES
from language.places import Gazetteer
from language.roles import role_of_intent
from language.time.dates import read_date
from server import clock

DIVISIONS = Path(__file__).parents[2] / "server" / "registry" / "reference" / "divisions.csv"
DAYS = ("下个月", "年底前", "今年", "去年", "明年", "月份")


Named = tuple[Any, ...]
"""kind, words, value, and where it is not the usual one: polarity, role"""
OWN_ROLES = {"disability_category": "own", "person_name": "own"}


def parsed(text: str, intent: str = "inform", confidence: float = 0.95, **reading: Any) -> dict[str, Any]:
    """Return a message of Rasa, read as one segment of the intent's own role.

    `role`, `value`, `about`, `topics` and `option` stand in that segment. `segments` cuts the message into several,
    each (words, role, intent, {…}). `named` adds entities to the places and plain words that are found by themselves,
    `entities` takes their place. `for_whom` and `distress` are of the whole message; `ranking` are other intents.
    """
    own = {key: reading.pop(key) for key in ("role", "value", "about", "topics", "option") if key in reading}
    named = [_named(text, *one) for one in reading.pop("named", [])]
    found = reading.pop("entities", None) or [*_places(text), *_words(text)]
    segments = reading.pop("segments", None)
    role, value = role_of_intent(intent)
    one = {"role": role, "intent": intent, "value": value, "confidence": confidence} | own
    read = [_segment(text, *part) for part in segments] if segments else [{"start": 0, "end": len(text)} | one]
    distress = reading.pop("distress", "crisis" if intent == "emotional_distress" else "none")
    return {
        "text": text,
        "intent": {"name": intent, "confidence": confidence},
        "intent_ranking": reading.pop("ranking", []),
        "entities": [*(one for one in found if not _covered(one, named)), *named],
        "reading": {"segments": read, "for": reading.pop("for_whom", "self"), "distress": distress} | reading,
    }


def _segment(
    text: str, part: str, role: str, intent: str | None = None, more: dict[str, Any] | None = None
) -> dict[str, Any]:
    start = text.index(part)
    _, value = role_of_intent(intent)
    place = {"start": start, "end": start + len(part)}
    return place | {"role": role, "intent": intent, "value": value, "confidence": 0.95} | (more or {})


def _named(
    text: str, kind: str, words: str, value: Any, polarity: str = "wanted", role: str | None = None
) -> dict[str, Any]:
    start = text.index(words)
    usual = "searched" if kind == "place" else OWN_ROLES.get(kind, "wanted")
    one = _entity(text, kind, start, start + len(words), [value], role or usual)
    return one | {"polarity": polarity}


def _covered(one: dict[str, Any], others: list[dict[str, Any]]) -> bool:
    return any(one["start"] < other["end"] and other["start"] < one["end"] for other in others)


def _places(text: str) -> list[dict[str, Any]]:
    return [
        _entity(text, "place", start, end, [place.code for place in gazetteer().find(text[start:end])], "searched")
        for start, end in gazetteer().chains(text)
    ]


def _words(text: str) -> list[dict[str, Any]]:
    found = []
    for kind, patterns in (("work_mode", WORK_MODES), ("disability_category", CATEGORIES)):
        for value, pattern in patterns.items():
            if match := re.search(pattern.replace("^", "").replace("$", ""), text):
                role = "own" if kind == "disability_category" else "wanted"
                found.append(_entity(text, kind, match.start(), match.end(), [value], role))
                break
    for name in ("初级", "中级", "高级", "技师", "五级", "四级", "三级"):
        if name in text:
            level = next(level for level, said in LEVEL_NAMES.items() if name in said)
            at = text.index(name)
            found.append(_entity(text, "skill_level", at, at + len(name), [level], "wanted"))
            break
    for word in DAYS:
        if word in text and (value := read_date(text, clock.today())):
            at = text.index(word)
            found.append(_entity(text, "date", at, at + len(word), [value], "wanted"))
            break
    return found


def _entity(text: str, kind: str, start: int, end: int, values: list[Any], role: str) -> dict[str, Any]:
    one: dict[str, Any] = {"entity": kind, "start": start, "end": end, "polarity": "wanted", "role": role}
    if len(values) == 1:
        return one | {"value": values[0]}
    return one | {"value": text[start:end], "candidates": values}


@cache
def gazetteer() -> Gazetteer:
    """All places of the two provinces."""
    return Gazetteer(read_divisions(DIVISIONS))
