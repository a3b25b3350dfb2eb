"""The line of those who wait for the bot: who has been here longest goes first.

A flood is of conversations that have just begun. Who was talking before it waits for the answer in hand, and not
for the flood.
"""

from __future__ import annotations

import asyncio
from bisect import insort
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import count
from time import monotonic

MOST_WAITING = 200
MOST_ARRIVALS = 20_000
"""conversations whose beginning is known; the ones that were silent longest are forgotten first"""


class LineFull(Exception):
    """So many wait that who came last has to come again."""


class Line:
    """A few places, and a line before them."""

    def __init__(self, places: int, most_waiting: int = MOST_WAITING) -> None:
        self._free, self._most_waiting = places, most_waiting
        self._waiting: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = count()

    @asynccontextmanager
    async def place(self, since: float) -> AsyncIterator[None]:
        """A place is taken inside; `since` is when who wants it came, on any clock. Raises `LineFull`."""
        await self._take(since)
        try:
            yield
        finally:
            self._give_back()

    async def _take(self, since: float) -> None:
        if self._free:
            self._free -= 1
            return
        mine = since, next(self._numbers), asyncio.get_running_loop().create_future()
        insort(self._waiting, mine)
        if len(self._waiting) > self._most_waiting:
            self._waiting.pop()[2].set_exception(LineFull())
        try:
            await mine[2]
        except asyncio.CancelledError:
            if mine in self._waiting:
                self._waiting.remove(mine)
            elif not mine[2].cancelled() and mine[2].exception() is None:  # a place was given a moment ago
                self._give_back()
            raise

    def _give_back(self) -> None:
        while self._waiting:
            first = self._waiting.pop(0)[2]
            if not first.done():
                first.set_result(None)
                return
        self._free += 1


class Arrivals:
    """When each conversation was first heard of by this copy of the server."""

    def __init__(self, most: int = MOST_ARRIVALS, now: Callable[[], float] = monotonic) -> None:
        self._most, self._now = most, now
        self._known: OrderedDict[str, float] = OrderedDict()

    def of(self, conversation_id: str) -> float:
        """Return when it was, in seconds of a clock that only goes on; it is now where it was not heard of before."""
        came = self._known.setdefault(conversation_id, self._now())
        self._known.move_to_end(conversation_id)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return came
