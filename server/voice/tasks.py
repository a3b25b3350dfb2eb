"""Work that goes on while more is heard."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable


class Tasks:
    """Holds what was started until it is done: the event loop alone would not."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Awaitable[None]) -> None:
        """Let the work go on by itself."""
        task: asyncio.Task[None] = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def cancel(self) -> None:
        """End all that is under way."""
        for task in list(self._tasks):
            task.cancel()
