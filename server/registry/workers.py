"""Threads that wait for the database, so many for each kind of work: a slow one stops no other.

A thread holds one connection at a time, so the pool (`server/registry/database.py`) has one for each of them.
"""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy.exc import TimeoutError as TooLong

Result = TypeVar("Result")

TURNS, READS, ACTIONS, STAFF, HEALTH, IMPORTS, OTHERS = 8, 4, 12, 8, 1, 1, 8
"""threads for each kind of work; a second copy of the server fits into the usual 100 connections of PostgreSQL"""
ALL = TURNS + READS + ACTIONS + STAFF + HEALTH + IMPORTS + OTHERS
NONE_FREE_SECONDS = 15.0
"""how long work waits for a thread"""


class Workers:
    """Some threads of their own."""

    def __init__(self, threads: int, name: str) -> None:
        self._executor = ThreadPoolExecutor(threads, name)

    async def run(self, work: Callable[[], Result], at_most: float | None = None) -> Result:
        """Do the work in one of the threads.

        Raises `sqlalchemy.exc.TimeoutError`, which is told like any failure of the database, where none becomes free
        in time: the work is then not done. Where it takes more than `at_most` seconds it may be done or not.
        """
        doing = self._executor.submit(contextvars.copy_context().run, work)
        result = asyncio.wrap_future(doing)
        first = NONE_FREE_SECONDS if at_most is None else min(NONE_FREE_SECONDS, at_most)
        done, _ = await asyncio.wait([result], timeout=first)
        if not done and doing.cancel():
            raise TooLong("no thread is free")
        if not done and at_most is not None:
            done, _ = await asyncio.wait([result], timeout=at_most - first)
            if not done:
                raise TooLong("the database does not answer")
        return await result

    def close(self) -> None:
        """Take no more work."""
        self._executor.shutdown(wait=False, cancel_futures=True)
