"""A session is kept for a while for a client that may come back; many that do not come back fill no memory."""

from __future__ import annotations

import asyncio

import pytest

from server.voice import sessions
from server.voice.engines import Engines
from server.voice.sessions import VoiceSessions
from tests.server.channels.web.fake_conversations import FakeConversations


class Gone:
    """A client that never heard a word."""


def test_who_comes_back_finds_the_session_of_before() -> None:
    async def come_back() -> None:
        kept = VoiceSessions(FakeConversations(), Engines(lambda: []))
        first = kept.open("c1", "a token", "web")
        kept.leave(first, Gone())  # type: ignore[arg-type]
        assert kept.open("c1", "a token", "web") is first

    asyncio.run(come_back())


def test_of_many_that_left_the_first_are_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "MOST_AWAY", 2)

    async def come_and_go() -> None:
        kept = VoiceSessions(FakeConversations(), Engines(lambda: []))
        gone = {name: kept.open(name, "a token", "web") for name in ("c1", "c2", "c3")}
        for one in gone.values():
            kept.leave(one, Gone())  # type: ignore[arg-type]
        assert kept.open("c1", "a token", "web") is not gone["c1"]
        assert kept.open("c3", "a token", "web") is gone["c3"]

    asyncio.run(come_and_go())
