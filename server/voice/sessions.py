"""The voice sessions of this process: one a conversation, kept for a while after a connection is lost."""

from __future__ import annotations

import asyncio

from server.conversation.service import ConversationService
from server.voice.engines import Engines
from server.voice.events import Sink
from server.voice.figures import SPEAKERS
from server.voice.session import VoiceSession

KEPT_SECONDS = 120.0
"""how long a client may take to come back"""
MOST_SPEAKERS = 64
"""at once in one process; far above what two cores answer in time, so that memory is bounded"""


class TooManySpeakers(Exception):
    """No more speakers can be taken now."""


class VoiceSessions:
    """Finds the session of a conversation, or begins one."""

    def __init__(self, service: ConversationService, engines: Engines) -> None:
        self.engines = engines
        self._service = service
        self._sessions: dict[str, VoiceSession] = {}
        self._ends: dict[str, asyncio.TimerHandle] = {}

    def open(self, conversation_id: str, token: str) -> VoiceSession:
        """Return the session of a conversation whose token was checked; raises `TooManySpeakers`."""
        if (timer := self._ends.pop(conversation_id, None)) is not None:
            timer.cancel()
        if conversation_id not in self._sessions:
            if len(self._sessions) >= MOST_SPEAKERS:
                raise TooManySpeakers
            self._sessions[conversation_id] = VoiceSession(conversation_id, token, self._service, self.engines)
            SPEAKERS.set(len(self._sessions))
        return self._sessions[conversation_id]

    def leave(self, session: VoiceSession, sink: Sink) -> None:
        """A client is gone: its session is kept for a while, unless another client has taken it over."""
        if session.detach(sink):
            loop = asyncio.get_running_loop()
            self._ends[session.conversation_id] = loop.call_later(KEPT_SECONDS, self._end, session)

    def _end(self, session: VoiceSession) -> None:
        self._ends.pop(session.conversation_id, None)
        if self._sessions.pop(session.conversation_id, None) is not None:
            SPEAKERS.set(len(self._sessions))
            self._closing = asyncio.ensure_future(session.close())

    async def close(self) -> None:
        """End all sessions and the engines."""
        for timer in self._ends.values():
            timer.cancel()
        for session in self._sessions.values():
            await session.close()
        self._sessions.clear()
        self.engines.close()
