"""Says an answer clause by clause, with marks for what was played; can be paused, hushed and taken up again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing
from time import monotonic

import structlog

from server.speech.audio import BYTES_PER_SAMPLE, SPOKEN_RATE
from server.voice.engines import Engines
from server.voice.events import Hushed, HushReason, Mark, Paused, Resumed, Sink, Speaking, Spoken
from server.voice.known_prompts import is_known
from server.voice.preferences import Preferences

log = structlog.get_logger(__name__)
CHUNK_BYTES = SPOKEN_RATE * BYTES_PER_SAMPLE // 10
"""a tenth of a second, so that a barge-in finds little on its way"""
MOST_AHEAD = 20.0
"""seconds of audio that are sent ahead of what has sounded"""
TRAILING = 0.4
"""seconds after which audio that was sent has surely sounded, where the client does not say so"""


class Voice:
    """The assistant's mouth towards one client; the audio itself sounds at the client's."""

    def __init__(self, engines: Engines, finished: Callable[[], None]) -> None:
        self._engines = engines
        self._finished = finished
        self._task: asyncio.Task[None] | None = None
        self._mark = 0
        self._played = 0
        self._sounds_until = 0.0
        self._paused_at: float | None = None
        self._left: list[tuple[int, str]] = []
        """what was not played yet, clause by clause; 0 is no mark yet"""
        self._turn_id = ""

    @property
    def is_speaking(self) -> bool:
        """Whether something sounds at the client's, or is about to."""
        return self._task is not None and not self._task.done()

    async def say(self, sink: Sink, turn_id: str, texts: Sequence[str], preferences: Preferences) -> None:
        """Begin to say the texts; what still sounds is hushed first."""
        await self.hush(sink, "newer")
        self._turn_id, self._left = turn_id, [(0, text) for text in texts if text.strip()]
        self._begin(sink, preferences)

    async def take_up(self, sink: Sink, played: int, preferences: Preferences) -> None:
        """Say what was left when the connection was lost, from the first clause that was not played."""
        self._left = [(0, text) for mark, text in self._left if mark == 0 or mark > played]
        self._begin(sink, preferences)

    def drop(self) -> None:
        """The connection is lost: nothing can be sent; what was not played is remembered."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._paused_at = None

    async def hush(self, sink: Sink, reason: HushReason) -> bool:
        """Stop at once; returns whether anything sounded."""
        spoke = self.is_speaking
        self.drop()
        self._left = []
        if spoke:
            await sink.event(Hushed(reason, self._mark))
            self._finished()
        return spoke

    async def pause(self, sink: Sink) -> None:
        """Hold what sounds: somebody may be interrupting."""
        if self.is_speaking and self._paused_at is None:
            self._paused_at = monotonic()
            await sink.event(Paused(self._mark))

    async def resume(self, sink: Sink) -> None:
        """Go on where it was paused."""
        if self._paused_at is not None:
            self._sounds_until += monotonic() - self._paused_at
            self._paused_at = None
            await sink.event(Resumed())

    def played(self, mark: int) -> None:
        """All up to this mark has really sounded."""
        if not self._played < mark <= self._mark:
            return
        self._played = mark
        self._left = [(one, text) for one, text in self._left if one == 0 or one > mark]
        if not self._left:
            self._sounds_until = 0.0

    def _begin(self, sink: Sink, preferences: Preferences) -> None:
        if self._left and self._engines.speaker is not None and preferences.speak:
            self._sounds_until = monotonic()
            self._task = asyncio.create_task(self._run(sink, preferences))
        else:
            self._left = []

    async def _run(self, sink: Sink, preferences: Preferences) -> None:
        for text in [text for _, text in self._left]:
            try:
                await self._say_text(sink, text, preferences)
            except Exception as reason:  # whatever it is, the rest can be said, and this comes to its end
                # No text of the error: it may quote what was to be said.
                log.warning("nothing_spoken", error=type(reason).__name__)
        await sink.event(Spoken(self._turn_id))
        while self._paused_at is not None or monotonic() < self._sounds_until + TRAILING:
            await asyncio.sleep(0.02)
        self._left = []
        self._finished()

    async def _say_text(self, sink: Sink, text: str, preferences: Preferences) -> None:
        assert self._engines.speaker is not None
        open_mark = 0
        async with aclosing(self._engines.speaker.speak(text, preferences.settings, is_known)) as pieces:
            async for piece in pieces:
                if piece.text:
                    await self._end(sink, open_mark)
                    open_mark = self._mark = self._mark + 1
                    self._move_to_mark(piece.text)
                    await sink.event(Speaking(self._turn_id, self._mark, piece.text))
                await self._send(sink, piece.pcm)
        await self._end(sink, open_mark)

    async def _end(self, sink: Sink, mark: int) -> None:
        if mark:
            await sink.event(Mark(mark))

    async def _send(self, sink: Sink, pcm: bytes) -> None:
        for at in range(0, len(pcm), CHUNK_BYTES):
            await self._room()
            chunk = pcm[at : at + CHUNK_BYTES]
            self._sounds_until = max(self._sounds_until, monotonic())
            self._sounds_until += len(chunk) / BYTES_PER_SAMPLE / SPOKEN_RATE
            await sink.audio(chunk)

    def _move_to_mark(self, clause: str) -> None:
        """The clause is on its way: it stands by itself before the rest of its text, which has no mark yet."""
        at = next(n for n, (mark, _) in enumerate(self._left) if mark == 0)
        rest = self._left[at][1].removeprefix(clause)
        self._left[at : at + 1] = [(self._mark, clause), *([(0, rest)] if rest else [])]

    async def _room(self) -> None:
        while self._paused_at is not None or self._sounds_until - monotonic() > MOST_AHEAD:
            await asyncio.sleep(0.05)
