"""How long the natural voice will take, as measured while it speaks, and how much time there is for a clause."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

NEWEST = 0.3
"""weight of the newest measurement in the running mean"""
TRUST_AGAIN = 0.9
MOST_LATE = 3
"""times the mean that one measurement may count as: a hanging process says nothing about the next"""
SECONDS_A_CHARACTER = 0.22
"""how long a character sounds, for clauses that are not made yet"""
BEGINNING = 2
"""characters that each clause costs above its own"""


class Pace:
    """A running mean of seconds a character, and the work that waits; infinite before the first measurement."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._mean: float | None = None
        self._asked: dict[object, float] = {}
        """the expected seconds of each clause that is asked for and not made"""
        self._done_at = -math.inf
        self._begun_at = 0.0

    def expected(self, text: str, rate: float) -> float:
        """Return the seconds until `text` would be made if it were asked for now."""
        if self._mean is None:
            return math.inf
        in_front = sum(self._asked.values())
        if self._asked:
            elapsed = self._clock() - max(self._done_at, self._begun_at)
            in_front = max(0.0, in_front - min(elapsed, next(iter(self._asked.values()))))
        return in_front + self._mean * _size(text, rate)

    def passed_over(self) -> None:
        """Trust a little more each time that nothing was asked: a busy minute must not silence the voice for good."""
        if self._mean is not None:
            self._mean *= TRUST_AGAIN

    @contextmanager
    def making(self, text: str, rate: float) -> Iterator[None]:
        """Count `text` as work in front of others while it is made, and learn from how long it took."""
        number, asked_at = object(), self._clock()
        if not self._asked:
            self._begun_at = asked_at
        self._asked[number] = 0.0 if self._mean is None else self._mean * _size(text, rate)
        made = False
        try:
            yield
            made = True
        finally:
            del self._asked[number]
            self._learn((self._clock() - max(asked_at, self._done_at)) / _size(text, rate), made)

    def _learn(self, took: float, made: bool) -> None:
        """Count what took `took` seconds a character; what was given up tells something only if it was late."""
        if made:
            self._done_at = self._clock()
            self._mean = took if self._mean is None else self._mean
        elif self._mean is None or took < self._mean:
            return
        self._mean += NEWEST * (min(took, MOST_LATE * self._mean) - self._mean)


class Due:
    """When each clause must be made: as soon as those before it have sounded."""

    def __init__(
        self, parts: list[str], rate: float, patience: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._lengths = [SECONDS_A_CHARACTER * len(part) / rate for part in parts]
        self._patience = patience
        self._sounds_from = self._clock() + patience

    def made(self, place: int, seconds: float) -> None:
        """Note how long a clause really sounds, and from when."""
        if place == 0:
            self._sounds_from = self._clock()
        self._lengths[place] = seconds

    def within(self, place: int) -> Callable[[], float]:
        """Return what tells the seconds that are left for a clause, at least the patience."""

        def seconds_left() -> float:
            left = self._sounds_from + sum(self._lengths[:place]) - self._clock()
            return max(left, self._patience)

        return seconds_left


def _size(text: str, rate: float) -> float:
    return (BEGINNING + sum(character.isalnum() for character in text)) / rate
