"""Pinyin as it is typed, turned into the likeliest characters among the words that this service knows."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import pairwise
from math import log

LETTERS = re.compile(r"[a-z][a-z' \t]*")
VOWEL = re.compile(r"[aeiouv]")
TONE = re.compile(r"(?<=[a-zv])[1-5](?![0-9])")
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
FOREIGN_SIGNS = re.compile(r"[{}\[\]<>()=;`\\/|_@#$%^*&\"+-]")
LONGEST_SYLLABLE = 6
EDGE = "\n"
"""stands before the first and behind the last character of a sentence"""
WIDTH = 12
"""readings of the text so far that are followed up, at each letter"""
SURE_OF_PAIRS = 0.7
"""share of neighbouring characters that must stand side by side in a known sentence as well"""
LONGEST_NAME = 4
"""characters of a Chinese name"""
SHORT = 3
"""up to so many neighbours all must be known: 是 must be a sentence of its own"""


class Pinyin:
    """Learns from sentences which character follows which; learns only when pinyin comes for the first time."""

    def __init__(self, sentences: Callable[[], Iterable[str]]) -> None:
        self._sentences = sentences

    def read(self, text: str, whole: bool = False) -> str:
        """Return the text with its pinyin in characters; the text itself where it is none, or of other words.

        `whole` asks for a sentence that is known as it stands: a name may look like pinyin.
        """
        plain = _plain(text)
        if FOREIGN_SIGNS.search(plain) or not LETTERS.search(plain):
            return text
        parts, at = [], 0
        for run in LETTERS.finditer(plain):
            before, after = _beside(plain[: run.start()][-1:]), _beside(plain[run.end() :][:1])
            read = self._likeliest(run.group(), before, after)
            if read is None:
                return text
            parts += [plain[at : run.start()].strip(" "), read]
            at = run.end()
        found = "".join([*parts, plain[at:].strip(" ")])
        return text if whole and not self._is_sentence(found) else found

    def _is_sentence(self, text: str) -> bool:
        """Whether the text is known as it stands, or too long for a name and of known neighbours throughout."""
        return text in self._known.sentences or (
            len(text) > LONGEST_NAME and all(pair in self._known.pairs for pair in pairwise(text))
        )

    def _likeliest(self, letters: str, before: str, after: str) -> str | None:
        words = letters.replace("'", " ").split()
        best: dict[str, tuple[float, str]] = {before: (0.0, "")}
        for word in words:
            best = self._through(word, best)
            if not best:
                return None
        _, read = max((score + self._follows(last, after), read) for last, (score, read) in best.items())
        # Beside characters, where words are put together anew, only what is inside counts.
        edges = [EDGE if one == EDGE else "" for one in (before, after)]
        return read if self._is_known(edges[0] + read + edges[1]) else None

    def _through(self, word: str, start: dict[str, tuple[float, str]]) -> dict[str, tuple[float, str]]:
        """Return the best readings of a word without blanks, by their last character."""
        reached: list[dict[str, tuple[float, str]]] = [start, *({} for _ in word)]
        for at in range(len(word)):
            best = sorted(reached[at].items(), key=lambda one: -one[1][0])[:WIDTH]
            for length in range(1, min(LONGEST_SYLLABLE, len(word) - at) + 1):
                goal = reached[at + length]
                for character in self._known.characters.get(word[at : at + length], ()):
                    for last, (score, read) in best:
                        whole = score + self._follows(last, character)
                        if character not in goal or whole > goal[character][0]:
                            goal[character] = (whole, read + character)
        return reached[-1]

    def _follows(self, one: str, other: str) -> float:
        known = self._known
        often = known.pairs[one, other] + 0.002 * known.single[other] / known.of_all * (known.single[one] + 50)
        return log((often + 1e-6) / (known.single[one] + 1))

    def _is_known(self, text: str) -> bool:
        pairs = list(pairwise(text))
        known = sum((one, other) in self._known.pairs for one, other in pairs)
        return known == len(pairs) if len(pairs) <= SHORT else known >= SURE_OF_PAIRS * len(pairs)

    @cached_property
    def _known(self) -> _Known:
        return _Known(self._sentences())


class _Known:
    """Which characters a syllable may be, and how often they stand side by side."""

    def __init__(self, sentences: Iterable[str]) -> None:
        self.single: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.characters: dict[str, set[str]] = defaultdict(set)
        self.sentences: set[str] = set()
        for sentence in sentences:
            self.sentences.add(sentence)
            for part in CHINESE.findall(sentence):
                self._learn(part)
        self.of_all = sum(self.single.values()) or 1

    def _learn(self, part: str) -> None:
        from pypinyin import lazy_pinyin  # its tables take 40 MB, which nobody needs who types characters

        for character, syllable in zip(part, lazy_pinyin(part), strict=True):
            if VOWEL.search(syllable):  # n and ng are sounds, which nobody types for a word
                self.characters[syllable].add(character)
        whole = f"{EDGE}{part}{EDGE}"
        self.single.update(whole[:-1])
        self.pairs.update(pairwise(whole))


def _beside(character: str) -> str:
    """Return what stands beside a run of letters: its character, a numeral for a digit, else the sentence's edge."""
    if character.isdigit():
        return "一"
    return character if CHINESE.fullmatch(character) else EDGE


def _plain(text: str) -> str:
    """Return half-width small letters without tone marks; ü, typed v or u:, is v."""
    small = unicodedata.normalize("NFKC", text).lower().replace("u:", "v")
    apart = unicodedata.normalize("NFD", small).replace("u\u0308", "v")
    without = "".join(one for one in apart if not ("\u0300" <= one <= "\u036f"))
    return TONE.sub("'", unicodedata.normalize("NFC", without).replace("’", "'"))
