"""The assistant's mouth: a clause that comes in pieces is one clause, with one mark behind it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from typing import Any

from server.speech.speaker import Spoken as Piece
from server.voice.engines import Engines
from server.voice.events import Event, Mark, Speaking, Spoken
from server.voice.preferences import Preferences
from server.voice.speaking import Voice

TENTH = bytes(4_800)


class InPieces:
    """Speaks two clauses, the first of them in two pieces."""

    async def speak(self, text: str, settings: Any, known: Any) -> AsyncGenerator[Piece, None]:
        yield Piece("您好，", TENTH, "fake")
        yield Piece("", TENTH * 2, "fake")
        yield Piece("请说。", TENTH, "fake")


class Noting:
    """Notes what is sent, audio by its length."""

    def __init__(self) -> None:
        self.sent: list[Any] = []

    async def event(self, event: Event) -> None:
        self.sent.append(event)

    async def audio(self, pcm: bytes) -> None:
        self.sent.append(len(pcm))


def test_the_mark_of_a_clause_comes_behind_its_last_piece() -> None:
    async def said() -> list[Any]:
        engines = Engines(tuple)
        engines.speaker = InPieces()  # type: ignore[assignment]
        finished = asyncio.Event()
        sink = Noting()
        await Voice(engines, finished.set).say(sink, "turn", ["您好，请说。"], Preferences())
        await finished.wait()
        return sink.sent

    assert asyncio.run(said()) == [
        Speaking("turn", 1, "您好，"), 4_800, 4_800, 4_800, Mark(1),
        Speaking("turn", 2, "请说。"), 4_800, Mark(2),
        Spoken("turn"),
    ]  # fmt: skip
