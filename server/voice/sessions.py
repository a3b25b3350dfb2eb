"""The voice sessions of this process: one a conversation, kept for a while after a connection is lost."""

from __future__ import annotations

import asyncio

from server.conversation.messages import Channel
from server.conversation.service import ConversationService
from server.limits import Limits
from server.voice.engines import Engines
from server.voice.events import Sink
from server.voice.figures import SPEAKERS
from server.voice.places import SpeakingPlaces
from server.voice.session import VoiceSession

KEPT_SECONDS = 120.0
"""how long a client may take to come back"""
MOST_AWAY = 256
"""sessions kept for clients that are gone, the first that left ended first; those connected are bounded as streams"""


class VoiceSessions:
    """Finds the session of a conversation, or begins one; a place for speech it takes when the microphone goes on."""

    def __init__(self, service: ConversationService, engines: Engines, limits: Limits | None = None) -> None:
        self.engines = engines
        self.limits = limits or Limits()
        self._service = service
        self._places = SpeakingPlaces(self.limits.speakers_each, self.limits.speakers)
        self._sessions: dict[str, VoiceSession] = {}
        self._ends: dict[str, asyncio.TimerHandle] = {}
        """in the order in which their clients left"""

    def open(self, conversation_id: str, token: str, channel: Channel) -> VoiceSession:
        """Return the session of a conversation whose token was checked."""
        if (timer := self._ends.pop(conversation_id, None)) is not None:
            timer.cancel()
        if conversation_id not in self._sessions:
            self._sessions[conversation_id] = VoiceSession(
                conversation_id, token, channel, self._service, self.engines, self.limits, self._places
            )
            SPEAKERS.set(len(self._sessions))
        return self._sessions[conversation_id]

    def leave(self, session: VoiceSession, sink: Sink) -> None:
        """A client is gone: its session is kept for a while, unless another client has taken it over."""
        if session.detach(sink):
            loop = asyncio.get_running_loop()
            self._ends[session.conversation_id] = loop.call_later(KEPT_SECONDS, self._end, session)
            while len(self._ends) > MOST_AWAY:
                first = next(iter(self._ends))
                self._ends[first].cancel()
                self._end(self._sessions[first])

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
