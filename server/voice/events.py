"""What the stream tells a client (docs/reference/voice.md)."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import Any, Literal, Protocol

State = Literal["idle", "listening", "hearing", "thinking", "speaking"]
HushReason = Literal["barge_in", "key", "newer"]


@dataclass(frozen=True)
class Event:
    """One JSON event; its `type` is the name of its class in small letters."""

    @property
    def type(self) -> str:
        """Return the name on the wire."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", type(self).__name__).lower()

    def as_json(self) -> dict[str, Any]:
        """Return the event as it is sent."""
        return {"type": self.type, **asdict(self)}


@dataclass(frozen=True)
class StateEvent(Event):
    """What the assistant is doing, for eye and ear."""

    state: State

    @property
    def type(self) -> str:
        """Return the name on the wire."""
        return "state"


@dataclass(frozen=True)
class Partial(Event):
    """What seems to be said, while it is said."""

    text: str


@dataclass(frozen=True)
class Heard(Event):
    """What was understood; `raw` as the recogniser wrote it."""

    turn_id: str
    text: str
    raw: str
    confidence: float


@dataclass(frozen=True)
class Answer(Event):
    """The answer to a turn, in the shapes of the chat API; `text` is what the person said."""

    turn_id: str
    text: str
    messages: list[dict[str, Any]]
    awaiting: dict[str, Any] | None
    voice: dict[str, Any]


@dataclass(frozen=True)
class Speaking(Event):
    """The audio that follows says this clause."""

    turn_id: str
    mark: int
    text: str


@dataclass(frozen=True)
class Mark(Event):
    """The audio of that clause is complete."""

    mark: int


@dataclass(frozen=True)
class Spoken(Event):
    """All of the answer has been sent."""

    turn_id: str


@dataclass(frozen=True)
class Hushed(Event):
    """Stop at once what still sounds, and forget it."""

    reason: HushReason
    mark: int


@dataclass(frozen=True)
class Paused(Event):
    """Somebody may be interrupting: pause what sounds, keep it."""

    mark: int


@dataclass(frozen=True)
class Resumed(Event):
    """It was nothing: go on where it was paused."""


@dataclass(frozen=True)
class Notice(Event):
    """Something to say that is no answer of the bot."""

    key: str
    text: str
    speech: str | None = None


@dataclass(frozen=True)
class Refused(Event):
    """A turn is held back: nothing was done, and the same may be sent again after so many seconds."""

    turn_id: str
    code: str
    detail: str
    retry_after: int


@dataclass(frozen=True)
class Problem(Event):
    """A frame could not be used; the stream goes on."""

    code: str
    detail: str


class Sink(Protocol):
    """Where a session's events and audio go, in order; both may wait while a client reads slowly."""

    async def event(self, event: Event) -> None:
        """Send an event."""

    async def audio(self, pcm: bytes) -> None:
        """Send 16-bit mono PCM at `server.speech.audio.SPOKEN_RATE`."""
