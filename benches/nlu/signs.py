"""How often the signs of a message and the subjects of its questions are read rightly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benches.nlu.in_context import Pair
from bot.reading.labels import SIGNS

Hits = tuple[int, int, int]
"""how many were found rightly, how many were found, how many are meant"""
NOTHING_KNOWN = "none of these"


def sign_hits(pairs: Sequence[Pair]) -> dict[str, Hits]:
    """Return the hits of each sign, over the messages whose signs are known."""
    judged = [(set(one.signs), set(reading["signs"])) for one, reading in pairs if one.signs is not None]
    return {
        sign: _hits((sign in meant, sign in found) for meant, found in judged)
        for sign in SIGNS
        if any(sign in meant or sign in found for meant, found in judged)
    }


def subject_hits(pairs: Sequence[Pair]) -> dict[str, Hits]:
    """Return the hits of the surest subject of each question, and of questions that ask for nothing that is known."""
    asked: list[tuple[tuple[str, ...], str | None]] = []
    for one, reading in pairs:
        for start, end, subjects in one.subjects:
            read = max(reading["segments"], key=lambda part: min(end, part["end"]) - max(start, part["start"]))
            asked.append((subjects, next(iter(read["topics"]), None)))
    right = sum(found in meant for meant, found in asked)
    told, known = sum(found is not None for _, found in asked), sum(bool(meant) for meant, _ in asked)
    return {
        "the surest subject": (right, told, known),
        NOTHING_KNOWN: _hits((not meant, found is None) for meant, found in asked),
    }


def _hits(judged: Iterable[tuple[bool, bool]]) -> Hits:
    pairs = list(judged)
    return (
        sum(meant and found for meant, found in pairs),
        sum(found for _, found in pairs),
        sum(meant for meant, _ in pairs),
    )
