"""One connection of the stream: its frames go to the session, the session's to it."""

from __future__ import annotations

import asyncio
from dataclasses import asdict
from typing import Any

from fastapi import WebSocket, WebSocketDisconnect
from pydantic import ValidationError

from server.channels.web.incoming import without_control_characters
from server.channels.web.incoming_audio import AudioRefused, IncomingAudio
from server.channels.web.outgoing_stream import WebSocketSink
from server.channels.web.stream_frames import Hello, Listen, Played, Typed, fields_of
from server.conversation.messages import Reply
from server.limits import HeldBack, Limits
from server.speech.audio import SPOKEN_RATE
from server.voice.events import Problem
from server.voice.session import VoiceSession
from server.voice.sessions import VoiceSessions

QUIET_FOR = 1800.0
"""seconds without any frame after which a stream is closed; one whose client is gone ends by the server's pings"""
QUIET, ELSEWHERE = 4408, 4409
DETAILS = {
    "not_json": "收到的内容读不懂。请刷新页面再试。",
    "unknown_event": "收到的内容读不懂。请刷新页面再试。",
    "invalid_event": "收到的内容不完整。请刷新页面再试。",
    "audio_odd_bytes": "收到的声音不完整。请再说一遍。",
    "audio_frame_too_long": "一次送来的声音太长。请再说一遍。",
    "audio_too_fast": "声音送得太快，后面的没有听。请再说一遍。",
}


class StreamClient:
    """One connection: its frames go to the session, the session's to it."""

    def __init__(
        self,
        socket: WebSocket,
        sink: WebSocketSink,
        session: VoiceSession,
        sessions: VoiceSessions,
        hello: Hello,
        limits: Limits,
    ) -> None:
        self._limits = limits
        self._socket, self._sink, self._session, self._sessions, self._hello = socket, sink, session, sessions, hello
        self._microphone = IncomingAudio(hello.audio_in.rate)

    async def serve(self, last: Reply) -> None:
        """Carry frames both ways until either side ends it; `last` is what was said last."""
        ends: list[asyncio.Task[Any]] = []
        try:
            await self._begin(last)
            ends = [asyncio.create_task(self._sink.gone.wait()), asyncio.create_task(self._read())]
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for one in ends:
                one.cancel()
            self._sink.close()
            self._sessions.leave(self._session, self._sink)

    async def _begin(self, last: Reply) -> None:
        session, sink = self._session, self._sink
        session.remember(last)
        try:
            session.prefer(self._hello.voice)
        except ValueError:
            await self._problem("invalid_event")
        await sink.send(self._ready(last))
        session.connection.own_volume = self._hello.own_volume
        await session.attach(sink, self._hello.answered, self._hello.mark)

    async def _read(self) -> None:
        try:
            while True:
                async with asyncio.timeout(QUIET_FOR):
                    frame = await self._socket.receive()
                if frame["type"] == "websocket.disconnect":
                    return
                if not self._session.is_with(self._sink):
                    return await self._socket.close(ELSEWHERE)
                await self._take(frame)
        except TimeoutError:
            await self._socket.close(QUIET)
        except WebSocketDisconnect:
            return

    async def _take(self, frame: Any) -> None:
        text, pcm = frame.get("text") or "", frame.get("bytes")
        try:
            await self._limits.received(len(pcm) if pcm is not None else len(text))
        except HeldBack as held:
            return await self._sink.event(Problem(held.code, held.detail))
        if pcm is not None:
            try:
                await self._session.hear(self._microphone.take(pcm))
            except AudioRefused as refused:
                await self._problem(refused.code)
            return
        if (fields := fields_of(text)) is None:
            return await self._problem("not_json")
        try:
            await self._event(str(fields.get("type")), fields)
        except (ValidationError, ValueError):
            await self._problem("invalid_event")

    async def _event(self, kind: str, fields: dict[str, Any]) -> None:
        session = self._session
        match kind:
            case "text":
                typed = Typed.model_validate(fields)
                message_id = str(typed.message_id) if typed.message_id else None
                await session.type(without_control_characters(typed.text), message_id, typed.speak)
            case "listen":
                wanted = Listen.model_validate(fields)
                await session.listen(wanted.on, wanted.held, wanted.discard)
            case "hush":
                await session.hush()
            case "again":
                await session.again()
            case "played":
                session.played(Played.model_validate(fields).mark)
            case "voice":
                session.prefer(fields)
            case _:
                await self._problem("unknown_event")

    async def _problem(self, code: str) -> None:
        await self._sink.event(Problem(code, DETAILS[code]))

    def _ready(self, last: Reply) -> dict[str, Any]:
        engines = self._sessions.engines
        return {
            "type": "ready",
            "conversation_id": self._session.conversation_id,
            "audio_in": {"rate": self._hello.audio_in.rate},
            "audio_out": {"format": self._hello.audio_out, "rate": SPOKEN_RATE},
            "recognizer": engines.recognizer.name if engines.recognizer else None,
            "loading": engines.loading,
            "voices": list(engines.voices),
            "voice": asdict(self._session.connection.preferences),
            **last.model_dump(mode="json"),
        }
