"""One text in the making: an engine's blocking work in a thread, which can be given up from the event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import suppress

from server.speech.synthesizer import Synthesizer, VoiceSettings


async def made(engine: Synthesizer, text: str, settings: VoiceSettings, threads: Executor) -> bytes:
    """Return all of `text` as PCM; cancelled, the engine is told to drop it. Raises `SynthesizerUnavailable`."""
    making = _Making(engine, text, settings)
    try:
        return await asyncio.get_running_loop().run_in_executor(threads, making.run)
    except asyncio.CancelledError:
        making.give_up()
        raise


class _Making:
    def __init__(self, engine: Synthesizer, text: str, settings: VoiceSettings) -> None:
        self._engine, self._text, self._settings = engine, text, settings
        self._pieces: Iterator[bytes] | None = None
        self._given_up = False
        self._lock = threading.Lock()

    def run(self) -> bytes:
        with self._lock:
            if self._given_up:
                return b""
            self._pieces = self._engine.synthesize(self._text, self._settings)
        return b"".join(self._pieces)

    def give_up(self) -> None:
        with self._lock:
            self._given_up = True
        close = getattr(self._pieces, "close", None)
        if close is not None:
            with suppress(ValueError):  # a generator that runs; it ends by itself
                close()
