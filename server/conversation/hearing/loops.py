"""A recogniser that runs on over silence says things twice: what comes again is left out."""

from __future__ import annotations

from server.conversation.hearing.lexicon import NOT_SAID
from server.conversation.hearing.sounds import between

SHORTEST = 2
"""characters that a repeated part has at least: 对对 is one person's yes"""
ALIKE = 0.34
"""mean distance of sounds up to which the second time says the same as the first"""


def without_loops(text: str) -> str:
    """Return the text without its end where that says the beginning again: 四季四季 becomes 四季."""
    said = [(at, character) for at, character in enumerate(text) if not NOT_SAID.match(character)]
    for length in range(SHORTEST, len(said) // 2 + 1):
        if all(_same(said[at % length][1], character) for at, (_, character) in enumerate(said)):
            return text[: said[length][0]].rstrip()
    return text


def _same(one: str, other: str) -> bool:
    return between(one, other) <= ALIKE
