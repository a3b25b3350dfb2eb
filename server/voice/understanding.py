"""What was heard, as the text that the conversation is to answer."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable

from server.conversation import hearing as mending
from server.conversation.hearing import Completeness
from server.speech.recognizer import Hints, Recognition
from server.voice import figures
from server.voice.connection import Connection
from server.voice.engines import Engines
from server.voice.events import Heard
from server.voice.remembered import Remembered
from server.voice.telling import Telling
from server.words import Wording

NUMBER = "number"
"""the notice that goes on with a number"""


class Understanding:
    """Mends what was recognised, by the last answer; what it cannot make out is asked for again."""

    def __init__(self, engines: Engines, connection: Connection, telling: Telling, remembered: Remembered) -> None:
        self._engines = engines
        self._connection = connection
        self._telling = telling
        self._remembered = remembered
        self._in_vain = 0

    def hints(self) -> Hints:
        """Return what is likely to be said now."""
        return Hints(*self._engines.mending.hints(self._remembered.last))

    def completeness(self, text: str) -> Completeness:
        """Return whether the text may be all of an answer."""
        before = self._remembered
        return before.numbers.completeness(text) or self._engines.mending.completeness(text, before.last)

    async def text_of(self, turn_id: str, recognition: Awaitable[Recognition], too_long: bool) -> str | None:
        """Return the text to be answered, None where the person was told already what is to be said."""
        await self._connection.show("thinking")
        found = await recognition
        heard = [mending.Heard(one.text, one.confidence, one.in_words) for one in found.hypotheses]
        if not heard:
            await self.ask_again("too_long" if too_long else "not_heard")
            return None
        before = self._remembered
        await before.forget_who_left()
        mended = await asyncio.to_thread(self._engines.mending.mend, heard, before.last)
        figures.observe_mending(mended)
        await self._connection.sink.event(Heard(turn_id, mended.text, mended.raw, round(mended.confidence, 3)))
        told = before.numbers.heard(mended, before.last.awaiting if before.last else None)
        if isinstance(told, Wording):
            await self._telling.tell(NUMBER, told)
            return None
        if told is None:
            await self.ask_again("too_long" if too_long else "not_heard")
            return None
        self._in_vain = 0
        return told

    async def ask_again(self, key: str) -> None:
        """Tell by this notice that it was not understood, in other words each time in a row."""
        self._in_vain += 1
        await self._telling.notice(key, self._in_vain - 1)
