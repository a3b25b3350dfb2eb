"""A short message with one thought is what the classifier of intents takes it for, where that is sure.

The classifier has learned from many thousand such sentences, the reading model from few.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.reading.segments import MARKS
from language.roles import role_of_intent
from language.thresholds import PLAIN

LONGEST = 16
"""characters of a short message"""
LEFT_TO_THE_READING = ("inform", "affirm", "deny", "choose_option", "correct", "nlu_fallback")
"""what these are depends on the question that is open"""


def read_by_intent(
    text: str, segments: Sequence[dict[str, Any]], intent: Mapping[str, Any], situation: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Return the segments, or one of the intent's role where the message is short and the intent is sure."""
    name, sure = str(intent.get("name") or ""), float(intent.get("confidence") or 0.0)
    if not segments or sure < PLAIN or not name or name in LEFT_TO_THE_READING or "+" in name or not is_plain(text):
        return list(segments)
    first = segments[0]
    if len(segments) == 1 and first["intent"] == name:
        return [{**first, "confidence": max(first["confidence"], sure)}]
    role, value = role_of_intent(name)
    if situation.get("slot") and (role not in ("steering", "social") or first["role"] in ("answer", "correction")):
        return list(segments)  # the classifier does not know what was asked: 面点 is an answer where it was the trade
    same_topics = list(dict.fromkeys(topic for one in segments for topic in one["topics"]))
    whole = {**first, "start": 0, "end": len(text), "role": role, "intent": name, "value": value, "about": None}
    return [{**whole, "topics": same_topics if role == "question" else [], "confidence": round(sure, 4)}]


def is_plain(text: str) -> bool:
    """Whether the text is short and all of one piece."""
    bare = text.strip("".join(MARKS))
    return 0 < len(bare) <= LONGEST and not MARKS & set(bare)
