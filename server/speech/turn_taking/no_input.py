"""The no-input ladder: what to tell when nobody says anything."""

from __future__ import annotations

from server.speech.turn_taking.events import NothingHeard
from server.speech.turn_taking.rules import TurnRules


class NoInput:
    """Counts quiet, in seconds of heard audio. Steps are forgotten when words were heard, not when noise was."""

    def __init__(self, rules: TurnRules) -> None:
        self._waits = rules.no_input
        self._step = 0
        self._quiet_since = 0.0

    def rest(self, now: float) -> None:
        """Somebody speaks, or is waited for: quiet begins after this."""
        self._quiet_since = now

    def forget(self) -> None:
        """Words were heard: the next quiet is the first again."""
        self._step = 0

    def quiet(self, now: float, at: float) -> list[NothingHeard]:
        """Nobody speaks at this frame."""
        if self._step == len(self._waits) or now - self._quiet_since < self._waits[self._step]:
            return []
        self._step += 1
        self._quiet_since = now
        return [NothingHeard(at, self._step)]
