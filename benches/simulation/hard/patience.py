"""A patience of three useless answers."""

from __future__ import annotations

import random

from benches.simulation.patience import MOST_TURNS, Patience
from benches.simulation.reading import Heard

BEARS = 3


class ShortPatience(Patience):
    """Ends after three useless answers in a row: not understood, or the same question as before."""

    def __init__(self, draw: random.Random) -> None:
        super().__init__(draw)
        self._useless, self._turns_seen = 0, 0
        self._asked: tuple[str | None, str | None] | None = None

    @property
    def over(self) -> str | None:
        """Why patience ended, if it did."""
        if self._useless >= BEARS:
            return "three useless answers"
        return "very long" if self._turns_seen >= MOST_TURNS else None

    @property
    def tried(self) -> int:
        """How many useless answers came in a row."""
        return self._useless

    def watch(self, heard: Heard, excused: bool) -> None:
        """Take note of a reply; one that the person asked for by not answering neither counts nor helps."""
        self._turns_seen += 1
        if excused:
            return
        asked = (heard.slot, heard.kind)
        useless = heard.shows("useless") or asked == self._asked
        self._useless = self._useless + 1 if useless else 0
        self._asked = asked
