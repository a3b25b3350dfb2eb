"""What was answered and dictated so far, for as long as the same person may be there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime

from server import clock
from server.conversation.messages import Reply
from server.conversation.service import ConversationNotFound
from server.voice.events import Answer
from server.voice.spoken_numbers import SpokenNumbers
from server.voice.telling import Telling


class Remembered:
    """By it is understood what is heard; it is told again to who comes back, and forgotten where they may have left.

    `still_here` says whether nobody else can have come since then; raises `ConversationNotFound`. It is None where
    nobody else ever can.
    """

    def __init__(self, still_here: Callable[[datetime], Awaitable[bool]] | None, telling: Telling) -> None:
        self.last: Reply | None = None
        self.answer: Answer | None = None
        """what told the last answer, None where that was given before this session"""
        self.numbers = SpokenNumbers()
        self._still_here = still_here
        self._telling = telling
        self._answered_at = clock.now()

    def keep(self, reply: Reply, answer: Answer) -> None:
        """Remember what is answered now."""
        self.last, self.answer, self._answered_at = reply, answer, clock.now()

    async def forget_who_left(self) -> None:
        """Keep nothing of what was answered and dictated where somebody else may be there by now."""
        if self._still_here is None or (self.last is None and self.answer is None):
            return
        try:
            here = await self._still_here(self._answered_at)
        except ConversationNotFound:
            here = False
        if not here:
            await self._telling.hush()
            self.last, self.answer, self.numbers = None, None, SpokenNumbers()
