"""Conversations behind the limits, whichever channel asks: who asks too much is told so, and nothing is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from server.conversation.messages import Channel, Mode, Reply, StaffAnswers, Started, Transcript
from server.conversation.service import TURNS, ConversationService
from server.limits import Limits


class LimitedConversations(ConversationService):
    """Lets through to `service` what the limits allow.

    All but `still_here` raise `HeldBack` besides what they raise.
    """

    def __init__(self, service: ConversationService, limits: Limits) -> None:
        self._service = service
        self._limits = limits
        self._waiting: set[tuple[str, str, str]] = set()
        """conversation, token and id of the messages that are being answered"""

    async def start(self, channel: Channel, mode: Mode, area: str | None = None) -> Started:
        await self._limits.conversation()
        started = await self._service.start(channel, mode, area)
        self._limits.began(started.conversation_id)
        return started

    async def say(
        self, conversation_id: str, token: str, text: str, message_id: str | None = None, reply_to: str | None = None
    ) -> Reply:
        with self._unanswered(conversation_id, token, text, message_id or ""):
            await self._limits.message(text)
            async with self._limits.turn(conversation_id, text):
                return await self._service.say(conversation_id, token, text, message_id, reply_to)

    @contextmanager
    def _unanswered(self, conversation_id: str, token: str, text: str, message_id: str) -> Iterator[None]:
        """Count a text that waits; the same message sent again waits for the same answer, and a wrong token apart."""
        this = (conversation_id, token, message_id)
        if message_id and this in self._waiting:
            yield
            return
        answered = self._limits.waiting(f"{conversation_id} {token}", text)
        self._waiting.add(this)
        try:
            yield
        finally:
            self._waiting.discard(this)
            answered()

    async def transcript(
        self, conversation_id: str, token: str, before: str | None = None, turns: int = TURNS
    ) -> Transcript:
        await self._limits.read()
        return await self._service.transcript(conversation_id, token, before, turns)

    async def staff_answers(self, conversation_id: str, token: str) -> StaffAnswers:
        await self._limits.read()
        return await self._service.staff_answers(conversation_id, token)

    async def still_here(self, conversation_id: str, token: str, said_at: datetime) -> bool:
        return await self._service.still_here(conversation_id, token, said_at)

    async def end(self, conversation_id: str, token: str) -> None:
        await self._limits.read()
        await self._service.end(conversation_id, token)
