"""What people say to this service, counted: which character follows which, and which characters have a sound."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log

from server.conversation.hearing.sounds import HAN, distance, readings

ORDER = 4
"""characters of the longest n-gram"""
EDGE = "\n"
"""stands before the first and behind the last character of a sentence"""
START = EDGE * (ORDER - 1)
UNSEEN = 1 / 8000
"""how likely a character is that was never seen"""
RARER = 3.0
"""natural logarithm of how seldom a character is read in another way than its usual one: 能 is hardly ever tái"""
SOUNDS_LIKE = 0.34
"""distance of syllables up to which one may have been said for the other"""
NOT_SAID = re.compile(r"[\W_]+")
OFTEN = 4
"""how often a sentence counts at most: what is taught is given many times"""


class Lexicon:
    """Counts the n-grams of sentences once, when it is made; may be read by several threads."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self._next: dict[str, dict[str, int]] = defaultdict(dict)
        self._sentences: set[str] = set()
        for sentence, times in Counter(NOT_SAID.sub("", one).lower() for one in sentences).items():
            self._sentences.add(sentence)
            whole = START + sentence + EDGE
            for at in range(ORDER - 1, len(whole)):
                for length in range(ORDER):
                    following = self._next[whole[at - length : at]]
                    following[whole[at]] = following.get(whole[at], 0) + min(times, OFTEN)
        self._next = dict(self._next)
        self._by_sound: dict[str, set[str]] = defaultdict(set)
        self._by_rarer_sound: dict[str, set[str]] = defaultdict(set)
        for character in self._next.get("", ()):
            for place, syllable in enumerate(readings(character) if HAN.match(character) else ()):
                self._by_sound[syllable].add(character)
                if place:
                    self._by_rarer_sound[syllable].add(character)
        self.behind = lru_cache(maxsize=20_000)(self._behind)
        self._near = lru_cache(maxsize=2_000)(self._syllables_near)
        self.alike = lru_cache(maxsize=8_000)(self._alike)

    def knows(self, ngram: str) -> bool:
        """Whether these characters (up to `ORDER`, `EDGE` among them) stand side by side in a sentence."""
        return ngram[-1:] in self._next.get(ngram[:-1], ())

    def knows_sentence(self, text: str) -> bool:
        """Whether this is all of a known sentence."""
        return text in self._sentences

    def begins_sentence(self, text: str) -> bool:
        """Whether known sentences begin so, as far as n-grams tell."""
        whole = EDGE + text
        return all(self.knows(whole[max(0, end - ORDER) : end]) for end in range(2, len(whole) + 1))

    def of(self, syllable: str, before: str) -> Sequence[tuple[str, float]]:
        """Return the characters with this sound that may follow the text `before`, likeliest first (natural log)."""
        following = self.behind((START + before)[1 - ORDER :])
        rarer = self._by_rarer_sound.get(syllable, ())
        found = (
            (character, following.likelihood(character) - (RARER if character in rarer else 0.0))
            for character in self._by_sound.get(syllable, ())
        )
        return tuple(sorted(found, key=lambda one: -one[1]))

    def end(self, before: str) -> float:
        """Return how likely nothing follows the text `before` (natural logarithm)."""
        return self.behind((START + before)[1 - ORDER :]).likelihood(EDGE)

    def _behind(self, before: str) -> Continuation:
        """Return what may follow `before`, its last `ORDER` - 1 characters."""
        contexts = (before[start:] for start in range(len(before), -1, -1))
        return Continuation([found for one in contexts if (found := self._next.get(one))])

    def _alike(self, character: str) -> tuple[tuple[str, float], ...]:
        """Return the known characters that may be meant, with how far apart they sound, nearest first."""
        far: dict[str, float] = {}
        for heard in readings(character):
            for syllable, between in self._near(heard):
                far.update({one: min(between, far.get(one, 1.0)) for one in self._by_sound[syllable]})
        far.pop(character, None)
        return tuple(sorted(far.items(), key=lambda one: (one[1], -self._next[""][one[0]])))

    def _syllables_near(self, syllable: str) -> list[tuple[str, float]]:
        apart = ((other, distance(syllable, other)) for other in self._by_sound)
        return [(other, far) for other, far in apart if far <= SOUNDS_LIKE]


class Continuation:
    """How likely each character is at one place (interpolation of Witten and Bell, 1991)."""

    def __init__(self, counted: list[dict[str, int]]) -> None:
        self._levels: list[tuple[dict[str, int], float, float]] = []
        for counts in counted:
            whole = sum(counts.values()) + len(counts)
            self._levels.append((counts, 1 / whole, len(counts) / whole))
        self._known: dict[str, float] = {}

    def likelihood(self, character: str) -> float:
        """Return the natural logarithm of its probability."""
        found = self._known.get(character)
        if found is None:
            probability = UNSEEN
            for counts, share, rest in self._levels:
                probability = counts.get(character, 0) * share + rest * probability
            found = self._known[character] = log(probability)
        return found
