"""Sentences with Whisper: a small head on its encoder hears initials and finals, and the words that are known here
make a text of them. Why: docs/decisions/0023-sentences-by-sound.md; how it was made: scripts/whisper_heads/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path

import numpy as np

from server.speech.audio import Samples
from server.speech.recognizer import Hypothesis, Words
from server.speech.recognizers.whisper_head import Head

WEIGHTS = Path(__file__).with_name("whisper_sounds.npz")
INITIALS = (
    "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "zh", "ch", "sh", "r", "z", "c", "s", "y",
    "w",
)  # fmt: skip
FINALS = (
    "a", "o", "e", "i", "u", "v", "ai", "ei", "ui", "ao", "ou", "iu", "ie", "ue", "ve", "er", "an", "en", "in", "un",
    "ang", "eng", "ing", "ong", "ia", "iao", "ian", "iang", "iong", "ua", "uo", "uai", "uan", "uang",
)  # fmt: skip
SYMBOLS = (*INITIALS, *(f"-{final}" for final in FINALS))
"""of pinyin as it is written, ü as v; the blank comes behind them"""
BLANK = len(SYMBOLS)
SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]?)(.*)")
TEMPERATURE = 1.6
"""by which the head is too sure of itself, as in whisper_digits.py"""
BEAM = 32
LEAST_LIKELY = 2e-3
"""probability of a symbol in a frame below which it is not looked at"""
CHARACTERS = 16
"""that are tried for one syllable"""
WORDS_WEIGH, A_CHARACTER = 0.8, 2.5
"""what a text's likelihood weighs beside its sound; what a character is worth, so that the shortest does not win"""
LEAST_DISTINCT = 0.35
"""below it nobody spoke: music and keys have up to 0.23, speech through a noisy telephone 0.5 or more"""
NOTHING, SMALLEST = -1e30, 1e-300


@dataclass(frozen=True)
class Reading:
    """A text; natural logarithms of how likely its sounds are, and of sounds and words weighed together."""

    text: str
    sound: float
    score: float


@dataclass
class _Row:
    """A text that grows: how likely it is to have ended in a blank or in its last symbol, and in these words."""

    text: str
    initial: str
    last: int
    words: float
    blank: float = 0.0
    symbol: float = 0.0

    @property
    def sound(self) -> float:
        return self.blank + self.symbol

    @property
    def score(self) -> float:
        whole = self.sound
        return log(whole) + self.words if whole > 0 else NOTHING


class SoundHead:
    """Frames of Whisper's encoder (50 a second) in, texts of known words out."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        self._head = Head(weights, TEMPERATURE)

    def read(self, frames: Samples, words: Words) -> Hypothesis | None:
        """Return what was most likely said, None where nobody spoke distinctly.

        `frames` has the shape (time, 512): the head fits one size of Whisper. The confidence tells how well the text
        fits what was heard, not how likely each character is: same sounds fit as well.
        """
        probabilities = self._head.probabilities(frames)
        if distinctness(probabilities) < LEAST_DISTINCT or not (readings := search(probabilities, words)):
            return None
        return Hypothesis(readings[0].text, fit(readings[0], probabilities), in_words=True)


def fit(reading: Reading, probabilities: Samples) -> float:
    """Return how well the text fits, 0 to 1: for each character, how likely its sounds are beside any others.

    Of what is not among the known words, the best text fits badly.
    """
    any_sounds = likelihood(sounds_alone(probabilities), probabilities)
    return min(1.0, exp((reading.sound - any_sounds) / len(reading.text)))


def distinctness(probabilities: Samples) -> float:
    """Return how distinct the sounds are, 0 to 1: the geometric mean of each symbol's probability at its peak."""
    best, peaks, last = probabilities.argmax(axis=1), [], BLANK
    for symbol, probability in zip(best, probabilities.max(axis=1), strict=True):
        if symbol != BLANK and symbol != last:
            peaks.append(float(probability))
        elif symbol != BLANK:
            peaks[-1] = max(peaks[-1], float(probability))
        last = symbol
    return float(np.exp(np.mean(np.log(peaks)))) if peaks else 0.0


def sounds_alone(probabilities: Samples) -> list[int]:
    """Return the symbols that are heard where words count for nothing: the likeliest of each frame."""
    best = [int(symbol) for symbol in probabilities.argmax(axis=1)]
    return [symbol for at, symbol in enumerate(best) if symbol != BLANK and (at == 0 or symbol != best[at - 1])]


def likelihood(symbols: Sequence[int], probabilities: Samples) -> float:
    """Return the natural logarithm of the probability of these symbols, all their ways through time added up.

    The forward pass of connectionist temporal classification (Graves et al., 2006, equations 6 and 7).
    """
    row = np.full(2 * len(symbols) + 1, BLANK)
    row[1::2] = symbols
    over_a_blank = np.zeros(len(row), dtype=bool)
    over_a_blank[3::2] = row[3::2] != row[1:-2:2]
    ways, scale = np.zeros(len(row)), 0.0
    ways[0] = 1.0
    for frame in probabilities:
        came = ways.copy()
        came[1:] += ways[:-1]
        came[2:] += np.where(over_a_blank[2:], ways[:-2], 0.0)
        ways = came * frame[row]
        largest = float(ways.max())
        if largest == 0.0:
            return NOTHING
        ways, scale = ways / largest, scale + log(largest)
    return scale + log(max(float(ways[-2:].sum()), SMALLEST))


def sounds_of(syllable: str) -> list[str]:
    """Return the symbols of a syllable: its initial, if it has one, and its final."""
    found = SYLLABLE.fullmatch(syllable)
    initial, final = found.groups() if found else ("", syllable)
    return [initial, f"-{final}"] if initial else [f"-{final}"]


def search(probabilities: Samples, words: Words) -> list[Reading]:
    """Return the likeliest texts, best first.

    Prefix beam search (Hannun et al., 2014) over initials and finals, in which a syllable that is whole becomes each
    of the characters that sound so; the words say how likely these are there.
    """
    rows = {("", "", -1): _Row("", "", -1, 0.0, blank=1.0)}
    scale = 0.0
    for frame in probabilities:
        following: dict[tuple[str, str, int], _Row] = {}
        likely = [int(symbol) for symbol in np.flatnonzero(frame[:BLANK] > LEAST_LIKELY)]
        for key, row in rows.items():
            kept = following.setdefault(key, _Row(*key, row.words))
            kept.blank += row.sound * float(frame[BLANK])
            if row.last >= 0:
                kept.symbol += row.symbol * float(frame[row.last])
            for symbol in likely:
                before = row.blank if symbol == row.last else row.sound
                if before > 0:
                    _grow(row, symbol, before * float(frame[symbol]), words, following)
        best = sorted(following.values(), key=lambda one: -one.score)[:BEAM]
        largest = max(*(one.sound for one in best), SMALLEST)
        scale += log(largest)
        for one in best:
            one.blank, one.symbol = one.blank / largest, one.symbol / largest
        rows = {(one.text, one.initial, one.last): one for one in best}
    return _ended(rows.values(), scale, words)


def _grow(row: _Row, symbol: int, sound: float, words: Words, following: dict[tuple[str, str, int], _Row]) -> None:
    if symbol < len(INITIALS):
        if not row.initial:
            key = (row.text, INITIALS[symbol], symbol)
            following.setdefault(key, _Row(*key, row.words)).symbol += sound
        return
    syllable = row.initial + FINALS[symbol - len(INITIALS)]
    for character, likelihood in words.of(syllable, row.text)[:CHARACTERS]:
        key = (row.text + character, "", symbol)
        longer = following.get(key)
        if longer is None:
            longer = following[key] = _Row(*key, row.words + WORDS_WEIGH * likelihood + A_CHARACTER)
        longer.symbol += sound


def _ended(rows: Iterable[_Row], scale: float, words: Words) -> list[Reading]:
    found: dict[str, Reading] = {}
    for row in rows:
        if row.text and not row.initial and row.sound > 0:
            sound = log(row.sound) + scale
            reading = Reading(row.text, sound, sound + row.words + WORDS_WEIGH * words.end(row.text))
            if row.text not in found or reading.score > found[row.text].score:
                found[row.text] = reading
    return sorted(found.values(), key=lambda one: -one.score)
