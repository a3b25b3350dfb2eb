"""A conversation as a timeline, run through turn-taking without a clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from server.speech.turn_taking import Completeness, Event, SpeakerPauses, TurnRules, TurnTaking

FRAME = 0.032


class Timeline:
    """Runs steps such as `speech: 1.2`, `silence: 0.4`, `lost: 3`, `text: 我想`, `complete: unfinished`,
    `assistant: speaks`, `key: held`, `wait: true`, `answering: true`, each after the one before."""

    def __init__(self, rules: TurnRules | None = None, pauses: SpeakerPauses | None = None) -> None:
        self.turns = TurnTaking(rules, pauses)
        self.at = 0.0
        self.events: list[Event] = []

    def run(self, steps: list[dict[str, Any]]) -> list[Event]:
        """All events of all steps."""
        for step in steps:
            for kind, value in step.items():
                self.events += self._step(kind, value)
        return self.events

    def _step(self, kind: str, value: Any) -> Iterator[Event]:
        turns = self.turns
        if kind in ("speech", "silence"):
            for _ in range(round(value / FRAME)):
                self.at += FRAME
                yield from turns.hear(self.at, kind == "speech")
        elif kind == "lost":
            self.at += value
        elif kind == "text":
            yield from turns.transcribed(str(value), self.at)
        elif kind == "complete":
            turns.completeness(Completeness(value))
        elif kind == "assistant" and value == "speaks":
            turns.assistant_speaks(self.at)
        elif kind == "assistant":
            yield from turns.assistant_finished(self.at)
        elif kind == "key":
            yield from turns.hold(self.at) if value == "held" else turns.release(self.at)
        elif kind == "wait":
            turns.wait(value)
        elif kind == "answering":
            turns.answering(value, self.at)
        elif kind == "repeat":
            for _ in range(value["times"]):
                for step in value["steps"]:
                    for inner, what in step.items():
                        yield from self._step(inner, what)
        else:
            raise ValueError(f"no such step: {kind}")


def told(event: Event) -> dict[str, Any]:
    """An event as the scenarios write it: `{Ended: 1.6, reason: silence}`."""
    fields = asdict(event)
    return {type(event).__name__: fields.pop("at"), **fields}
