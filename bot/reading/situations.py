"""What is known before a message is read, in the form in which the encoder takes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bot.reading.pieces import Pieces, pieces_of

SAID_AT_MOST = 24
"""pieces of what the assistant said last: its end is the question"""
TEXT_AT_MOST = 200
"""pieces of the message"""
LONG_NUMBER = re.compile(r"\d{6,}")
"""a certificate number, a telephone number, a code, a card"""
ANY_NUMBER = "139123456789123456789123456789123456789"
FACTS = ("task", "slot", "kind")
UNKNOWN, NONE = 0, 1
"""the numbers of a fact that is not among the known ones, and of one that is not there"""


def facts_of(situation: Mapping[str, Any], known: Mapping[str, list[str]]) -> list[int]:
    """Return the number of each of `FACTS`; `known` are the names of each in their order."""
    return [_number(situation.get(fact), known[fact]) for fact in FACTS]


def _number(value: str | None, known: list[str]) -> int:
    if value is None:
        return NONE
    return known.index(value) + 2 if value in known else UNKNOWN


def said_ids(said: str) -> list[int]:
    """Return the pieces of the end of what the assistant said."""
    return pieces_of(said).ids[-SAID_AT_MOST:] if said else []


def text_pieces(text: str) -> Pieces:
    """Return the pieces of a message; what stands after the limit is not read.

    Every long number is read as the same one: what is said beside it must not hang on whose number it is.
    """
    found = pieces_of(LONG_NUMBER.sub(_any_number, text))
    return Pieces(found.ids[:TEXT_AT_MOST], found.spans[:TEXT_AT_MOST])


def _any_number(digits: re.Match[str]) -> str:
    """Return as many digits: each piece must still stand for its place, however long somebody types."""
    length = len(digits[0])
    return (ANY_NUMBER * (length // len(ANY_NUMBER) + 1))[:length]
