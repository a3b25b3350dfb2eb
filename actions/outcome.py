"""What an interpreter made of a message."""

from __future__ import annotations

from dataclasses import dataclass

from actions.reading import Segment


@dataclass(frozen=True)
class GoOn:
    """The message is dealt with: the task in hand asks what it needs next."""


@dataclass(frozen=True)
class Partly:
    """Some segments are dealt with; the interpreters behind may deal with the rest."""


@dataclass(frozen=True)
class StayOpen:
    """The message is dealt with; the open question stays open and is not put again."""


@dataclass(frozen=True)
class Ended:
    """The task in hand is over without having been done."""


@dataclass(frozen=True)
class Begin:
    """Another task begins with what was said of it; the task in hand is paused where `keeps_task`, else dropped."""

    intent: str
    said: Segment
    keeps_task: bool = False


@dataclass(frozen=True)
class Resume:
    """The paused task goes on."""


Outcome = GoOn | Partly | StayOpen | Ended | Begin | Resume
