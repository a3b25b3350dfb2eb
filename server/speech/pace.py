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
WHOLE, FIRST = 2, 18
"""characters that each clause costs above its own, for all of its sound and for the first of it"""


class Pace:
    """Running means of seconds a character, and the work that waits; infinite before the first measurement."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._whole, self._first = _Mean(), _Mean()
        self._asked: dict[object, float] = {}
        """the expected seconds of each clause that is asked for and not made"""
        self._done_at = -math.inf
        self._begun_at = 0.0

    def expected(self, text: str, rate: float) -> float:
        """Return the seconds until `text` could begin to sound, and go on without a gap, if it were asked for now."""
        if self._whole.value is None or self._first.value is None:
            return math.inf
        whole = self._whole.value * _size(text, rate, WHOLE) - SECONDS_A_CHARACTER * _said(text) / rate
        return self._in_front() + max(whole, self._first.value * _size(text, rate, FIRST))

    def passed_over(self) -> None:
        """Trust a little more each time that nothing was asked: a busy minute must not silence the voice for good."""
        self._whole.trust_again()
        self._first.trust_again()

    @contextmanager
    def making(self, text: str, rate: float) -> Iterator[Callable[[], None]]:
        """Count `text` as work in front of others while it is made, and learn from how long it took.

        What is yielded is to be called when the first of it is made.
        """
        number, asked_at = object(), self._clock()
        if not self._asked:
            self._begun_at = asked_at
        self._asked[number] = (self._whole.value or 0.0) * _size(text, rate, WHOLE)
        made = begun = False

        def begins() -> None:
            nonlocal begun
            if not begun:
                begun = True
                self._first.learn(since() / _size(text, rate, FIRST), True)

        def since() -> float:
            return self._clock() - max(asked_at, self._done_at)

        try:
            yield begins
            made = True
        finally:
            del self._asked[number]
            took = since()
            if not begun:
                self._first.learn(took / _size(text, rate, FIRST), made)
            self._whole.learn(took / _size(text, rate, WHOLE), made)
            if made:
                self._done_at = self._clock()

    def _in_front(self) -> float:
        if not self._asked:
            return 0.0
        elapsed = self._clock() - max(self._done_at, self._begun_at)
        return max(0.0, sum(self._asked.values()) - min(elapsed, next(iter(self._asked.values()))))


class _Mean:
    """A running mean; None before the first measurement."""

    def __init__(self) -> None:
        self.value: float | None = None

    def learn(self, took: float, made: bool) -> None:
        """Count what took `took` seconds a character; what was given up tells something only if it was late."""
        if made and self.value is None:
            self.value = took
        elif self.value is not None and (made or took > self.value):
            self.value += NEWEST * (min(took, MOST_LATE * self.value) - self.value)

    def trust_again(self) -> None:
        if self.value is not None:
            self.value *= TRUST_AGAIN


class Due:
    """When each clause must begin: as soon as those before it have sounded."""

    def __init__(
        self, parts: list[str], rate: float, patience: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock = clock
        self._lengths = [SECONDS_A_CHARACTER * len(part) / rate for part in parts]
        self._patience = patience
        self._sounds_from = self._clock() + patience

    def begun(self) -> None:
        """Note that the first clause begins to sound now."""
        self._sounds_from = self._clock()

    def made(self, place: int, seconds: float) -> None:
        """Note how long a clause really sounds."""
        self._lengths[place] = seconds

    def within(self, place: int) -> Callable[[], float]:
        """Return what tells the seconds that are left for a clause, at least the patience."""

        def seconds_left() -> float:
            left = self._sounds_from + sum(self._lengths[:place]) - self._clock()
            return max(left, self._patience)

        return seconds_left


def _said(text: str) -> int:
    return sum(character.isalnum() for character in text)


def _size(text: str, rate: float, above: int) -> float:
    return (above + _said(text)) / rate
