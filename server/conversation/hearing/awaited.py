"""The words of the field, and beside them what would answer the question that is open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import exp, log

from server.conversation.hearing.lexicon import EDGE, NOT_SAID
from server.conversation.hearing.sounds import HAN, readings
from server.conversation.hearing.vocabulary import Spoken

SHARE = 0.5
"""of what is said where an answer has begun that goes on as an answer"""


class Awaited:
    """What people say here, in which the phrases that are likely now are likelier; made anew for each question."""

    def __init__(self, spoken: Spoken, phrases: Sequence[str]) -> None:
        self._spoken = spoken
        self._next: dict[str, set[str]] = defaultdict(set)
        self._by_sound: dict[str, set[str]] = defaultdict(set)
        for phrase in (NOT_SAID.sub("", one).lower() for one in phrases):
            for at, character in enumerate(phrase + EDGE):
                self._next[phrase[:at]].add(character)
                for syllable in readings(character) if HAN.match(character) else ():
                    self._by_sound[syllable].add(character)
        self._longest = max((len(begun) for begun in self._next), default=0)

    def of(self, syllable: str, before: str) -> Sequence[tuple[str, float]]:
        """Return the characters with this sound that may follow the text `before`, likeliest first (natural log)."""
        known = self._spoken.of(syllable, before)
        if not (following := self._following(before)):
            return known
        found = {character: exp(likelihood) * (1 - SHARE) for character, likelihood in known}
        for character in following & self._by_sound.get(syllable, set()):
            found[character] = found.get(character, 0.0) + SHARE / len(following)
        return sorted(((one, log(probability)) for one, probability in found.items()), key=lambda one: -one[1])

    def end(self, before: str) -> float:
        """Return how likely nothing follows the text `before` (natural logarithm)."""
        known = self._spoken.end(before)
        if not (following := self._following(before)):
            return known
        return log(exp(known) * (1 - SHARE) + (SHARE / len(following) if EDGE in following else 0.0))

    def _following(self, before: str) -> set[str]:
        """Return what follows the longest end of the text with which a phrase begins; at its start all phrases."""
        for start in range(max(0, len(before) - self._longest), len(before) + 1):
            begun = before[start:]
            if (begun or not before) and begun in self._next:
                return self._next[begun]
        return set()
