"""Who reads conversations back makes no turn wait, and turns make no reader wait."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Event, Semaphore
from typing import Any

import httpx
import pytest

from server.conversation import live
from server.conversation.bot_client import BotClient
from server.conversation.live import LiveConversations
from server.registry import workers
from server.registry.database import Database, utcnow
from server.registry.services import turns
from tests.server.conversation.test_live import Bot, heard, run

CROWD = workers.ALL


class Barrier:
    """Holds whoever comes until it opens."""

    def __init__(self) -> None:
        self.came, self.opens = Semaphore(0), Event()

    def before(self, work: Callable[..., Any]) -> Callable[..., Any]:
        def held(*arguments: Any, **named: Any) -> Any:
            self.came.release()
            assert self.opens.wait(60)
            return work(*arguments, **named)

        return held

    async def holds(self, count: int) -> None:
        """Return once so many were held."""
        for _ in range(count):
            await asyncio.to_thread(self.came.acquire)


def conversations_of(database: Database) -> LiveConversations:
    return LiveConversations(
        database, BotClient("http://bot", "a token of the tests", httpx.MockTransport(Bot().answer))
    )


def test_a_crowd_of_readers_makes_no_turn_wait(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    barrier = Barrier()

    async def scene() -> None:
        conversations = conversations_of(database)
        me = await conversations.start("web", "text")
        await conversations.say(me.conversation_id, me.token, "甲")
        monkeypatch.setattr(live, "transcript_of", barrier.before(live.transcript_of))
        reading = [asyncio.create_task(conversations.transcript(me.conversation_id, me.token)) for _ in range(CROWD)]
        await barrier.holds(workers.READS)
        assert heard(await conversations.say(me.conversation_id, me.token, "乙")) == ["听到：乙"]
        assert not any(one.done() for one in reading)
        barrier.opens.set()
        assert {len(read.entries) for read in await asyncio.gather(*reading)} <= {3, 5}

    run(scene())


def test_a_crowd_that_asks_to_hear_its_answers_again_makes_no_turn_wait(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    barrier, now = Barrier(), utcnow()

    async def scene() -> None:
        conversations = conversations_of(database)
        me = await conversations.start("web", "text")
        own = me.conversation_id, me.token
        await conversations.say(*own, "甲")
        monkeypatch.setattr(live, "here_since", barrier.before(live.here_since))
        asking = [asyncio.create_task(conversations.still_here(*own, now)) for _ in range(CROWD)]
        await barrier.holds(workers.READS)
        assert heard(await conversations.say(*own, "乙")) == ["听到：乙"]
        assert not any(one.done() for one in asking)
        barrier.opens.set()
        assert all(await asyncio.gather(*asking))

    run(scene())


def test_a_crowd_of_turns_makes_no_reader_wait(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    barrier = Barrier()

    async def scene() -> None:
        conversations = conversations_of(database)
        me = await conversations.start("web", "text")
        await conversations.say(me.conversation_id, me.token, "甲")
        others = [await conversations.start("web", "text") for _ in range(CROWD)]
        monkeypatch.setattr(turns, "take", barrier.before(turns.take))
        saying = [asyncio.create_task(conversations.say(one.conversation_id, one.token, "乙")) for one in others]
        await barrier.holds(1)
        assert len((await conversations.transcript(me.conversation_id, me.token)).entries) == 3
        assert not any(one.done() for one in saying)
        barrier.opens.set()
        assert {tuple(heard(reply)) for reply in await asyncio.gather(*saying)} == {("听到：乙",)}

    run(scene())
