"""A place for a speaker is given back, also by a client that was gone before it was greeted."""

from __future__ import annotations

import asyncio

import pytest

from server.voice import sessions
from server.voice.engines import Engines
from server.voice.sessions import TooManySpeakers, VoiceSessions
from tests.server.channels.web.fake_conversations import FakeConversations


class Gone:
    """A client that never heard a word."""


def test_a_client_that_was_never_greeted_keeps_no_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sessions, "MOST_SPEAKERS", 1)
    monkeypatch.setattr(sessions, "KEPT_SECONDS", 0.0)

    async def come_and_go() -> None:
        places = VoiceSessions(FakeConversations(), Engines(lambda: []))
        first = places.open("c1", "a token")
        with pytest.raises(TooManySpeakers):
            places.open("c2", "a token")
        places.leave(first, Gone())  # type: ignore[arg-type]
        await asyncio.sleep(0)  # the timer of no seconds runs
        await asyncio.sleep(0)
        assert places.open("c2", "a token") is not None

    asyncio.run(come_and_go())
