"""The assistant's mouth: a clause that comes in pieces is one clause, with one mark behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from server.speech.prompts import PromptStore
from server.speech.speaker import Speaker
from server.speech.synthesizer import DEFAULT_SETTINGS, VoiceSettings
from server.voice.engines import Engines
from server.voice.events import Event, Mark, Speaking, Spoken
from server.voice.preferences import Preferences
from server.voice.speaking import Voice

TENTH = bytes(4_800)


class InPieces:
    """An engine that makes each clause in two pieces."""

    name, voices, fast = "fake", ("fake",), False

    def synthesize(self, text: str, settings: VoiceSettings = DEFAULT_SETTINGS) -> Iterator[bytes]:
        yield TENTH
        yield TENTH * 2

    def close(self) -> None:
        """Nothing is open."""


class Noting:
    """Notes what is sent, audio by its length."""

    def __init__(self) -> None:
        self.sent: list[Any] = []

    async def event(self, event: Event) -> None:
        self.sent.append(event)

    async def audio(self, pcm: bytes) -> None:
        self.sent.append(len(pcm))


def test_the_mark_of_a_clause_comes_behind_its_last_piece(tmp_path: Path) -> None:
    async def said() -> list[Any]:
        engines = Engines(tuple)
        engines.speaker = Speaker(InPieces(), None, PromptStore(tmp_path))
        finished = asyncio.Event()
        sink = Noting()
        await Voice(engines, finished.set).say(sink, "turn", ["您好，请说。"], Preferences())
        await finished.wait()
        return sink.sent

    assert asyncio.run(said()) == [
        Speaking("turn", 1, "您好，"), 4_800, 4_800, 4_800, Mark(1),
        Speaking("turn", 2, "请说。"), 4_800, 4_800, 4_800, Mark(2),
        Spoken("turn"),
    ]  # fmt: skip


class Broken(InPieces):
    """An engine with a fault that nobody foresaw."""

    def synthesize(self, text: str, settings: VoiceSettings = DEFAULT_SETTINGS) -> Iterator[bytes]:
        raise RuntimeError("broken")


def test_a_voice_that_breaks_comes_to_its_end(tmp_path: Path) -> None:
    async def said() -> list[Any]:
        engines = Engines(tuple)
        engines.speaker = Speaker(Broken(), None, PromptStore(tmp_path))
        finished = asyncio.Event()
        sink = Noting()
        await Voice(engines, finished.set).say(sink, "turn", ["您好，请说。"], Preferences())
        async with asyncio.timeout(30):
            await finished.wait()
        return sink.sent

    assert asyncio.run(said()) == [Spoken("turn")]
