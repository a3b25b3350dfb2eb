"""A client of the stream that speaks and listens: real audio, as fast as it is heard (docs/reference/voice.md)."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from websockets.sync.client import ClientConnection, connect

from tests.spoken import seconds, silence

FRAME_BYTES = 1024
LONGEST = 180.0
"""seconds; a busy machine is no fault of the service"""
MOST_AHEAD = 29.0
"""seconds of sound that may be sent before they could have been said; the service refuses a little more"""
LATEST = 12
"""events that are told where one does not come"""
Event = dict[str, Any]


class Caller:
    """One connection to a conversation's stream; `events` and `audio` are all that came."""

    def __init__(self, url: str, conversation_id: str, token: str, **hello: Any) -> None:
        address = f"{url.replace('http', 'ws', 1)}/api/v1/conversations/{conversation_id}/stream"
        self.socket: ClientConnection = connect(address, proxy=None, max_size=None, max_queue=None)
        self.events: list[Event] = []
        self.audio: list[bytes] = []
        self._heard_until = 0.0
        self.send("hello", token=token, **hello)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.socket.close()

    def send(self, kind: str, **fields: Any) -> None:
        """Send an event."""
        self.socket.send(json.dumps({"type": kind, **fields}))

    def speak(self, pcm: bytes, then_silence: float = 2.0) -> None:
        """Send sound at 16 kHz, and the silence behind it that ends a turn."""
        sound = pcm + silence(then_silence)
        self._heard_until = max(self._heard_until, time.monotonic()) + seconds(sound)
        time.sleep(max(0.0, self._heard_until - time.monotonic() - MOST_AHEAD))
        for at in range(0, len(sound), FRAME_BYTES):
            self.socket.send(sound[at : at + FRAME_BYTES])

    def until(self, kind: str, fits: Callable[[Event], bool] = lambda event: True) -> Event:
        """Wait for an event of that kind, and return it; what comes before it is kept."""
        return self.until_any(kind, fits=fits)

    def until_any(self, *kinds: str, fits: Callable[[Event], bool] = lambda event: True) -> Event:
        """Wait for an event of one of the kinds."""
        while True:
            try:
                frame = self.socket.recv(timeout=LONGEST)
            except TimeoutError:
                raise AssertionError(f"no {' or '.join(kinds)} after {self.events[-LATEST:]}") from None
            if isinstance(frame, bytes):
                self.audio.append(frame)
                continue
            event: Event = json.loads(frame)
            self.events.append(event)
            if event["type"] == "mark":
                self.send("played", mark=event["mark"])
            if event["type"] in kinds and fits(event):
                return event

    def of(self, kind: str) -> list[Event]:
        """Return all events of that kind so far."""
        return [event for event in self.events if event["type"] == kind]
