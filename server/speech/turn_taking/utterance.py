"""Speech of one person with its pauses, from where it began."""

from __future__ import annotations

from server.speech.turn_taking.events import Event, MayHaveEnded, WentOn
from server.speech.turn_taking.pauses import Completeness
from server.speech.turn_taking.rules import TurnRules
from server.speech.turn_taking.window import Moment, Window


class Utterance:
    """What is being said now. Over the assistant's words it is in doubt until it is known to be a turn."""

    def __init__(self, rules: TurnRules, began: Moment, spoken_until: Moment | None) -> None:
        self._rules = rules
        self.began = began
        self.is_turn = False
        self.spoken_until = spoken_until
        """None where a key began the turn and no speech was heard yet"""
        self.may_have_ended = False
        self.text: str | None = None
        """the last hypothesis, None where there was none since speech resumed"""
        self.completeness = Completeness.UNKNOWN
        self.latest_pause: float | None = None
        """seconds of the last pause after which it went on"""

    def silence(self, now: Moment) -> float:
        """Return the seconds since the last speech, 0 before the first."""
        return now.heard - self.spoken_until.heard if self.spoken_until else 0.0

    def seconds(self, now: Moment) -> float:
        """Return how long it lasts."""
        return now.heard - self.began.heard

    def hear(self, window: Window, is_speech: bool) -> list[Event]:
        """Follow the frame that the window has just heard."""
        now = window.now
        if is_speech and window.speech >= self._rules.resume_speech:
            return self._spoken(window)
        if not is_speech and not self.may_have_ended and self.silence(now) >= self._rules.early_silence:
            self.may_have_ended = True
            return [MayHaveEnded(now.at)]
        return []

    def _spoken(self, window: Window) -> list[Event]:
        before, self.spoken_until = self.spoken_until, window.now
        if not self.may_have_ended:
            return []
        self.may_have_ended = False
        self.text, self.completeness = None, Completeness.UNKNOWN
        resumed = window.speech_began
        if before and resumed:
            self.latest_pause = max(0.0, resumed.heard - before.heard)
        return [WentOn(window.now.at)]
