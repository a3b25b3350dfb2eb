"""One person at a microphone: a WebSocket client of docs/reference/voice.md that talks and listens in real time."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import httpx
import numpy as np
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from benches.voice.audio import Clip, frames
from server.speech.audio import HEARD_RATE, SPOKEN_RATE, Samples, pcm_of, seconds_of

API = "/api/v1/conversations"
FRAME = 512
"""samples, 32 ms"""
QUIET = pcm_of(np.random.default_rng(1).normal(0, 0.0002, FRAME).astype(np.float32))
"""a quiet room, 74 dB below the loudest"""
PATIENCE = 12.0
"""seconds after the end of speech until a turn has failed"""
LISTENS = 4.0
"""seconds that a person listens to an answer before hushing it"""
SETTLES = 0.4
VOICED_DB = -35.0
"""a window this far below the loudest one is not voiced"""
WINDOW = HEARD_RATE // 100
LOST = (OSError, WebSocketException, httpx.HTTPError, TimeoutError)


@dataclass(frozen=True)
class Turn:
    """One turn: `ms` from the last voiced sample to the first audio, None where it failed, `why` says how."""

    said: str
    heard: str
    ms: float | None
    why: str = ""


def voiced_seconds(samples: Samples) -> float:
    """Return where the last voiced window of 10 ms ends, by the energy of clean speech at 16 kHz."""
    windows = samples[: len(samples) // WINDOW * WINDOW].reshape(-1, WINDOW)
    energy = np.mean(np.square(windows, dtype=np.float64), axis=1)
    voiced = np.flatnonzero(energy > energy.max() * 10 ** (VOICED_DB / 10))
    return float(voiced[-1] + 1) * WINDOW / HEARD_RATE


async def talk(url: str, clips: Sequence[Clip], after: float = 0.0) -> list[Turn]:
    """Hold one conversation of these turns, beginning after so many seconds; what is lost counts as failed turns."""
    await asyncio.sleep(after)
    turns: list[Turn] = []
    try:
        async with _line(url) as line:
            for clip in clips:
                turns.append(await line.say(clip))
    except LOST as error:
        why = f"{type(error).__name__}: {error}"
        turns += [Turn(clip.sentence.text, "", None, why) for clip in clips[len(turns) :]]
    return turns


@asynccontextmanager
async def _line(url: str) -> AsyncIterator[Line]:
    async with httpx.AsyncClient(base_url=url, timeout=60, trust_env=False) as client:
        opened = await client.post(API, json={"channel": "web", "mode": "voice", "area": "130000"})
        opened.raise_for_status()
        started = opened.json()
    address = f"{url.replace('http', 'ws', 1)}{API}/{started['conversation_id']}/stream"
    async with connect(address, proxy=None, max_size=None) as socket:
        line = Line(socket)
        await line.send("hello", token=started["token"], audio_in={"rate": HEARD_RATE}, audio_out="pcm")
        await asyncio.wait_for(line.is_ready(), 60)
        tasks = [asyncio.create_task(work()) for work in (line.listen, line.speak)]
        try:
            await line.send("listen", on=True)
            await line.settle()
            yield line
        finally:
            for task in tasks:
                task.cancel()
            for task in tasks:
                with suppress(asyncio.CancelledError, *LOST):
                    await task


class Line:
    """The stream of one conversation: the microphone never stops, and what is heard sounds in real time."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._clock = asyncio.get_running_loop()
        self._to_say: deque[bytes] = deque()
        self._begins: asyncio.Future[float] | None = None
        self._first_audio: asyncio.Future[float] | None = None
        self._sounds_until = 0.0
        self._heard = ""
        self._notices: list[str] = []

    async def send(self, event: str, **fields: Any) -> None:
        await self._socket.send(json.dumps({"type": event, **fields}))

    async def is_ready(self) -> None:
        """Wait until the stream stands."""
        while (event := json.loads(await self._socket.recv()))["type"] != "ready":
            pass
        if not event["recognizer"]:
            raise ConnectionError("the server hears nothing")

    async def say(self, clip: Clip) -> Turn:
        """Say a clip and wait for the first audio of the answer, then listen a while."""
        samples = clip.samples()
        self._heard, self._notices = "", []
        self._begins, self._first_audio = self._clock.create_future(), self._clock.create_future()
        self._to_say.extend(frames(pcm_of(samples), FRAME))
        ended = await self._begins + voiced_seconds(samples)
        ms, why = None, ""
        try:
            at = await asyncio.wait_for(self._first_audio, ended - self._clock.time() + PATIENCE)
            ms = (at - ended) * 1000
        except TimeoutError:
            why = f"no audio within {PATIENCE:.0f} s"
        if ms is not None and ms <= 0:
            ms, why = None, "answered before the end"
        while self._to_say:
            await asyncio.sleep(0.1)
        await self.settle()
        return Turn(clip.sentence.text, self._heard, ms, "; ".join([why, *self._notices]).strip("; "))

    async def settle(self) -> None:
        """Listen to what sounds, for a while, then hush it."""
        until = self._clock.time() + LISTENS
        await asyncio.sleep(SETTLES)
        while self._clock.time() < min(until, self._sounds_until):
            await asyncio.sleep(0.05)
        if self._clock.time() < self._sounds_until:
            await self.send("hush")
        await asyncio.sleep(SETTLES)

    async def speak(self) -> None:
        """Send a frame every 32 ms: what is to be said, or the quiet of a room."""
        due = self._clock.time()
        while True:
            frame = self._to_say.popleft() if self._to_say else QUIET
            if frame is not QUIET and self._begins and not self._begins.done():
                self._begins.set_result(due)  # a microphone gives a frame when its last sample has sounded
            due += FRAME / HEARD_RATE
            await asyncio.sleep(max(0.0, due - self._clock.time()))
            await self._socket.send(frame)

    async def listen(self) -> None:
        """Take what comes; a mark is answered when all before it has sounded."""
        async for message in self._socket:
            now = self._clock.time()
            if isinstance(message, bytes):
                self._sounds_until = max(now, self._sounds_until) + seconds_of(message, SPOKEN_RATE)
                # before something was heard it is a notice: 我在听，您说
                if self._heard and self._first_audio and not self._first_audio.done():
                    self._first_audio.set_result(now)
                continue
            event = json.loads(message)
            match event["type"]:
                case "heard":
                    self._heard = event["text"]
                case "mark":
                    self._clock.call_at(self._sounds_until, self._played, event["mark"])
                case "hushed":
                    self._sounds_until = now
                case "notice" | "problem":
                    self._notices.append(str(event.get("key") or event.get("code")))
                case _:
                    pass

    def _played(self, mark: int) -> None:
        task = asyncio.ensure_future(self.send("played", mark=mark))
        task.add_done_callback(lambda done: done.cancelled() or done.exception())
