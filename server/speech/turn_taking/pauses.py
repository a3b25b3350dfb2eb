"""How long to wait for one speaker: as long as this speaker's own pauses ask for."""

from __future__ import annotations

from enum import Enum

from server.speech.turn_taking.rules import TurnRules


class Completeness(Enum):
    """Whether what was said so far can be all of an answer; told by who knows the question."""

    UNKNOWN = "unknown"
    COMPLETE = "complete"
    """an option by its name, all digits of a number"""
    UNFINISHED = "unfinished"
    """digits are missing, or the sentence hangs """


class SpeakerPauses:
    """A moving average of the pauses that one speaker makes inside turns; kept as long as the speaker is the same.

    It grows quickly and falls slowly: who is cut off has more to lose than who waits a moment.
    """

    def __init__(self, rules: TurnRules | None = None) -> None:
        self._rules = rules or TurnRules()
        self._endpoint = self._rules.first_endpoint

    def endpoint(self, hint: Completeness = Completeness.UNKNOWN) -> float:
        """Return the silence in seconds that ends a turn, between the shortest and the longest of the rules."""
        if hint is Completeness.COMPLETE:
            return self._rules.shortest_endpoint
        if hint is Completeness.UNFINISHED:
            return min(self._endpoint * self._rules.unfinished_factor, self._rules.longest_endpoint)
        return self._endpoint

    def paused(self, seconds: float) -> None:
        """Learn from a pause after which the speaker went on."""
        wanted = seconds * self._rules.pause_factor
        self._move(min(max(wanted, self._rules.quickest_endpoint), self._rules.longest_endpoint))

    def went_through(self) -> None:
        """Learn from a turn without a pause, which says nothing of pauses: go a little back to the first endpoint."""
        self._move(self._rules.first_endpoint, self._rules.decay)

    def _move(self, wanted: float, share: float | None = None) -> None:
        if share is None:
            share = self._rules.growth if wanted > self._endpoint else self._rules.decay
        self._endpoint += share * (wanted - self._endpoint)
