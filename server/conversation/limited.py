"""Conversations behind the limits, whichever channel asks: who asks too much is told so, and nothing is done."""

from __future__ import annotations

from server.conversation.messages import Channel, Mode, Reply, StaffAnswers, Started, Transcript
from server.conversation.service import TURNS, ConversationService
from server.limits import Limits


class LimitedConversations(ConversationService):
    """Lets through to `service` what the limits allow; `start` and `say` raise `HeldBack` besides what they raise."""

    def __init__(self, service: ConversationService, limits: Limits) -> None:
        self._service = service
        self._limits = limits

    async def start(self, channel: Channel, mode: Mode, area: str | None = None) -> Started:
        await self._limits.conversation()
        return await self._service.start(channel, mode, area)

    async def say(
        self, conversation_id: str, token: str, text: str, message_id: str | None = None, reply_to: str | None = None
    ) -> Reply:
        answered = self._limits.waiting(conversation_id, text)
        try:
            await self._limits.message(text)
            return await self._service.say(conversation_id, token, text, message_id, reply_to)
        finally:
            answered()

    async def transcript(
        self, conversation_id: str, token: str, before: str | None = None, turns: int = TURNS
    ) -> Transcript:
        return await self._service.transcript(conversation_id, token, before, turns)

    async def staff_answers(self, conversation_id: str, token: str) -> StaffAnswers:
        return await self._service.staff_answers(conversation_id, token)

    async def end(self, conversation_id: str, token: str) -> None:
        await self._service.end(conversation_id, token)
