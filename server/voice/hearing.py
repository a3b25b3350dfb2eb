"""Listens to one speaker: audio in, whole utterances out, and what may be an interruption."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable
from typing import Protocol

from server.conversation.hearing import Completeness
from server.speech.recognizer import Hints, Recognition
from server.speech.turn_taking import events, pauses
from server.speech.turn_taking.barge_in import is_stop, meant_characters
from server.speech.turn_taking.machine import TurnTaking
from server.speech.turn_taking.rules import TurnRules
from server.speech.voice_activity import FRAME_BYTES, FRAME_SECONDS, VoiceActivity
from server.voice.engines import Engines
from server.voice.tasks import Tasks
from server.voice.utterance import Utterance

FRAMES_BEFORE = 16
"""half a second from before speech was certain: the first sound is soft"""
CAPTION_EVERY = 1.2
"""seconds of speech between two captions"""
LONGEST_CAPTIONED = 12.0
"""seconds; recognising more while it goes on would keep others waiting"""
INTERRUPTION_AFTER = 0.4
"""seconds of speech into the assistant's, after which its words are looked at"""


class Listener(Protocol):
    """What a session does with what is heard."""

    def hints(self) -> Hints:
        """Return what is likely to be said now."""

    def completeness(self, text: str) -> Completeness:
        """Return whether the text may be all of an answer."""

    async def began(self) -> None:
        """Somebody speaks."""

    async def caption(self, text: str) -> None:
        """What seems to be said, while it is said."""

    async def said(self, recognition: Awaitable[Recognition], too_long: bool) -> None:
        """An utterance has ended; what it was comes at once or soon."""

    async def silent(self, step: int) -> None:
        """Nobody has spoken for long; `step` 1 to 3."""

    async def interrupting(self) -> None:
        """Somebody may be interrupting."""

    async def interrupted(self) -> None:
        """It is meant: be silent."""

    async def not_interrupted(self) -> None:
        """It was nothing."""


class Hearing:
    """Frames of 32 ms go through voice activity and turn-taking; time is the time of the audio, not of a clock."""

    def __init__(self, engines: Engines, listener: Listener) -> None:
        self._engines = engines
        self._listener = listener
        self._activity = VoiceActivity()
        self._rules = TurnRules()
        self.turns = TurnTaking(self._rules)
        self.at = 0.0
        """seconds of audio heard so far"""
        self._rest = b""
        self._before: deque[bytes] = deque(maxlen=FRAMES_BEFORE)
        self._utterance: Utterance | None = None
        self._began_at = 0.0
        self._looked_at = 0.0
        self._interrupting = False
        self._tasks = Tasks()

    async def hear(self, pcm: bytes) -> None:
        """Take 16-bit mono PCM at 16 kHz, any length."""
        self._rest += pcm
        while len(self._rest) >= FRAME_BYTES:
            frame, self._rest = self._rest[:FRAME_BYTES], self._rest[FRAME_BYTES:]
            await self._frame(frame)

    async def _frame(self, frame: bytes) -> None:
        self.at += FRAME_SECONDS
        is_speech = self._activity.hear(frame)
        if self._utterance is not None:
            self._utterance.keep(frame, is_speech)
        else:
            self._before.append(frame)
        await self.follow(self.turns.hear(self.at, is_speech))
        self._look_on()

    async def follow(self, happened: list[events.Event]) -> None:
        """Do what turn-taking found."""
        for event in happened:
            match event:
                case events.SpeechBegan():
                    self._begin()
                    await self._listener.began()
                case events.MayHaveEnded() if self._utterance is not None:
                    self._tasks.start(self._early(self._utterance))
                case events.WentOn() if self._utterance is not None:
                    self._utterance.forget_early()
                case events.Ended(reason=reason) if self._utterance is not None:
                    utterance, self._utterance = self._utterance, None
                    self._interrupting = False
                    await self._listener.said(utterance.recognition(), reason == "too_long")
                case events.Interrupting():
                    self._begin()
                    self._interrupting = True
                    await self._listener.interrupting()
                case events.Interrupted():
                    self._interrupting = False
                    await self._listener.interrupted()
                case events.NotInterrupted():
                    self._interrupting = False
                    over, self._utterance = self._utterance, None
                    await self._listener.not_interrupted()
                    if over is not None:
                        self._tasks.start(self._look_back(over))
                case events.NothingHeard(step=step):
                    await self._listener.silent(step)

    @property
    def is_open(self) -> bool:
        """Whether an utterance is still open."""
        return self._utterance is not None

    def forget(self) -> None:
        """Drop what is being heard: the microphone is off."""
        self._drop()
        self._rest = b""
        self._before.clear()
        self._activity.reset()
        self.turns.reset()

    def _begin(self) -> None:
        if self._utterance is None and self._engines.recognizer is not None:
            before, self._began_at = b"".join(self._before), self.at
            self._looked_at = self.at
            self._before.clear()
            self._utterance = Utterance(self._engines, self._engines.recognizer, self._listener.hints(), before)

    def _drop(self) -> None:
        if self._utterance is not None:
            self._utterance.forget_early()
            self._utterance = None

    def _look_on(self) -> None:
        """Read what is being said: as a caption where nobody waits, and for what interrupts in any case."""
        if self._utterance is None:
            return
        since, long = self.at - self._looked_at, self.at - self._began_at
        due = since >= INTERRUPTION_AFTER if self._interrupting else since >= CAPTION_EVERY and self._engines.is_idle
        if due and long <= LONGEST_CAPTIONED:
            self._looked_at = self.at
            self._tasks.start(self._look(self._utterance))

    async def _look(self, utterance: Utterance) -> None:
        text = (await utterance.partial()).text
        if text and utterance is self._utterance:
            await self._listener.caption(text)
            await self.follow(self.turns.transcribed(text, self.at))

    async def _look_back(self, utterance: Utterance) -> None:
        """A recogniser that was late may find words where time had found none: they were meant all the same."""
        recognition = await utterance.recognition()
        if is_stop(recognition.text) or meant_characters(recognition.text) >= self._rules.barge_in_characters:
            await self._listener.interrupted()
            await self._listener.said(_there(recognition), too_long=False)

    async def _early(self, utterance: Utterance) -> None:
        try:
            recognition = await utterance.recognize_early()
        except asyncio.CancelledError:  # it went on, and is recognised again at its end
            return
        if utterance is self._utterance:
            self.turns.completeness(pauses.Completeness(self._listener.completeness(recognition.text)))
            await self.follow(self.turns.transcribed(recognition.text, self.at))


async def _there(recognition: Recognition) -> Recognition:
    return recognition
