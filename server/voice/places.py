"""Places of those whose microphone is on: bounded for each client, and the quietest gives way to who begins."""

from __future__ import annotations

from time import monotonic
from typing import Protocol

from server.voice.figures import LISTENED_TO

QUIET_ENOUGH = 15.0
"""seconds in which somebody said nothing; who thinks about an answer for less is not switched off"""


class Speaker(Protocol):
    """Who may hold a place."""

    client: str
    heard_at: float
    """by the monotonic clock: when they last said something or switched the microphone on"""

    @property
    def is_heard(self) -> bool:
        """Whether something of theirs is being heard or answered just now."""

    async def lose_place(self) -> None:
        """The place is another's: say so, and listen no more."""


class SpeakingPlaces:
    """Who may be listened to at the same time in this process."""

    def __init__(self, each: int, in_all: int) -> None:
        self._each, self._in_all = each, in_all
        self._speakers: list[Speaker] = []

    async def take(self, speaker: Speaker) -> bool:
        """Give the speaker a place, where need be the quietest one's; False where all are being heard."""
        if speaker in self._speakers:
            return True
        neighbours = [one for one in self._speakers if one.client == speaker.client]
        among = neighbours if len(neighbours) >= self._each else self._speakers
        if len(neighbours) >= self._each or len(self._speakers) >= self._in_all:
            quiet = [one for one in among if not one.is_heard and monotonic() - one.heard_at >= QUIET_ENOUGH]
            if not quiet:
                return False
            quietest = min(quiet, key=lambda one: one.heard_at)
            self.give_back(quietest)
            self._keep(speaker)
            await quietest.lose_place()
        else:
            self._keep(speaker)
        return True

    def give_back(self, speaker: Speaker) -> None:
        """Let others have the place, if there is one."""
        if speaker in self._speakers:
            self._speakers.remove(speaker)
            LISTENED_TO.set(len(self._speakers))

    def _keep(self, speaker: Speaker) -> None:
        self._speakers.append(speaker)
        LISTENED_TO.set(len(self._speakers))
