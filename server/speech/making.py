"""One text in the making: an engine's blocking work in a thread, which can be given up from the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncGenerator, Iterator
from concurrent.futures import Executor
from contextlib import aclosing, suppress

from server.speech.synthesizer import Synthesizer, VoiceSettings


async def made(engine: Synthesizer, text: str, settings: VoiceSettings, threads: Executor) -> bytes:
    """Return all of `text` as PCM; cancelled, the engine is told to drop it. Raises `SynthesizerUnavailable`."""
    async with aclosing(pieces(engine, text, settings, threads)) as found:
        return b"".join([piece async for piece in found])


async def pieces(
    engine: Synthesizer, text: str, settings: VoiceSettings, threads: Executor
) -> AsyncGenerator[bytes, None]:
    """Yield `text` as PCM as it is made; closed, it drops the rest. Raises `SynthesizerUnavailable`."""
    making = _Making(engine, text, settings)
    threads.submit(making.run)
    try:
        while (piece := await making.made.get()) is not None:
            if isinstance(piece, BaseException):
                raise piece
            yield piece
    finally:
        making.give_up()


class _Making:
    """The work of the thread: what it makes is `made`, then None, or what went wrong."""

    def __init__(self, engine: Synthesizer, text: str, settings: VoiceSettings) -> None:
        self._engine, self._text, self._settings = engine, text, settings
        self._loop = asyncio.get_running_loop()
        self.made: asyncio.Queue[bytes | BaseException | None] = asyncio.Queue()
        self._pieces: Iterator[bytes] | None = None
        self._given_up = False
        self._lock = threading.Lock()

    def run(self) -> None:
        try:
            for piece in self._begun():
                self._hand_over(piece)
        except BaseException as problem:
            self._hand_over(problem)
        else:
            self._hand_over(None)

    def give_up(self) -> None:
        with self._lock:
            self._given_up = True
        close = getattr(self._pieces, "close", None)
        if close is not None:
            with suppress(ValueError):  # a generator that runs; it ends by itself
                close()

    def _begun(self) -> Iterator[bytes]:
        with self._lock:
            self._pieces = iter(()) if self._given_up else self._engine.synthesize(self._text, self._settings)
        return self._pieces

    def _hand_over(self, piece: bytes | BaseException | None) -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            self._loop.call_soon_threadsafe(self.made.put_nowait, piece)
