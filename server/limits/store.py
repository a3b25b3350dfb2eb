"""How much each key has had of late, in memory; a store that several copies share keeps to the same protocol."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

MOST_KEYS = 10_000
"""about 2 MB; above it those that asked longest ago are forgotten, and what all do together still counts"""
SWEPT_AT_ONCE = 4


@dataclass(frozen=True)
class Rate:
    """So many in so many seconds, all of them at once if need be."""

    times: float
    seconds: float = 60.0


class Store(Protocol):
    """Keeps what was taken."""

    async def take(self, key: str, rate: Rate, cost: float = 1.0) -> float:
        """Take `cost` and return 0, or take nothing and return the seconds after which there is room for it."""


class MemoryStore:
    """The generic cell rate algorithm: of each key only the moment is kept at which all that it took is paid off."""

    def __init__(self, most_keys: int = MOST_KEYS, now: Callable[[], float] = time.monotonic) -> None:
        self._most = most_keys
        self._now = now
        self._paid_off: OrderedDict[str, float] = OrderedDict()
        """in the order in which they were last asked for"""

    async def take(self, key: str, rate: Rate, cost: float = 1.0) -> float:
        """Take `cost` and return 0, or take nothing and return the seconds after which there is room for it."""
        now = self._now()
        self._forget(now)
        since = max(self._paid_off.pop(key, now), now)
        until = since + min(cost, rate.times) * rate.seconds / rate.times
        wait = until - now - rate.seconds
        # A hair of rounding is nobody's fault.
        taken = wait <= 1e-9
        self._paid_off[key] = until if taken else since
        return 0.0 if taken else wait

    def __len__(self) -> int:
        return len(self._paid_off)

    def _forget(self, now: float) -> None:
        """Drop what was paid off, a few with each question, and the oldest where there are too many."""
        for key in list(islice(self._paid_off, SWEPT_AT_ONCE)):
            if self._paid_off[key] <= now or len(self._paid_off) >= self._most:
                del self._paid_off[key]
