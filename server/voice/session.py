"""One conversation by voice: its parts put together, what a client sends, and what is heard."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from functools import partial
from time import monotonic
from typing import Any

from server.conversation.hearing import Completeness
from server.conversation.messages import Channel, Reply
from server.conversation.service import ConversationService
from server.conversation.shared import is_shared
from server.limits import Limits
from server.limits.client import current_client
from server.speech.recognizer import Hints, Recognition
from server.voice import figures
from server.voice.answering import Answering, Conversation
from server.voice.connection import Connection
from server.voice.engines import Engines
from server.voice.events import Partial, Sink
from server.voice.hearing import Hearing
from server.voice.microphone import Microphone
from server.voice.places import SpeakingPlaces
from server.voice.remembered import Remembered
from server.voice.speaking import Voice
from server.voice.tasks import Tasks
from server.voice.telling import Telling
from server.voice.understanding import Understanding

SILENT = ("silent_once", "silent_twice", "silent_thrice")


class VoiceSession:
    """Lives as long as somebody is connected, and a little longer; may be attached to one client after the other."""

    def __init__(
        self,
        conversation_id: str,
        token: str,
        channel: Channel,
        service: ConversationService,
        engines: Engines,
        limits: Limits,
        places: SpeakingPlaces,
    ) -> None:
        conversation = Conversation(
            partial(service.say, conversation_id, token),
            partial(limits.waiting, f"stream of {conversation_id}"),
            limits.crisis_line,
        )
        self.conversation_id = conversation_id
        self.connection = Connection()
        self._engines = engines
        self._voice = Voice(engines, self._finished_speaking)
        self._hearing = Hearing(engines, self)
        self._telling = Telling(self.connection, self._voice, self._hearing)
        still_here = partial(service.still_here, conversation_id, token) if is_shared(channel) else None
        self._remembered = Remembered(still_here, self._telling)
        self._understanding = Understanding(engines, self.connection, self._telling, self._remembered)
        self._answering = Answering(
            conversation,
            engines,
            self.connection,
            self._hearing,
            self._telling,
            self._understanding,
            self._remembered,
        )
        self._microphone = Microphone(
            self.connection, self._hearing, self._voice, self._telling, self._answering, places
        )
        self._tasks = Tasks()

    async def attach(self, sink: Sink, answered: str | None = None, mark: int = 0) -> None:
        """Go on with this client; after a lost connection the answer that did not arrive is sent, the rest is said.

        `answered` is the turn whose answer arrived last, None for a client that is new; `mark` what it played last.
        """
        connection = self.connection
        connection.sink = sink
        self._microphone.client = current_client()
        await self._remembered.forget_who_left()
        if (answer := self._remembered.answer) is not None and answered is not None:
            if answered != answer.turn_id:
                await sink.event(answer)
            await self._voice.take_up(sink, mark, connection.spoken_with)
        if not self._engines.loading:
            if self._engines.recognizer is None:
                await self._telling.notice("no_hearing", 0, aloud=False)
            if not self._engines.voices:
                await self._telling.notice("no_speaking", 0, aloud=False)
        await connection.show("speaking" if self._voice.is_speaking else connection.resting, again=True)

    def is_with(self, sink: Sink) -> bool:
        """Whether this client is the one that goes on; a newer one may have taken over."""
        return sink is self.connection.sink

    def detach(self, sink: Sink) -> bool:
        """The connection is lost: a turn goes on, sound stops. Returns whether no other client has the session."""
        if not self.connection.leave(sink):
            return False
        self._be_silent()
        return True

    async def close(self) -> None:
        """End all that is under way."""
        self._be_silent()
        self._tasks.cancel()

    # -- what the client sends ----------------------------------------------------------------------------------

    async def hear(self, pcm: bytes) -> None:
        """Take 16-bit mono PCM at 16 kHz from the microphone."""
        if self.connection.is_listened_to and self._engines.recognizer is not None:
            await self._hearing.hear(pcm)

    async def listen(self, on: bool, held: bool, discard: bool = False) -> None:
        """The microphone is on or off; while a key is held, letting go ends the turn, unless it is thrown away."""
        await self._microphone.listen(on, held, discard)

    async def type(self, text: str, message_id: str | None = None, aloud: bool = True) -> None:
        """Take a turn that was typed; what is heard and hushed meanwhile need not wait for its answer."""
        self._telling.turn += 1
        self._tasks.start(self._answering.typed(text, message_id, aloud))

    async def again(self) -> None:
        """Say the last answer again, or the question for the part of a number that is open."""
        await self._answering.again()

    async def hush(self) -> None:
        """Stop speaking: a key was pressed."""
        await self._telling.hush()

    def played(self, mark: int) -> None:
        """All up to this mark has really sounded."""
        self._voice.played(mark)

    def prefer(self, wanted: Mapping[str, Any]) -> None:
        """Change how is spoken; raises `ValueError`."""
        self.connection.preferences = self.connection.preferences.updated(wanted)

    def remember(self, last: Reply) -> None:
        """Understand what is heard by this answer, where none was given in this session yet."""
        self._remembered.last = self._remembered.last or last

    # -- what was heard (the listener of `Hearing`) --------------------------------------------------------------

    def hints(self) -> Hints:
        """Return what is likely to be said now."""
        return self._understanding.hints()

    def completeness(self, text: str) -> Completeness:
        """Return whether the text may be all of an answer."""
        return self._understanding.completeness(text)

    async def began(self) -> None:
        """Somebody speaks."""
        self._microphone.heard_at = monotonic()
        if self.connection.state != "thinking":
            await self.connection.show("hearing")

    async def caption(self, text: str) -> None:
        """What seems to be said, while it is said."""
        await self.connection.sink.event(Partial(text))

    async def said(self, recognition: Awaitable[Recognition], too_long: bool) -> None:
        """An utterance has ended: understand it and answer, while more may be said already."""
        self._telling.turn += 1
        self._tasks.start(self._answering.heard(recognition, too_long))

    async def silent(self, step: int) -> None:
        """Nobody has spoken for long."""
        await self._telling.notice(SILENT[step - 1])

    async def interrupting(self) -> None:
        """Somebody may be interrupting."""
        await self._voice.pause(self.connection.sink)

    async def interrupted(self) -> None:
        """It is meant: be silent."""
        figures.INTERRUPTIONS.labels("meant").inc()
        await self._voice.hush(self.connection.sink, "barge_in")
        await self.connection.show("hearing")

    async def not_interrupted(self) -> None:
        """It was nothing: go on."""
        figures.INTERRUPTIONS.labels("nothing").inc()
        await self._voice.resume(self.connection.sink)

    # -- what ends by itself ---------------------------------------------------------------------------------------

    def _finished_speaking(self) -> None:
        self._tasks.start(self._hearing.follow(self._hearing.turns.assistant_finished(self._hearing.at)))
        if self.connection.state == "speaking":
            self._tasks.start(self.connection.show(self.connection.resting))

    def _be_silent(self) -> None:
        self._voice.drop()
        self._microphone.stop()
