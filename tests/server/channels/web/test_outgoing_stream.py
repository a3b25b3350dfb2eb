"""What goes out to one client costs a bounded wait and bounded memory, and an answer in hand always goes."""

from __future__ import annotations

import asyncio
import json
from typing import Any, cast

import pytest
from starlette.websockets import WebSocket
from structlog.testing import capture_logs

from server.channels.web import outgoing_stream
from server.channels.web.outgoing_stream import MOST_WAITING, WebSocketSink
from server.voice.events import Answer

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


class Read:
    """A socket whose client reads all."""

    def __init__(self) -> None:
        self.came: asyncio.Queue[dict[str, Any]] = asyncio.Queue()

    async def send_text(self, frame: str) -> None:
        self.came.put_nowait(json.loads(frame))


def test_an_answer_goes_without_what_the_page_adds_where_that_fails() -> None:
    answer = Answer("t1", "我的证号是", [{"text": "好的。"}], None, {})

    async def breaks(_: Answer) -> dict[str, Any]:
        raise RuntimeError("我的证号是")

    async def sent() -> dict[str, Any]:
        socket = Read()
        sink = WebSocketSink(cast(WebSocket, socket), "pcm", breaks)
        await sink.event(answer)
        return await asyncio.wait_for(socket.came.get(), 5)

    with capture_logs() as logged:
        assert asyncio.run(sent()) == answer.as_json()
    assert [(line["event"], line["error"]) for line in logged] == [("answer_not_completed", "RuntimeError")]
    assert "我的证号是" not in str(logged)
