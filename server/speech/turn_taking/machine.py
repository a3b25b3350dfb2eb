"""Whose turn it is: a pure state machine over (seconds, is_speech) and what its caller tells; no clock, no audio."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from server.speech.turn_taking.doubt import judged_by_time, judged_by_words
from server.speech.turn_taking.events import Ended, Event, Interrupted, Interrupting, NotInterrupted, SpeechBegan
from server.speech.turn_taking.no_input import NoInput
from server.speech.turn_taking.pauses import Completeness, SpeakerPauses
from server.speech.turn_taking.rules import TurnRules
from server.speech.turn_taking.utterance import Utterance
from server.speech.turn_taking.window import Moment, Window


class State(Enum):
    """Who speaks, as far as it is known."""

    IDLE = "idle"
    SPEAKING = "speaking"
    """the assistant"""
    INTERRUPTING = "interrupting"
    """somebody over the assistant, meant or not"""
    HEARING = "hearing"
    MAYBE_ENDED = "maybe_ended"


class TurnTaking:
    """The turns of one person with the assistant. Every `at` is audio time in seconds, as of the frames."""

    def __init__(self, rules: TurnRules | None = None, pauses: SpeakerPauses | None = None) -> None:
        self._rules = rules or TurnRules()
        self._pauses = pauses or SpeakerPauses(self._rules)
        self.reset()

    def reset(self) -> None:
        """Forget all but the pauses of the speaker: the microphone was opened anew."""
        self._window = Window(self._rules)
        self._no_input = NoInput(self._rules)
        self._utterance: Utterance | None = None
        self._spoken_until: Moment | None = None
        """where the last turn fell silent, while nothing came between that would make the next speech an answer"""
        self._assistant = self._held = self._waiting = self._answering = False
        self._ignoring = False
        """speech that was judged to be nothing still goes on"""

    @property
    def state(self) -> State:
        """Who speaks."""
        if self._utterance is None:
            return State.SPEAKING if self._assistant else State.IDLE
        if not self._utterance.is_turn:
            return State.INTERRUPTING
        return State.MAYBE_ENDED if self._utterance.may_have_ended else State.HEARING

    def hear(self, at: float, is_speech: bool) -> list[Event]:
        """Take one frame that ends at `at`. A time that jumps is lost audio and counts as one frame."""
        self._window.hear(at, is_speech)
        if self._utterance or self._assistant or self._held or self._waiting or self._answering:
            self._no_input.rest(self._window.now.heard)
        return self._somebody(self._utterance, is_speech) if self._utterance else self._nobody(is_speech)

    def transcribed(self, text: str, at: float) -> list[Event]:
        """Take a partial or early hypothesis of all that is being said; `at`: up to where it has heard."""
        utterance = self._utterance
        if utterance is None:
            return []
        utterance.text = text
        if not utterance.is_turn:
            meant = judged_by_words(utterance, at, self._rules)
            return self._decide(utterance, meant, max(at, self._window.now.at))
        if text.strip():
            self._no_input.forget()
        return []

    def completeness(self, completeness: Completeness) -> None:
        """Tell whether what was said so far can be all; before `transcribed`, and again after speech resumed."""
        if self._utterance:
            self._utterance.completeness = completeness

    def assistant_speaks(self, at: float) -> None:
        """The assistant's sound begins. A turn under way stays one: look at `state` before speaking."""
        self._assistant = True

    def assistant_finished(self, at: float) -> list[Event]:
        """The assistant's sound is over; who was speaking over it is now heard as anybody."""
        self._assistant = self._ignoring = False
        self._spoken_until = None
        if self._utterance is None or self._utterance.is_turn:
            return []
        return [NotInterrupted(at), *self._turn(self._utterance)]

    def hold(self, at: float) -> list[Event]:
        """The key is held: a turn, whatever the detector thinks of the voice, and no end by silence."""
        self._held = True
        if self._utterance and self._utterance.is_turn:
            return []
        stopped: list[Event] = [Interrupted(at)] if self._assistant else []
        self._assistant = self._ignoring = False
        began = self._window.speech_began
        utterance = self._utterance or self._new(
            began or Moment(self._window.now.heard, at), spoken=began is not None
        )
        return [*stopped, *self._turn(utterance)]

    def release(self, at: float) -> list[Event]:
        """The key is let go: the turn is over at once."""
        held, self._held = self._held, False
        return self._end(self._utterance, at, "key") if held and self._utterance else []

    def wait(self, on: bool) -> None:
        """The person asked for time, or is back: no no-input ladder in between."""
        self._waiting = on

    def answering(self, on: bool, at: float) -> None:
        """The assistant thinks about words that it heard: the ladder rests, and begins anew after it."""
        self._answering = on
        self._no_input.forget()

    def _nobody(self, is_speech: bool) -> list[Event]:
        now, began = self._window.now, self._window.speech_began
        self._ignoring = self._ignoring and began is not None
        if began and not self._ignoring and self._window.speech >= self._rules.start_speech:
            utterance = self._new(began, spoken=True)
            return [Interrupting(began.at)] if self._assistant and not self._held else self._turn(utterance)
        return [] if is_speech else [*self._no_input.quiet(now.heard, now.at)]

    def _somebody(self, utterance: Utterance, is_speech: bool) -> list[Event]:
        was_silent = utterance.may_have_ended
        events = utterance.hear(self._window, is_speech)
        now = self._window.now
        if not utterance.is_turn:
            return [*events, *self._decide(utterance, judged_by_time(utterance, now, self._rules), now.at)]
        went_on = was_silent and not utterance.may_have_ended
        if went_on and utterance.latest_pause is not None and not self._held:  # a held key gives time to think
            self._pauses.paused(utterance.latest_pause)
        return [*events, *self._watch(utterance)]

    def _watch(self, turn: Utterance) -> list[Event]:
        """End a turn that lasts too long or fell silent."""
        now, rules = self._window.now, self._rules
        if turn.seconds(now) >= rules.longest_turn:
            ended = self._end(turn, now.at, "too_long")
            goes_on = turn.spoken_until is not None and (self._held or not turn.may_have_ended)
            return [*ended, *self._turn(self._new(now, spoken=not turn.may_have_ended))] if goes_on else ended
        if self._held or not turn.may_have_ended:
            return []
        endpoint = self._pauses.endpoint(turn.completeness)
        if self._window.speech:  # perhaps the next word begins; a click puts off the end by no more than this
            endpoint += rules.window
        return self._end(turn, now.at, "silence") if turn.silence(now) >= endpoint else []

    def _decide(self, utterance: Utterance, meant: bool | None, at: float) -> list[Event]:
        """Do what was judged of speech over the assistant."""
        if meant is None:
            return []
        if meant:
            self._assistant = False
            self._no_input.forget()
            return [Interrupted(at), *self._turn(utterance)]
        self._utterance = None
        self._ignoring = True
        return [NotInterrupted(at)]

    def _new(self, began: Moment, spoken: bool) -> Utterance:
        self._utterance = Utterance(self._rules, began, self._window.now if spoken else None)
        return self._utterance

    def _turn(self, utterance: Utterance) -> list[Event]:
        utterance.is_turn = True
        if self._spoken_until:
            gap = utterance.began.heard - self._spoken_until.heard
            if 0 < gap < self._rules.longest_endpoint:  # the speaker was cut off
                self._pauses.paused(gap)
            self._spoken_until = None
        return [SpeechBegan(utterance.began.at)]

    def _end(self, turn: Utterance, at: float, reason: Literal["silence", "key", "too_long"]) -> list[Event]:
        self._utterance = None
        self._spoken_until = turn.spoken_until if reason == "silence" else None
        if reason == "key":  # what sounds on after it is another turn
            self._window.clear()
        if reason == "silence" and turn.latest_pause is None:
            self._pauses.went_through()
        return [Ended(at, reason)]
