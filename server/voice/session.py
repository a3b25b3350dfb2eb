"""One conversation by voice: what is heard becomes turns, what is answered is said."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Awaitable, Mapping
from dataclasses import asdict, dataclass, replace
from time import monotonic
from typing import Any

import structlog

from server import clock
from server.conversation import hearing as mending
from server.conversation.hearing import Completeness
from server.conversation.messages import Reply
from server.conversation.service import ConversationNotFound, ConversationService
from server.conversation.trouble import trouble
from server.conversation.voice_wishes import granted, waits
from server.limits import HeldBack, Limits
from server.limits.client import current_client
from server.speech.recognizer import Hints, Recognition
from server.voice import figures
from server.voice.engines import Engines
from server.voice.events import Answer, Heard, Notice, Partial, Refused, Sink, State, StateEvent
from server.voice.hearing import Hearing
from server.voice.places import SpeakingPlaces
from server.voice.preferences import Preferences
from server.voice.speaking import Voice
from server.voice.spoken_answer import notice, spoken_answer
from server.voice.spoken_numbers import SpokenNumbers
from server.words import Wording

log = structlog.get_logger(__name__)
NUMBER = "number"
"""the notice that goes on with a number"""
SILENT = ("silent_once", "silent_twice", "silent_thrice")


class NoClient:
    """Takes what is sent while nobody is connected: answers are kept by the session, sound is not."""

    async def event(self, event: object) -> None:
        """Let it go."""

    async def audio(self, pcm: bytes) -> None:
        """Let it go."""


NO_CLIENT = NoClient()


@dataclass
class Turn:
    """How far something that was said or typed has come."""

    id: str
    aloud: bool
    text: str | None = None
    """None until it is understood"""
    answer: Answer | None = None


class VoiceSession:
    """Lives as long as somebody is connected, and a little longer; may be attached to one client after the other."""

    def __init__(
        self,
        conversation_id: str,
        token: str,
        service: ConversationService,
        engines: Engines,
        limits: Limits,
        places: SpeakingPlaces,
    ) -> None:
        self.conversation_id = conversation_id
        self._stream = f"stream of {conversation_id}"
        self.client = current_client()
        self.heard_at = monotonic()
        self.preferences = Preferences()
        self.own_volume = False
        """the client turns the volume itself"""
        self.last: Reply | None = None
        self._token = token
        self._service = service
        self._engines = engines
        self._limits = limits
        self._places = places
        self._sink: Sink = NO_CLIENT
        self._voice = Voice(engines, self._finished_speaking)
        self._hearing = Hearing(engines, self)
        self._answer: Answer | None = None
        self._answered_at = clock.now()
        self._one_turn = asyncio.Lock()
        self._turns = 0
        self._is_listening = False
        self._is_held = False
        self._not_understood = 0
        self._numbers = SpokenNumbers()
        self._state: State = "idle"
        self._tasks: set[asyncio.Task[None]] = set()

    # -- the client ---------------------------------------------------------------------------------------------

    async def attach(self, sink: Sink, answered: str | None = None, mark: int = 0) -> None:
        """Go on with this client; after a lost connection the answer that did not arrive is sent, the rest is said.

        `answered` is the turn whose answer arrived last, None for a client that is new; `mark` what it played last.
        """
        self._sink = sink
        self.client = current_client()
        await self._forget_who_left()
        if self._answer is not None and answered is not None:
            if answered != self._answer.turn_id:
                await sink.event(self._answer)
            await self._voice.take_up(sink, mark, self._spoken_with)
        if not self._engines.loading:
            if self._engines.recognizer is None:
                await self._notice("no_hearing", 0, aloud=False)
            if not self._engines.voices:
                await self._notice("no_speaking", 0, aloud=False)
        await self._show("speaking" if self._voice.is_speaking else self._resting, again=True)

    def is_with(self, sink: Sink) -> bool:
        """Whether this client is the one that goes on; a newer one may have taken over."""
        return sink is self._sink

    def detach(self, sink: Sink) -> bool:
        """The connection is lost: a turn goes on, sound stops. Returns whether no other client has the session."""
        if self._sink not in (sink, NO_CLIENT):
            return False
        self._sink = NO_CLIENT
        self._voice.drop()
        self._stop_listening()
        return True

    async def close(self) -> None:
        """End all that is under way."""
        self._voice.drop()
        self._stop_listening()
        for task in list(self._tasks):
            task.cancel()

    # -- what the client sends ----------------------------------------------------------------------------------

    async def hear(self, pcm: bytes) -> None:
        """Take 16-bit mono PCM at 16 kHz from the microphone."""
        if self._is_listening and self._engines.recognizer is not None:
            await self._hearing.hear(pcm)

    async def listen(self, on: bool, held: bool) -> None:
        """The microphone is on or off; while a key is held, letting go ends the turn."""
        if self._is_listening and not on and not self._is_held and self._hearing.is_open:
            await self._hearing.follow(self._hearing.turns.hold(self._hearing.at))  # off in the middle: that was all
        if self._is_listening and not (on and held):
            await self._hearing.follow(self._hearing.turns.release(self._hearing.at))
        if on and not self._is_listening:
            self._hearing.forget()
        if on and not await self._places.take(self):
            self._stop_listening()
            return await self._notice("no_place", self._turns, aloud=False)
        self.heard_at = monotonic()
        self._is_listening, self._is_held = on, on and held
        if on and held:
            await self.hush()
            await self._hearing.follow(self._hearing.turns.hold(self._hearing.at))
        if not on:
            self._stop_listening()
        if self._state in ("idle", "listening", "hearing"):
            await self._show(self._resting)

    async def type(self, text: str, message_id: str | None = None, aloud: bool = True) -> None:
        """Take a turn that was typed; what is heard and hushed meanwhile need not wait for its answer."""
        self._turns += 1
        turn = Turn(message_id or str(uuid.uuid4()), aloud, text)
        self._start(self._see_through(turn, self._take(turn, text)))

    async def again(self) -> None:
        """Say the last answer again, or the question for the part of a number that is open."""
        await self._forget_who_left()
        if (asked := self._numbers.asked()) is not None:
            await self._tell(NUMBER, asked)
        elif self.last is not None:
            turn_id = self._answer.turn_id if self._answer else "before"
            await self._speak(turn_id, spoken_answer(self.last))

    async def hush(self) -> None:
        """Stop speaking: a key was pressed."""
        if await self._voice.hush(self._sink, "key"):
            await self._show(self._resting)

    def played(self, mark: int) -> None:
        """All up to this mark has really sounded."""
        self._voice.played(mark)

    def prefer(self, wanted: Mapping[str, Any]) -> None:
        """Change how is spoken; raises `ValueError`."""
        self.preferences = self.preferences.updated(wanted)

    # -- what was heard (the listener of `Hearing`) --------------------------------------------------------------

    def hints(self) -> Hints:
        """Return what is likely to be said now."""
        return Hints(*self._engines.mending.hints(self.last))

    def completeness(self, text: str) -> Completeness:
        """Return whether the text may be all of an answer."""
        return self._numbers.completeness(text) or self._engines.mending.completeness(text, self.last)

    async def began(self) -> None:
        """Somebody speaks."""
        self.heard_at = monotonic()
        if self._state != "thinking":
            await self._show("hearing")

    async def caption(self, text: str) -> None:
        """What seems to be said, while it is said."""
        await self._sink.event(Partial(text))

    async def said(self, recognition: Awaitable[Recognition], too_long: bool) -> None:
        """An utterance has ended: understand it and answer, while more may be said already."""
        self._turns += 1
        turn = Turn(str(uuid.uuid4()), aloud=True)
        self._start(self._see_through(turn, self._understand(turn, recognition, too_long)))

    async def silent(self, step: int) -> None:
        """Nobody has spoken for long."""
        await self._notice(SILENT[step - 1], self._turns)

    async def interrupting(self) -> None:
        """Somebody may be interrupting."""
        await self._voice.pause(self._sink)

    async def interrupted(self) -> None:
        """It is meant: be silent."""
        figures.INTERRUPTIONS.labels("meant").inc()
        await self._voice.hush(self._sink, "barge_in")
        await self._show("hearing")

    async def not_interrupted(self) -> None:
        """It was nothing: go on."""
        figures.INTERRUPTIONS.labels("nothing").inc()
        await self._voice.resume(self._sink)

    # -- a turn ----------------------------------------------------------------------------------------------------

    async def _see_through(self, turn: Turn, work: Awaitable[None]) -> None:
        """Do the work of a turn; whatever fails, it is told and nothing that was said is lost."""
        try:
            await work
        except Exception:
            log.exception("turn_failed")
            try:
                await self._tell_failure(turn)
            except Exception:  # this client cannot be told anything
                log.exception("failure_not_told")
                await self._show(self._resting)

    async def _tell_failure(self, turn: Turn) -> None:
        """Tell how far the turn came, and what to do: say it again, send it again, or hear its answer again."""
        if turn.text is None:
            await self._not_heard("hearing_failed")
        elif turn.answer is None:
            await self._tell_answer(turn, turn.text, trouble("trouble.bot", turn.text, self.last))
        else:
            await self._notice("not_told", self._turns)

    async def _understand(self, turn: Turn, recognition: Awaitable[Recognition], too_long: bool) -> None:
        await self._show("thinking")
        found = await recognition
        heard = [mending.Heard(one.text, one.confidence, one.in_words) for one in found.hypotheses]
        if not heard:
            await self._not_heard("too_long" if too_long else "not_heard")
            return
        await self._forget_who_left()
        mended = await asyncio.to_thread(self._engines.mending.mend, heard, self.last)
        figures.observe_mending(mended)
        await self._sink.event(Heard(turn.id, mended.text, mended.raw, round(mended.confidence, 3)))
        told = self._numbers.heard(mended, self.last.awaiting if self.last else None)
        if isinstance(told, Wording):
            await self._tell(NUMBER, told)
            return
        if told is None:
            await self._not_heard("too_long" if too_long else "not_heard")
            return
        self._not_understood = 0
        turn.text = told
        await self._take(turn, told)
        if too_long:
            await self._notice("too_long", self._turns, aloud=False)

    async def _take(self, turn: Turn, text: str) -> None:
        """Answer the turn when those before it are answered, unless too many wait already."""
        try:
            answered = self._limits.waiting(self._stream, text)
        except HeldBack as held:
            return await self._refuse(turn, held)
        try:
            async with self._one_turn:
                await self._answer_turn(turn, text)
        finally:
            answered()

    async def _answer_turn(self, turn: Turn, text: str) -> None:
        await self._show("thinking")
        await self._forget_who_left()
        try:
            reply = await self._reply(turn, text)
        except ConversationNotFound:
            await self._notice("ended", 0)
        except HeldBack as held:
            await self._refuse(turn, held)
        else:
            await self._tell_answer(turn, text, reply)

    async def _reply(self, turn: Turn, text: str) -> Reply:
        self._hearing.turns.answering(True, self._hearing.at)
        try:
            return await self._service.say(self.conversation_id, self._token, text, turn.id)
        finally:
            self._hearing.turns.answering(False, self._hearing.at)

    async def _tell_answer(self, turn: Turn, text: str, reply: Reply) -> None:
        self.last, self._answered_at = reply, clock.now()
        self.preferences = self.preferences.wished(granted(reply), self._engines.voices)
        self._hearing.turns.wait(waits(reply))
        turn.answer = self._answer = Answer(
            turn.id,
            text,
            [message.model_dump(mode="json") for message in reply.messages],
            reply.awaiting.model_dump(mode="json") if reply.awaiting else None,
            asdict(self.preferences),
        )
        await self._sink.event(self._answer)
        spoken = spoken_answer(reply)
        if (asked := self._numbers.answered(text, reply.awaiting)) is not None:
            await self._sink.event(Notice(NUMBER, asked.text, asked.speech))
            spoken = [*(spoken[:-1] or spoken), asked.speech or asked.text]
        await self._speak(turn.id, spoken if turn.aloud else [])

    async def _forget_who_left(self) -> None:
        """Keep nothing of what was answered and dictated where somebody else may be there by now."""
        if self.last is None and self._answer is None:
            return
        try:
            here = await self._service.still_here(self.conversation_id, self._token, self._answered_at)
        except ConversationNotFound:
            here = False
        if not here:
            await self.hush()
            self.last, self._answer, self._numbers = None, None, SpokenNumbers()

    async def _speak(self, turn_id: str, texts: list[str]) -> None:
        if self._sink is NO_CLIENT:
            return
        await self._voice.say(self._sink, turn_id, texts, self._spoken_with)
        if self._voice.is_speaking:
            self._hearing.turns.assistant_speaks(self._hearing.at)
        await self._show("speaking" if self._voice.is_speaking else self._resting)

    async def _refuse(self, turn: Turn, held: HeldBack) -> None:
        """Tell at once that a turn is held back; an answer that is being said goes on."""
        await self._sink.event(Refused(turn.id, held.code, held.detail, held.seconds))
        if not self._voice.is_speaking:
            await self._speak(turn.id, [held.speech] if turn.aloud else [])
        else:
            await self._show("speaking")

    async def _not_heard(self, key: str) -> None:
        self._not_understood += 1
        await self._notice(key, self._not_understood - 1)

    async def _notice(self, key: str, turn: int, aloud: bool = True) -> None:
        await self._tell(key, notice(key, turn), aloud)

    async def _tell(self, key: str, wording: Wording, aloud: bool = True) -> None:
        await self._sink.event(Notice(key, wording.text, wording.speech))
        if aloud:
            await self._speak(f"notice-{key}", [wording.speech or wording.text])

    # -- the place of who speaks (the speaker of `SpeakingPlaces`) ------------------------------------------------

    @property
    def is_heard(self) -> bool:
        """Whether something is being heard or answered just now."""
        return self._hearing.is_open or self._one_turn.locked() or self._voice.is_speaking

    async def lose_place(self) -> None:
        """Listen no more: somebody else begins to speak, and nobody spoke here for long."""
        self._stop_listening()
        await self._notice("place_lost", self._turns, aloud=False)
        if self._state in ("listening", "hearing"):
            await self._show("idle")

    def _stop_listening(self) -> None:
        self._is_listening = self._is_held = False
        self._hearing.forget()
        self._places.give_back(self)

    # -- state -----------------------------------------------------------------------------------------------------

    @property
    def _spoken_with(self) -> Preferences:
        return replace(self.preferences, volume=1.0) if self.own_volume else self.preferences

    @property
    def _resting(self) -> State:
        return "listening" if self._is_listening else "idle"

    async def _show(self, state: State, again: bool = False) -> None:
        if state != self._state or again:
            self._state = state
            await self._sink.event(StateEvent(state))

    def _finished_speaking(self) -> None:
        self._start(self._hearing.follow(self._hearing.turns.assistant_finished(self._hearing.at)))
        if self._state == "speaking":
            self._start(self._show(self._resting))

    def _start(self, work: Awaitable[None]) -> asyncio.Task[None]:
        task: asyncio.Task[None] = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
