"""Whether something is denied: the one thing that a repair must never turn round."""

from __future__ import annotations

from server.conversation.hearing.sounds import readings

NEGATIONS = {"bu": "不", "mei": "没", "bie": "别"}
"""by sound: 部想 is heard where 不想 was said"""


def negation(character: str) -> str:
    """Return the negation that sounds like `character`, or an empty string."""
    return NEGATIONS.get(readings(character)[0], "")


def is_negation(character: str) -> bool:
    """Whether the character denies."""
    return character in NEGATIONS.values()


def denials(text: str) -> list[str]:
    """Return the negations that can be heard in the text, in their order."""
    return [denied for character in text if (denied := negation(character))]


def written_negations(text: str) -> int:
    """Return how many characters of the text deny."""
    return sum(is_negation(character) for character in text)
