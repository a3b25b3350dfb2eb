"""A client that stops reading costs a bounded wait and bounded memory, and nobody waits for it any more."""

from __future__ import annotations

import asyncio
from typing import cast

import pytest
from starlette.websockets import WebSocket

from server.channels.web import outgoing_stream
from server.channels.web.outgoing_stream import MOST_WAITING, WebSocketSink

SECOND = bytes(48_000)


class NeverRead:
    """A socket whose client reads nothing: what is sent stays on the way."""

    def __init__(self) -> None:
        self.taken = 0

    async def send_bytes(self, frame: bytes) -> None:
        self.taken += 1
        await asyncio.Event().wait()


def test_who_stops_reading_is_let_go_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outgoing_stream, "LONGEST_WAIT", 0.05)

    async def spoken_to() -> int:
        socket = NeverRead()
        sink = WebSocketSink(cast(WebSocket, socket), "pcm")
        for _ in range(2 * MOST_WAITING):  # none of these may wait for ever
            await asyncio.wait_for(sink.audio(SECOND), 5)
        await asyncio.wait_for(sink.gone.wait(), 5)
        return socket.taken

    assert asyncio.run(spoken_to()) == 1
