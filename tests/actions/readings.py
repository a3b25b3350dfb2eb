"""Readings as the pipeline would make them of one short segment, for tests that run without a model."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from language.catalogues import read_divisions
from language.levels import LEVEL_NAMES
from language.named_wishes import CATEGORIES, WORK_MODES
from language.places import Gazetteer
from language.roles import role_of_intent
from language.time.dates import read_date

DIVISIONS = Path(__file__).parents[2] / "server" / "registry" / "reference" / "divisions.csv"
DAYS = ("下个月", "年底前", "今年", "去年", "明年", "月份")


def parsed(text: str, intent: str = "inform", confidence: float = 0.95, **reading: Any) -> dict[str, Any]:
    """Return a message of Rasa: one segment of the intent's own role unless `segments` are given as (text, role, …)."""
    entities = reading.pop("entities", None) or [*_places(text), *_words(text)]
    segments = reading.pop("segments", None)
    role, value = role_of_intent(intent)
    read = [_segment(text, *one) for one in segments] if segments else [
        {"start": 0, "end": len(text), "role": role, "intent": intent, "value": value, "confidence": confidence}
    ]  # fmt: skip
    distress = "crisis" if intent == "emotional_distress" else "none"
    return {
        "text": text,
        "intent": {"name": intent, "confidence": confidence},
        "entities": entities,
        "reading": {"segments": read, "for": "self", "distress": distress, "confidence": confidence} | reading,
    }


def _segment(text: str, part: str, role: str, intent: str | None = None, **more: Any) -> dict[str, Any]:
    start = text.index(part)
    return {"start": start, "end": start + len(part), "role": role, "intent": intent, "confidence": 0.95} | more


def _places(text: str) -> list[dict[str, Any]]:
    return [
        _entity(text, "place", start, end, [place.code for place in gazetteer().find(text[start:end])], "searched")
        for start, end in gazetteer().chains(text)
    ]


def _words(text: str) -> list[dict[str, Any]]:
    import re

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
        if word in text and (value := read_date(text, date.today())):
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
