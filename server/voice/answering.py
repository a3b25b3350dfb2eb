"""What was said or typed is answered, one turn after the other, and whatever fails is told."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass

import structlog

from server.conversation.messages import Reply
from server.conversation.service import ConversationNotFound
from server.conversation.trouble import help_elsewhere, help_first, trouble
from server.conversation.voice_wishes import granted, waits
from server.faults import told_of
from server.limits import HeldBack
from server.speech.recognizer import Recognition
from server.voice.connection import Connection
from server.voice.engines import Engines
from server.voice.events import Answer, Notice
from server.voice.hearing import Hearing
from server.voice.remembered import Remembered
from server.voice.spoken_answer import spoken_answer
from server.voice.telling import Telling
from server.voice.understanding import NUMBER, Understanding

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Conversation:
    """What the turns are said to."""

    say: Callable[[str, str], Awaitable[Reply]]
    """answers a text under a message id; raises `ConversationNotFound` and `HeldBack`"""
    waiting: Callable[[str], Callable[[], None]]
    """counts a text that waits, and returns what is to be called once it waits no more; raises `HeldBack`"""
    crisis_line: str


@dataclass
class Turn:
    """How far something that was said or typed has come."""

    id: str
    aloud: bool
    text: str | None = None
    """None until it is understood"""
    answer: Answer | None = None


class Answering:
    """Takes turns and tells their answers."""

    def __init__(
        self,
        conversation: Conversation,
        engines: Engines,
        connection: Connection,
        hearing: Hearing,
        telling: Telling,
        understanding: Understanding,
        remembered: Remembered,
    ) -> None:
        self._conversation = conversation
        self._engines = engines
        self._connection = connection
        self._hearing = hearing
        self._telling = telling
        self._understanding = understanding
        self._remembered = remembered
        self._one_turn = asyncio.Lock()

    @property
    def is_busy(self) -> bool:
        """Whether a turn is being answered."""
        return self._one_turn.locked()

    async def typed(self, text: str, message_id: str | None, aloud: bool) -> None:
        """Answer what was typed."""
        turn = Turn(message_id or str(uuid.uuid4()), aloud, text)
        await self._see_through(turn, self._take(turn, text))

    async def heard(self, recognition: Awaitable[Recognition], too_long: bool) -> None:
        """Understand an utterance and answer it."""
        turn = Turn(str(uuid.uuid4()), aloud=True)
        await self._see_through(turn, self._understand(turn, recognition, too_long))

    async def again(self) -> None:
        """Say the last answer again, or the question for the part of a number that is open."""
        before = self._remembered
        await before.forget_who_left()
        if (asked := before.numbers.asked()) is not None:
            await self._telling.tell(NUMBER, asked)
        elif before.last is not None:
            await self._telling.speak(
                before.answer.turn_id if before.answer else "before", spoken_answer(before.last)
            )
        else:
            await self._telling.notice("nothing_to_repeat")

    async def _see_through(self, turn: Turn, work: Awaitable[None]) -> None:
        """Do the work of a turn; whatever fails, it is told and nothing that was said is lost."""
        try:
            await work
        except Exception as error:
            log.error("turn_failed", **told_of(error))
            try:
                await self._tell_failure(turn)
            except Exception as again:  # this client cannot be told anything
                log.error("failure_not_told", **told_of(again))
                await self._connection.show(self._connection.resting)

    async def _tell_failure(self, turn: Turn) -> None:
        """Tell how far the turn came, and what to do: say it again, send it again, or hear its answer again."""
        if turn.text is None:
            await self._understanding.ask_again("hearing_failed")
        elif turn.answer is None:
            told = trouble("trouble.bot", turn.text, self._remembered.last)
            await self._tell(turn, turn.text, help_first(told, turn.text, self._conversation.crisis_line))
        else:
            help_told = help_elsewhere(turn.text, self._conversation.crisis_line)
            await self._telling.notice("not_told", first=help_told)

    async def _understand(self, turn: Turn, recognition: Awaitable[Recognition], too_long: bool) -> None:
        turn.text = await self._understanding.text_of(turn.id, recognition, too_long)
        if turn.text is None:
            return
        await self._take(turn, turn.text)
        if too_long:
            await self._telling.notice("too_long", aloud=False)

    async def _take(self, turn: Turn, text: str) -> None:
        """Answer the turn when those before it are answered, unless too many wait already."""
        try:
            answered = self._conversation.waiting(text)
        except HeldBack as held:
            return await self._telling.refuse(turn.id, held, turn.aloud)
        try:
            async with self._one_turn:
                await self._answer(turn, text)
        finally:
            answered()

    async def _answer(self, turn: Turn, text: str) -> None:
        await self._connection.show("thinking")
        await self._remembered.forget_who_left()
        try:
            reply = await self._reply(turn, text)
        except ConversationNotFound:
            help_told = help_elsewhere(text, self._conversation.crisis_line)
            await self._telling.notice("ended", 0, first=help_told)
        except HeldBack as held:
            await self._telling.refuse(turn.id, held, turn.aloud)
        else:
            await self._tell(turn, text, reply)

    async def _reply(self, turn: Turn, text: str) -> Reply:
        self._hearing.turns.answering(True, self._hearing.at)
        try:
            return await self._conversation.say(text, turn.id)
        finally:
            self._hearing.turns.answering(False, self._hearing.at)

    async def _tell(self, turn: Turn, text: str, reply: Reply) -> None:
        connection = self._connection
        connection.preferences = connection.preferences.wished(granted(reply), self._engines.voices)
        self._hearing.turns.wait(waits(reply))
        turn.answer = Answer(
            turn.id,
            text,
            [message.model_dump(mode="json") for message in reply.messages],
            reply.awaiting.model_dump(mode="json") if reply.awaiting else None,
            asdict(connection.preferences),
        )
        self._remembered.keep(reply, turn.answer)
        await connection.sink.event(turn.answer)
        spoken = spoken_answer(reply)
        if (asked := self._remembered.numbers.answered(text, reply.awaiting)) is not None:
            await connection.sink.event(Notice(NUMBER, asked.text, asked.speech))
            spoken = [*(spoken[:-1] or spoken), asked.speech or asked.text]
        await self._telling.speak(turn.id, spoken if turn.aloud else [])
