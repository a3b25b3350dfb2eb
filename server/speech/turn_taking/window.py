"""The latest moments of audio: time as it was heard, and the speech in it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from server.speech.turn_taking.rules import TurnRules


@dataclass(frozen=True)
class Moment:
    """A point in both times, in seconds: `heard` counts only audio that arrived, `at` is the caller's audio time."""

    heard: float
    at: float


@dataclass(frozen=True)
class _Frame:
    start: Moment
    end: float
    is_speech: bool


class Window:
    """What was heard last. Lost audio empties it: what stands on both sides of a gap does not belong together."""

    def __init__(self, rules: TurnRules) -> None:
        self._rules = rules
        self._frames: deque[_Frame] = deque()
        self.now = Moment(0.0, 0.0)
        self._begun = False

    def hear(self, at: float, is_speech: bool) -> None:
        """Take the frame that ends at `at`; a time that jumps, forwards or back, counts as one frame."""
        step = at - self.now.at
        if not (self._begun and 0 < step <= self._rules.longest_frame):
            step = self._rules.frame
            self._frames.clear()
        self._begun = True
        start = Moment(self.now.heard, at - step)
        self.now = Moment(self.now.heard + step, at)
        self._frames.append(_Frame(start, self.now.heard, is_speech))
        while self._frames[0].end <= self.now.heard - self._rules.window:
            self._frames.popleft()

    def clear(self) -> None:
        """Forget the audio, not the time."""
        self._frames.clear()

    @property
    def speech(self) -> float:
        """Seconds of speech in the window."""
        return sum(frame.end - frame.start.heard for frame in self._frames if frame.is_speech)

    @property
    def speech_began(self) -> Moment | None:
        """Where the first speech in the window began; None where there is none."""
        return next((frame.start for frame in self._frames if frame.is_speech), None)
