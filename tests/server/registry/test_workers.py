"""Threads of their own for each kind of work: what waits for the database stops no other, and waits not for ever."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest
from sqlalchemy.exc import TimeoutError as TooLong

from server.registry import workers
from server.registry.database import Database
from server.registry.workers import Workers


def test_work_for_which_no_thread_becomes_free_is_not_done_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "NONE_FREE_SECONDS", 0.05)
    done: list[str] = []

    async def scene() -> None:
        few, may_end = Workers(1, "few"), Event()
        stuck = asyncio.create_task(few.run(lambda: may_end.wait()))
        await asyncio.sleep(0)
        with pytest.raises(TooLong):
            await few.run(lambda: done.append("too late"))
        assert await Workers(1, "others").run(lambda: "others go on") == "others go on"
        may_end.set()
        assert await stuck
        assert await few.run(lambda: "free again") == "free again"

    asyncio.run(scene())
    assert done == []


def test_work_that_does_not_end_is_not_waited_for() -> None:
    async def scene() -> None:
        few, may_end = Workers(1, "few"), Event()
        with pytest.raises(TooLong):
            await few.run(lambda: may_end.wait(), at_most=0.05)
        may_end.set()

    asyncio.run(scene())


def test_there_is_a_connection_for_each_thread(database: Database) -> None:
    taken = [database.engine.connect() for _ in range(workers.ALL)]
    for connection in taken:
        connection.close()
    assert len(taken) == workers.ALL
