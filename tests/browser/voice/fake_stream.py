"""A stream that follows the protocol of docs/reference/voice.md and says what a test tells it to say."""

from __future__ import annotations

import asyncio
import json
import queue
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

from server.channels.web.page_turn import page_turn
from server.conversation.messages import Message, Reply, StaffAnswers
from server.speech.audio import SPOKEN_RATE, pcm_of
from tests.server.channels.web.fake_conversations import FakeConversations

LONGEST_WAIT = 60
VOICES = ["zf_xiaobei", "zm_yunxi"]
Event = dict[str, Any]


def tone(seconds: float) -> bytes:
    """A tone of 440 Hz as the server sends speech."""
    return pcm_of((0.5 * np.sin(2 * np.pi * 440 * np.arange(int(seconds * SPOKEN_RATE)) / SPOKEN_RATE)).astype("f4"))


@dataclass
class Line:
    """One connection: what came, in order, and a way to send from the thread of the test."""

    socket: WebSocket
    conversation_id: str
    loop: asyncio.AbstractEventLoop
    events: queue.Queue[Event] = field(default_factory=queue.Queue)
    audio: queue.Queue[bytes] = field(default_factory=queue.Queue)

    def wait(self, name: str) -> Event:
        """Return the next event of that name; others are left out."""
        while (event := self.events.get(timeout=LONGEST_WAIT))["type"] != name:
            pass
        return event

    def wait_for_microphone(self, on: bool) -> None:
        """Wait until the microphone is on or off; a short tap says twice that it is on."""
        while self.wait("listen")["on"] is not on:
            pass

    def names(self) -> list[str]:
        """The names of the events that came since."""
        return [self.events.get()["type"] for _ in range(self.events.qsize())]

    def heard(self, seconds: float) -> bytes:
        """Return at least so much of what the microphone hears."""
        pcm = b""
        while len(pcm) < seconds * 32_000:
            pcm += self.audio.get(timeout=LONGEST_WAIT)
        return pcm

    def send(self, name: str, **fields: Any) -> None:
        self._run(self.socket.send_text(json.dumps({"type": name, **fields})))

    def speak(self, turn_id: str, clauses: dict[str, float], first: int = 1) -> None:
        """Say the clauses, each a tone of so many seconds, with marks from `first`."""
        for mark, (text, seconds) in enumerate(clauses.items(), first):
            self.send("speaking", turn_id=turn_id, mark=mark, text=text)
            self._run(self.socket.send_bytes(tone(seconds)))
            self.send("mark", mark=mark)
        self.send("spoken", turn_id=turn_id)

    def answer(self, turn_id: str, said: str, *answers: str, **more: Any) -> None:
        reply = Reply(messages=[Message(id=f"{turn_id}-{n}", text=text) for n, text in enumerate(answers)])
        shown = page_turn(self.conversation_id, turn_id, said, reply, StaffAnswers(messages=[], case_open=False))
        messages = [each.model_dump() for each in reply.messages]
        fields = {"turn_id": turn_id, "text": said, "messages": messages, "awaiting": None, "voice": {}}
        self.send("answer", **fields, **shown, **more)

    def close(self, code: int) -> None:
        self._run(self.socket.close(code))

    def _run(self, coroutine: Any) -> None:
        asyncio.run_coroutine_threadsafe(coroutine, self.loop).result(LONGEST_WAIT)


@dataclass
class FakeStream:
    """Takes streams; `line` waits for the next one."""

    conversations: FakeConversations
    recognizer: str | None = "fake"
    voices: list[str] = field(default_factory=lambda: list(VOICES))
    loading: bool = False
    refuses: int | None = None
    """close every new stream with this code"""
    lines: queue.Queue[Line] = field(default_factory=queue.Queue)

    def install(self, app: FastAPI) -> None:
        app.add_api_websocket_route("/api/v1/conversations/{conversation_id}/stream", self._serve)

    def line(self) -> Line:
        return self.lines.get(timeout=LONGEST_WAIT)

    async def _serve(self, socket: WebSocket, conversation_id: str) -> None:
        await socket.accept()
        line = Line(socket, conversation_id, asyncio.get_running_loop())
        try:
            hello = await socket.receive_json()
            assert hello["type"] == "hello"
            assert conversation_id in self.conversations.talks
            if self.refuses:
                await socket.close(self.refuses)
                return
            line.events.put(hello)
            ready = {"recognizer": self.recognizer, "voices": self.voices, "loading": self.loading}
            await socket.send_json({"type": "ready", **ready})
            self.lines.put(line)
            while True:
                frame = await socket.receive()
                if frame["type"] == "websocket.disconnect":
                    return
                if frame.get("bytes") is not None:
                    line.audio.put(frame["bytes"])
                    continue
                event = json.loads(frame["text"])
                line.events.put(event)
                if event["type"] == "listen":
                    await socket.send_json({"type": "state", "state": "listening" if event["on"] else "idle"})
                if event["type"] == "hush":
                    await socket.send_json({"type": "hushed", "reason": "key", "mark": 0})
        except WebSocketDisconnect:
            return
