"""What goes out over one WebSocket, in order; a client that stops reading is let go."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, Literal

import structlog
from starlette.websockets import WebSocket

from server.faults import told_of
from server.speech.opus import OpusEncoder
from server.voice.events import Answer, Event, Mark

AudioOut = Literal["pcm", "opus", "none"]
LONGEST_WAIT = 10.0
"""seconds for which a client may read nothing while something waits"""
MOST_WAITING = 256
"""frames; some 25 s of audio"""
Complete = Callable[[Answer], Awaitable[dict[str, Any]]]
"""returns fields that a page needs beside those of the answer"""
log = structlog.get_logger(__name__)


class WebSocketSink:
    """A `Sink`: events as text frames, audio as binary frames."""

    def __init__(self, socket: WebSocket, audio_out: AudioOut, complete: Complete | None = None) -> None:
        self._socket = socket
        self._opus = OpusEncoder() if audio_out == "opus" else None
        self._silent = audio_out == "none"
        self._complete = complete
        self._waiting: asyncio.Queue[str | bytes] = asyncio.Queue(MOST_WAITING)
        self.gone = asyncio.Event()
        """the client reads no more, or is not there"""
        self._writer = asyncio.create_task(self._write())

    async def event(self, event: Event) -> None:
        """Send an event; an answer goes as it is where what the page needs beside it cannot be had."""
        fields = event.as_json()
        if isinstance(event, Answer):
            fields |= await self._beside(event)
        if isinstance(event, Mark) and self._opus is not None:
            for packet in self._opus.flush():
                await self._put(packet)
        await self.send(fields)

    async def send(self, fields: dict[str, Any]) -> None:
        """Send a frame of JSON."""
        await self._put(json.dumps(fields, ensure_ascii=False))

    async def audio(self, pcm: bytes) -> None:
        """Send 16-bit mono PCM at 24 kHz in the form that the client asked for."""
        if self._silent:
            return
        for packet in self._opus.encode(pcm) if self._opus else (pcm,):
            await self._put(packet)

    def close(self) -> None:
        """Send nothing more."""
        self.gone.set()
        self._writer.cancel()

    async def _beside(self, answer: Answer) -> dict[str, Any]:
        if self._complete is None:
            return {}
        try:
            return await self._complete(answer)
        except Exception as error:  # whatever it is, the answer is in hand
            log.error("answer_not_completed", **told_of(error))
            return {}

    async def _put(self, frame: str | bytes) -> None:
        if self.gone.is_set():
            return
        try:
            async with asyncio.timeout(LONGEST_WAIT):
                await self._waiting.put(frame)
        except TimeoutError:
            self.gone.set()

    async def _write(self) -> None:
        try:
            while True:
                frame = await self._waiting.get()
                async with asyncio.timeout(LONGEST_WAIT):
                    if isinstance(frame, str):
                        await self._socket.send_text(frame)
                    else:
                        await self._socket.send_bytes(frame)
        except Exception:  # whatever it is, this client cannot be reached any more
            self.gone.set()
