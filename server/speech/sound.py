"""What an engine makes of one clause: begun, growing, whole."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Coroutine

from server.speech.audio import SPOKEN_RATE, seconds_of
from server.speech.synthesizer import SynthesizerUnavailable


class Sound:
    """PCM (16-bit mono at 24 kHz) that can be read while it grows; for one event loop."""

    def __init__(self, engine: str) -> None:
        self.engine = engine
        self._pieces: list[bytes] = []
        self._grown = asyncio.Event()
        self._making: asyncio.Task[None] | None = None

    @classmethod
    def of(cls, pcm: bytes, engine: str) -> Sound:
        """Return a sound that is whole."""
        sound = cls(engine)
        sound.add(pcm)
        return sound

    @property
    def pcm(self) -> bytes:
        """What is made of it so far."""
        return b"".join(self._pieces)

    @property
    def seconds(self) -> float:
        """How long that sounds."""
        return seconds_of(self.pcm, SPOKEN_RATE)

    def add(self, pcm: bytes) -> None:
        """Let it grow."""
        self._pieces.append(pcm)
        self._grown.set()

    def follow(self, making: Coroutine[None, None, None]) -> None:
        """Begin the work that makes it grow; the sound is whole when that has ended."""
        self._making = asyncio.create_task(making)
        self._making.add_done_callback(self._ended)

    async def begun(self, patience: float | None) -> Sound:
        """Return itself once something sounds, else give up: raises `TimeoutError` after `patience` seconds.

        Raises `SynthesizerUnavailable` where the work ends with nothing made.
        """
        try:
            await asyncio.wait_for(self._grown.wait(), patience)
        except BaseException:
            self.give_up()
            raise
        if not self._pieces:
            await self.whole()
            raise SynthesizerUnavailable("the engine made no sound")
        return self

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        """Yield what is there and what comes, to the end; raises `SynthesizerUnavailable` where the work fails."""
        at = 0
        while True:
            self._grown.clear()
            is_whole = self._making is None or self._making.done()
            for piece in self._pieces[at:]:
                yield piece
                at += 1
            if is_whole:
                await self.whole()
                return
            await self._grown.wait()

    async def whole(self) -> None:
        """Wait until nothing more comes; raises `SynthesizerUnavailable` where the work fails."""
        if self._making is not None:
            await self._making

    def give_up(self) -> None:
        """Drop what is not made yet."""
        if self._making is not None:
            self._making.cancel()

    def _ended(self, making: asyncio.Task[None]) -> None:
        self._grown.set()
        if not making.cancelled():
            making.exception()  # told to who reads; where nobody does, nobody need hear of it
