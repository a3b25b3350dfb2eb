"""The stream: one conversation by voice and in writing over a WebSocket (docs/reference/voice.md)."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import urlsplit

from fastapi import APIRouter, WebSocket, WebSocketDisconnect
from pydantic import ValidationError

from server.channels.web.incoming import is_identifier
from server.channels.web.outgoing_stream import WebSocketSink
from server.channels.web.page_turn import page_turn, staff_meanwhile
from server.channels.web.stream_client import StreamClient
from server.channels.web.stream_frames import Hello, fields_of
from server.channels.web.ticket import Ticket
from server.conversation.messages import Reply, Transcript
from server.conversation.service import ConversationNotFound, ConversationService, ConversationsUnavailable
from server.limits import HeldBack, Limits
from server.voice.events import Answer
from server.voice.sessions import VoiceSessions

router = APIRouter()
HELLO_WITHIN = 10.0
"""seconds"""
NO_HELLO, NO_ENTRY, TOO_MANY, UNAVAILABLE = 4400, 4401, 4429, 4503


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
    except (ConversationsUnavailable, HeldBack):  # either passes by itself
        return await socket.close(UNAVAILABLE)
    sink = WebSocketSink(socket, hello.audio_out, _for_page(service, conversation_id, token) if is_page else None)
    session = sessions.open(
        conversation_id, token, transcript.channel
    )  # from here on it must be left, whatever fails
    await StreamClient(socket, sink, session, sessions, hello, limits).serve(_last(transcript))


async def _hello(socket: WebSocket) -> Hello | None:
    """Return the first frame, None where it is no hello or none comes. Raises `WebSocketDisconnect`."""
    try:
        async with asyncio.timeout(HELLO_WITHIN):
            frame = await socket.receive()
    except TimeoutError:
        return None
    if frame["type"] == "websocket.disconnect":
        raise WebSocketDisconnect(frame.get("code", 1000))
    fields = fields_of(frame.get("text") or "")
    if fields is None or fields.get("type") != "hello":
        return None
    try:
        return Hello.model_validate(fields)
    except ValidationError:
        return None


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
        staff = await staff_meanwhile(service, conversation_id, token)
        return dict(page_turn(conversation_id, answer.turn_id, answer.text, reply, staff))

    return complete
