"""Numbers with Whisper: group by group as they are said, and with no other characters to choose from than digits."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from server.speech.audio import HEARD_RATE, Samples
from server.speech.recognizer import Hypothesis

FRAME = HEARD_RATE // 50
"""samples of 20 ms"""
PAUSE_FRAMES = 6
"""frames of silence between two groups of digits"""
AROUND = HEARD_RATE // 20
"""samples kept before and behind a group"""
QUIET = 0.02
"""share of the loudest frame below which a frame is silent"""
DIGITS_A_SECOND, DIGITS_AT_LEAST = 6.0, 3
LIKELY_DIGITS_A_SECOND = 4.0
"""a longer row that begins again was said once"""
BEFORE = "410105198607"
"""what the model is told was said before: a number, in plain digits"""
NEAR = 0.1
"""two readings of a group whose mean log probabilities are nearer than this are both possible"""
NUMERIC = re.compile(r"[0-9零〇一二两三四五六七八九十幺要妖腰叉xX]")
LEAST_NUMERIC, LEAST_SHARE = 3, 0.5
"""characters that sound like digits, and their share, above which a text is a number"""


def is_number(text: str) -> bool:
    """Whether the text may be a number that was said digit by digit, and no sentence."""
    said = re.sub(r"[\W_]", "", text)
    numeric = len(NUMERIC.findall(said))
    return numeric >= LEAST_NUMERIC and numeric >= LEAST_SHARE * len(said)


def groups(samples: Samples) -> list[Samples]:
    """Return the groups of digits between the pauses of a speaker."""
    frames = [samples[at : at + FRAME] for at in range(0, len(samples) - FRAME + 1, FRAME)]
    loud = np.sqrt([float(np.mean(frame**2)) for frame in frames] or [0.0])
    voiced = np.flatnonzero(loud > QUIET * max(loud.max(), 0.05))
    if not voiced.size:
        return []
    cuts = [(one + 1, other) for one, other in pairwise(voiced) if other - one > PAUSE_FRAMES]
    starts = [voiced[0], *(start for _, start in cuts)]
    ends = [*(end for end, _ in cuts), voiced[-1] + 1]
    spans = zip(starts, ends, strict=True)
    return [samples[max(0, start * FRAME - AROUND) : end * FRAME + AROUND] for start, end in spans]


def said_once(digits: str, most: int) -> str:
    """Return a row that is longer than could be said, up to where it begins again from its first digit."""
    if len(digits) <= most:
        return digits
    loops = (length for length in range(2, len(digits)) if digits.startswith(digits[length:]))
    return digits[: next(loops, len(digits))]


class DigitReader:
    """Reads numbers with the model of a recogniser; `read_group` is its decoder with a ban on all other tokens."""

    def __init__(self, recognizer: Any) -> None:
        self._recognizer = recognizer

    def read(self, samples: Samples) -> tuple[Hypothesis, ...]:
        """Return the number that was said, and a second one where a group may be read in two ways."""
        best, other, confidence = "", "", 1.0
        for group in groups(samples):
            found = self._recognizer.read_group(group, BEFORE, self._banned, most_tokens=_most_digits(group))
            if not found:
                continue
            most = int(LIKELY_DIGITS_A_SECOND * len(group) / HEARD_RATE) + 1
            (text, score), *others = [(said_once(text, most), score) for text, score in found]
            near = next((one for one, its in others if score - its < NEAR and one != text), text)
            best, other = best + text, other + near
            confidence = min(confidence, float(np.exp(score)))
        numbers = [best] if best == other else [best, other]
        return tuple(Hypothesis(number, confidence) for number in numbers if number)

    @cached_property
    def _banned(self) -> list[int]:
        """All tokens of the model's text but single digits and the check character X."""
        decode, size = self._recognizer.token, self._recognizer.text_tokens
        return [token for token in range(size) if not re.fullmatch(r" ?[0-9X]", decode(token))]


def _most_digits(group: Samples) -> int:
    return int(DIGITS_AT_LEAST + DIGITS_A_SECOND * len(group) / HEARD_RATE)
