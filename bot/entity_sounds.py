"""Words that sound like others: 按魔 is 按摩, 十家庄 is 石家庄."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pypinyin import lazy_pinyin

SHORTEST = 2
"""a single syllable sounds like too much"""
ALIKE = [(re.compile("^([zcs])h"), r"\1"), (re.compile("([aei]n)g$"), r"\1")]
"""sounds that speech and its recogniser mix up: zh and z, ang and an"""


class Sounds:
    """A vocabulary by its sounds, without tones."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words: dict[tuple[str, ...], list[str]] = {}
        for word in dict.fromkeys(words):
            if len(word) >= SHORTEST:
                self._words.setdefault(syllables(word), []).append(word)
        self._longest = max(map(len, self._words), default=0)

    def respell(self, text: str) -> list[str]:
        """Return `text` with its longest misheard word written as it was meant, once for each word it may be."""
        sounds = syllables(text)
        for length in range(min(self._longest, len(sounds)), SHORTEST - 1, -1):
            for start in range(len(sounds) - length + 1):
                meant = self._words.get(sounds[start : start + length], [])
                if meant:
                    return [text[:start] + word + text[start + length :] for word in meant]
        return []


def syllables(text: str) -> tuple[str, ...]:
    """Return how `text` sounds, one item a character."""
    return tuple(_alike(one) for one in lazy_pinyin(text, errors=list))


@lru_cache(maxsize=8192)
def syllable(character: str) -> str:
    """Return how one character sounds by itself; what is no character stays."""
    return syllables(character)[0] if character else ""


def _alike(syllable: str) -> str:
    for sound, other in ALIKE:
        syllable = sound.sub(other, syllable)
    return syllable
