"""Numbers with Whisper: a small head on its encoder reads digits and nothing else.

Whisper's own decoder writes what people usually write, and nobody writes 幺; its encoder hears it well. The head is
two convolutions over its frames with connectionist temporal classification (Graves et al., 2006). How it was made:
scripts/whisper_heads/README.md; why: docs/decisions/0022-numbers-by-voice.md.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from server.speech.audio import Samples
from server.speech.recognizer import Hypothesis
from server.speech.recognizers.whisper_head import Head

WEIGHTS = Path(__file__).with_name("whisper_digits.npz")
SYMBOLS = "0123456789X?"
"""`?` is a syllable of other speech; the blank comes behind them"""
BLANK = len(SYMBOLS)
OTHER = "?"
LEAST = 3
"""digits that make a number"""
BEAM = 12
LEAST_LIKELY = 1e-4
"""probability of a symbol in a frame below which it is not looked at"""
WORTH_TELLING = 0.05
"""probability of a reading below which nobody needs to know of it"""
TEMPERATURE = 2.0
"""by which the head is too sure of itself: with it its readings of unknown voices are likeliest (Guo et al., 2017)"""


class DigitHead:
    """Frames of Whisper's encoder (50 a second) in, digits out."""

    def __init__(self, weights: Path = WEIGHTS) -> None:
        self._head = Head(weights, TEMPERATURE)

    def read(self, frames: Samples) -> tuple[Hypothesis, ...]:
        """Return the numbers that may have been said, likeliest first; none where it was something else.

        `frames` has the shape (time, 512): the head fits one size of Whisper. The confidence is the probability of
        just these digits.
        """
        readings = beam_search(self._head.probabilities(frames))
        if not readings or not is_number(readings[0][0]):
            return ()
        found: dict[str, float] = {}
        for symbols, probability in readings:
            digits = symbols.replace(OTHER, "")
            if digits:
                found[digits] = found.get(digits, 0.0) + probability
        best, *others = sorted(found.items(), key=lambda one: -one[1])
        told = [best, *(one for one in others if one[1] >= WORTH_TELLING)]
        return tuple(Hypothesis(digits, min(1.0, probability)) for digits, probability in told)


def is_number(symbols: str) -> bool:
    """Whether this is a number, perhaps with some words around it, and no sentence."""
    digits = len(symbols) - symbols.count(OTHER)
    return digits >= LEAST and digits >= symbols.count(OTHER)


def beam_search(probabilities: Samples) -> list[tuple[str, float]]:
    """Return the likeliest rows of symbols with their probabilities, likeliest first.

    Prefix beam search (Hannun et al., 2014): the ways in which a row may lie in time are added up.
    """
    beam: dict[str, tuple[float, float]] = {"": (1.0, 0.0)}
    scale = 0.0
    for frame in probabilities:
        following: dict[str, list[float]] = {}
        likely = [int(symbol) for symbol in np.flatnonzero(frame[:BLANK] > LEAST_LIKELY)]
        for row, (blank, symbol_last) in beam.items():
            kept = following.setdefault(row, [0.0, 0.0])
            kept[0] += (blank + symbol_last) * float(frame[BLANK])
            if row:
                kept[1] += symbol_last * float(frame[SYMBOLS.index(row[-1])])
            for symbol in likely:
                longer = following.setdefault(row + SYMBOLS[symbol], [0.0, 0.0])
                before = blank if row.endswith(SYMBOLS[symbol]) else blank + symbol_last
                longer[1] += before * float(frame[symbol])
        best = sorted(following.items(), key=lambda one: -sum(one[1]))[:BEAM]
        largest = sum(best[0][1])
        scale += float(np.log(largest))
        beam = {row: (blank / largest, last / largest) for row, (blank, last) in best}
    return [(row, float(np.exp(scale)) * (blank + last)) for row, (blank, last) in beam.items()]
