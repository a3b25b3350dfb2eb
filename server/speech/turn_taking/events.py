"""What turn-taking tells. `at` is audio time in seconds: when it became known, or where what begins began."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class SpeechBegan:
    """A turn begins. `at`: where its first speech began, a little in the past."""

    at: float


@dataclass(frozen=True)
class MayHaveEnded:
    """Silence began to look like an end: begin recognising now."""

    at: float


@dataclass(frozen=True)
class WentOn:
    """Speech resumed before the end: throw the early recognition away, keep the audio."""

    at: float


@dataclass(frozen=True)
class Ended:
    """The turn is over. After `too_long` the next one begins in the same breath."""

    at: float
    reason: Literal["silence", "key", "too_long"]


@dataclass(frozen=True)
class Interrupting:
    """Someone speaks while the assistant speaks: pause the sound, keep the audio. `at`: where that speech began.

    `MayHaveEnded` and `WentOn` may follow as in a turn; `Interrupted` or `NotInterrupted` says what it was.
    """

    at: float


@dataclass(frozen=True)
class Interrupted:
    """It is meant: stop. `SpeechBegan` follows at once; its turn holds all that was said since `Interrupting`."""

    at: float


@dataclass(frozen=True)
class NotInterrupted:
    """It was noise or a back-channel: go on where the sound was paused, and forget the audio."""

    at: float


@dataclass(frozen=True)
class NothingHeard:
    """Nobody said anything for long. `step` 1, 2, 3 of the no-input ladder; after 3 there is silence."""

    at: float
    step: int


Event = SpeechBegan | MayHaveEnded | WentOn | Ended | Interrupting | Interrupted | NotInterrupted | NothingHeard
