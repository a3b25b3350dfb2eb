"""How long a person bears with it."""

from __future__ import annotations

import random

from benches.simulation.reading import Heard

MOST_TURNS = 50


class Patience:
    """Ends after some turns without progress, after some that were not understood, and after very many turns."""

    def __init__(self, draw: random.Random) -> None:
        self._bears_standstill, self._bears_not_understood = draw.randint(4, 6), draw.randint(4, 6)
        self._standstill = self._not_understood = self._turns = 0
        self._before: str | None = None
        self._began = False

    @property
    def over(self) -> str | None:
        """Why patience ended, if it did."""
        if self._not_understood >= self._bears_not_understood:
            return "not understood"
        if self._standstill >= self._bears_standstill:
            return "no progress"
        return "very long" if self._turns >= MOST_TURNS else None

    @property
    def tried(self) -> int:
        """How many turns have led nowhere since the last progress."""
        return self._standstill

    def watch(self, heard: Heard, excused: bool) -> None:
        """Take note of a reply; one to something said besides tries nobody's patience."""
        self._turns += 1
        if excused:
            return
        if heard.shows("not_understood"):
            self._not_understood += 1
        stands_still = self._began and heard.slot == self._before
        self._standstill = self._standstill + 1 if stands_still else 0
        self._before, self._began = heard.slot, True
