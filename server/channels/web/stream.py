"""The stream: one conversation by voice and in writing over a WebSocket (docs/reference/voice.md)."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import Any, Literal
from urllib.parse import urlsplit
from uuid import UUID

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import BaseModel, Field, ValidationError

from server.channels.web.incoming import MAX_TEXT_CHARACTERS, is_identifier, without_control_characters
from server.channels.web.incoming_audio import AudioRefused, IncomingAudio
from server.channels.web.outgoing_stream import AudioOut, WebSocketSink
from server.channels.web.page_turn import page_turn
from server.channels.web.ticket import Ticket
from server.conversation.messages import Reply, Transcript
from server.conversation.service import ConversationNotFound, ConversationService, ConversationsUnavailable
from server.limits import HeldBack, Limits
from server.speech.audio import SPOKEN_RATE
from server.voice.events import Answer, Problem
from server.voice.session import VoiceSession
from server.voice.sessions import VoiceSessions

router = APIRouter()
HELLO_WITHIN = 10.0
"""seconds"""
QUIET_FOR = 1800.0
"""seconds without any frame after which a stream is closed; one whose client is gone ends by the server's pings"""
LARGEST_TEXT = 64 * 1024
NO_HELLO, NO_ENTRY, QUIET, ELSEWHERE, TOO_MANY, UNAVAILABLE = 4400, 4401, 4408, 4409, 4429, 4503
DETAILS = {
    "not_json": "收到的内容读不懂。请刷新页面再试。",
    "unknown_event": "收到的内容读不懂。请刷新页面再试。",
    "invalid_event": "收到的内容不完整。请刷新页面再试。",
    "audio_odd_bytes": "收到的声音不完整。请再说一遍。",
    "audio_frame_too_long": "一次送来的声音太长。请再说一遍。",
    "audio_too_fast": "声音送得太快，后面的没有听。请再说一遍。",
}


class AudioIn(BaseModel):
    """The microphone's rate in Hz."""

    rate: Literal[8000, 16000, 24000, 44100, 48000] = 16000


class Hello(BaseModel):
    """The first frame."""

    token: str | None = Field(default=None, max_length=512)
    audio_in: AudioIn = AudioIn()
    audio_out: AudioOut = "pcm"
    voice: dict[str, Any] = Field(default_factory=dict)
    own_volume: bool = False
    """the client turns the volume itself, also of what is on its way already"""
    answered: str | None = Field(default=None, max_length=64)
    mark: int = 0


class Typed(BaseModel):
    """A turn that was typed."""

    text: str = Field(max_length=MAX_TEXT_CHARACTERS)
    message_id: UUID | None = None
    speak: bool = True


class Listen(BaseModel):
    """The microphone is on or off."""

    on: bool
    held: bool = False


class Played(BaseModel):
    """All up to this mark has sounded."""

    mark: int


@router.websocket("/api/v1/conversations/{conversation_id}/stream")
async def stream(socket: WebSocket, conversation_id: str) -> None:
    """Carry one conversation both ways until either side ends it."""
    await socket.accept()
    limits: Limits = socket.app.state.limits
    try:
        with limits.stream():
            await _carry(socket, conversation_id, limits)
    except HeldBack:
        await socket.close(TOO_MANY)


async def _carry(socket: WebSocket, conversation_id: str, limits: Limits) -> None:
    service: ConversationService = socket.app.state.conversations
    sessions: VoiceSessions | None = getattr(socket.app.state, "voice", None)
    try:
        hello = await _hello(socket)
    except WebSocketDisconnect:
        return
    if hello is None:
        return await socket.close(NO_HELLO)
    token, is_page = _token(socket, conversation_id, hello)
    if sessions is None or not token or not (is_identifier(conversation_id) and is_identifier(token)):
        return await socket.close(NO_ENTRY)
    try:
        transcript = await service.transcript(conversation_id, token, turns=1)
    except ConversationNotFound:
        return await socket.close(NO_ENTRY)
    except ConversationsUnavailable:
        return await socket.close(UNAVAILABLE)
    sink = WebSocketSink(socket, hello.audio_out, _for_page(service, conversation_id, token) if is_page else None)
    session = sessions.open(conversation_id, token)  # from here on it must be left, whatever fails
    await _Client(socket, sink, session, sessions, hello, limits).serve(_last(transcript))


class _Client:
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
        if (fields := _json(text)) is None:
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
                await session.listen(wanted.on, wanted.held)
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


async def _hello(socket: WebSocket) -> Hello | None:
    """Return the first frame, None where it is no hello or none comes. Raises `WebSocketDisconnect`."""
    try:
        async with asyncio.timeout(HELLO_WITHIN):
            frame = await socket.receive()
    except TimeoutError:
        return None
    if frame["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(frame.get("code", 1000))
    fields = _json(frame.get("text") or "")
    if fields is None or fields.get("type") != "hello":
        return None
    try:
        return Hello.model_validate(fields)
    except ValidationError:
        return None


def _json(text: str) -> dict[str, Any] | None:
    if len(text) > LARGEST_TEXT:
        return None
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) else None


def _token(socket: WebSocket, conversation_id: str, hello: Hello) -> tuple[str, bool]:
    """Return the token, and whether it is the page's: a cookie counts from our own pages alone."""
    kind, _, bearer = socket.headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and bearer:
        return bearer.strip(), False
    if hello.token:
        return hello.token, False
    ticket = Ticket.of(socket)
    ours = urlsplit(socket.headers.get("origin", "")).netloc == socket.headers.get("host")
    if ticket is not None and ours and ticket.conversation_id == conversation_id:
        return ticket.token, True
    return "", False


def _last(transcript: Transcript) -> Reply:
    """Return the last answer, by which what is heard is understood."""
    said = [entry.messages for entry in transcript.entries if entry.role == "assistant"]
    return Reply(messages=said[-1] if said else [], awaiting=transcript.awaiting)


def _for_page(service: ConversationService, conversation_id: str, token: str) -> Any:
    async def complete(answer: Answer) -> dict[str, Any]:
        reply = Reply.model_validate({"messages": answer.messages, "awaiting": answer.awaiting})
        staff = await service.staff_answers(conversation_id, token)
        return dict(page_turn(conversation_id, answer.turn_id, answer.text, reply, staff))

    return complete
