"""How far somebody is in distress: what the reading says in its situation, and what the classifier of intents says.

An open question weighs on the reading (a bare 我想死 is half an answer where a name was asked for); the classifier
knows no situation, and calls what is only strong language distress too. Each mends the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from language.thresholds import CHECK, CHECK_UNFELT, CRISIS, CRISIS_UNFELT, FEARED, OUT_OF_DOUBT, SURE_OF_DISTRESS

INTENT = "emotional_distress"
Scores = Mapping[str, float]


def level_of(scores: Scores, felt: bool) -> str:
    """Return none, check or crisis by the shares that the reading gives to the two upper ones.

    `felt` where something says outright that somebody is in distress: a segment of that role, or the classifier.
    """
    if scores["crisis"] >= (CRISIS if felt else CRISIS_UNFELT):
        return "crisis"
    return "check" if scores["check"] + scores["crisis"] >= (CHECK if felt else CHECK_UNFELT) else "none"


def is_feared(intent: Mapping[str, Any]) -> bool:
    """Whether the classifier takes the message for distress, so that it is read once more without its situation."""
    return intent.get("name") == INTENT and float(intent.get("confidence") or 0.0) >= FEARED


def level_where_feared(scores: Scores, alone: Scores, intent: Mapping[str, Any]) -> str:
    """Return the level by the reading in its situation, the one `alone`, and the classifier."""
    highest = {step: max(scores[step], alone[step]) for step in ("check", "crisis")}
    sure = float(intent.get("confidence") or 0.0) >= SURE_OF_DISTRESS
    if not sure or highest["check"] + highest["crisis"] < OUT_OF_DOUBT:
        return level_of(highest, felt=True)
    return "crisis" if highest["crisis"] > highest["check"] else "check"
