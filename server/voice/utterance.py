"""One utterance while it is heard: its audio, and the recognitions of it that are under way."""

from __future__ import annotations

import asyncio

from server.speech.audio import BYTES_PER_SAMPLE, HEARD_RATE
from server.speech.recognizer import Hints, Listening, Recognition, Recognizer
from server.voice.engines import Engines

TAIL_BYTES = int(0.3 * HEARD_RATE) * BYTES_PER_SAMPLE
"""silence behind the last voice that a recogniser gets: enough for the end of a final"""


class Utterance:
    """Collects 16-bit PCM at 16 kHz; the recogniser is fed in its own thread, always in order."""

    def __init__(self, engines: Engines, recognizer: Recognizer, hints: Hints, before: bytes) -> None:
        self._engines = engines
        self._listening: Listening = recognizer.listen(hints)
        self._pcm = bytearray(before)
        self._fed = 0
        self._voiced = len(before)
        self._early: tuple[int, asyncio.Task[Recognition]] | None = None

    def keep(self, frame: bytes, is_speech: bool) -> None:
        """Hear one frame more."""
        self._pcm += frame
        if is_speech:
            self._voiced = len(self._pcm)

    def recognize_early(self) -> asyncio.Task[Recognition]:
        """Begin to recognise what was said so far, in the silence that may be its end."""
        if self._early is None or self._early[0] < self._voiced:
            self.forget_early()
            self._early = (self._voiced, asyncio.ensure_future(self._recognized()))
        return self._early[1]

    def forget_early(self) -> None:
        """Speech went on: what was recognised so far is no answer. One that waits in the queue is left out."""
        if self._early is not None:
            self._early[1].cancel()
            self._early = None

    async def recognition(self) -> Recognition:
        """Return what was said; an early recognition that had heard all voice serves."""
        return await self.recognize_early()

    async def partial(self) -> Recognition:
        """Return a quick reading of what was said so far."""
        until = len(self._pcm)

        def work() -> Recognition:
            self._feed(until)
            return self._listening.partial()

        return await self._engines.recognize(work)

    async def _recognized(self) -> Recognition:
        until = min(len(self._pcm), self._voiced + TAIL_BYTES)

        def work() -> Recognition:
            self._feed(until)
            return self._listening.recognize()

        return await self._engines.recognize(work)

    def _feed(self, until: int) -> None:
        """Runs in the recognisers' one thread alone, so that what is fed stays in order."""
        self._listening.feed(bytes(self._pcm[self._fed : until]))
        self._fed = max(self._fed, until)
