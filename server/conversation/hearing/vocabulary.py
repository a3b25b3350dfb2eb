"""Chinese as it is outside this service: the words of jieba's dictionary and how often they are used."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import exp, log

from server.conversation.hearing.lexicon import ORDER, Lexicon
from server.conversation.hearing.sounds import readings

WORD = re.compile(r"[\u4e00-\u9fff]{1,4}")
OFTEN = 30
"""how often a word stands in the texts that jieba's authors counted, so that it is read here"""
USUAL = 300
"""how often a character does, so that it is heard here"""
IN_A_WORD = 0.8
"""how likely a character goes on a word that it can go on"""
SHARE = 0.03
"""of what is said that is not as people usually speak to this service"""


class Vocabulary:
    """Counts which character follows which inside words; takes words with how often they are used."""

    def __init__(self, words: Iterable[tuple[str, int]]) -> None:
        self._often: dict[str, int] = defaultdict(int)
        self._next: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for word, times in words:
            for at, character in enumerate(word):
                self._often[character] += times
                for length in range(1, min(at, 2) + 1):
                    self._next[word[at - length : at]][character] += times
        self._all = sum(self._often.values())
        self._sums = {before: sum(following.values()) for before, following in self._next.items()}
        self._by_sound: dict[str, set[str]] = defaultdict(set)
        for character, times in self._often.items():
            if times >= USUAL:
                self._by_sound[readings(character)[0]].add(character)

    def of(self, syllable: str) -> set[str]:
        """Return the usual characters with this sound."""
        return self._by_sound.get(syllable, set())

    def probability(self, character: str, before: str) -> float:
        """Return how likely the character follows the text `before`."""
        found = self._often.get(character, 0) / self._all
        for start in (before[-1:], before[-2:]):
            if following := self._next.get(start):
                found = IN_A_WORD * following.get(character, 0) / self._sums[start] + (1 - IN_A_WORD) * found
        return found


class Spoken:
    """What people say here and, rarely, any other Chinese."""

    def __init__(self, lexicon: Lexicon, vocabulary: Vocabulary) -> None:
        self._lexicon = lexicon
        self._vocabulary = vocabulary
        self._of = lru_cache(maxsize=50_000)(self._characters_of)

    def of(self, syllable: str, before: str) -> Sequence[tuple[str, float]]:
        """Return the characters with this sound that may follow the text `before`, likeliest first (natural log)."""
        return self._of(syllable, before[1 - ORDER :])

    def _characters_of(self, syllable: str, before: str) -> tuple[tuple[str, float], ...]:
        found = {character: (1 - SHARE) * exp(likely) for character, likely in self._lexicon.of(syllable, before)}
        for character in self._vocabulary.of(syllable):
            found[character] = found.get(character, 0.0) + SHARE * self._vocabulary.probability(character, before)
        likely = ((character, log(probability)) for character, probability in found.items() if probability > 0)
        return tuple(sorted(likely, key=lambda one: -one[1]))

    def end(self, before: str) -> float:
        """Return how likely nothing follows the text `before` (natural logarithm)."""
        return self._lexicon.end(before)


def dictionary() -> Iterator[tuple[str, int]]:
    """Yield the words of jieba's dictionary that are short and not rare, and how often they are used."""
    import jieba

    with jieba.get_dict_file() as file:
        for line in file:
            word, times, *_ = line.decode("utf-8").split(" ")
            if int(times) >= OFTEN and WORD.fullmatch(word):
                yield word, int(times)
