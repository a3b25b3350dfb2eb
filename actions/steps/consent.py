"""May we keep your facts? Asked before the first personal one."""

from __future__ import annotations

from typing import Any

from actions.reading.yes_no import read_yes_no
from actions.steps.step import Step
from actions.turn import Choice, Turn


class ConsentStep(Step):
    slot = "consent"
    kind = "yes_no"

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.say(
            "ask.consent_again" if attempt else "ask.consent",
            options=[Choice("同意", "同意"), Choice("不同意", "不同意")],
        )

    def read(self, turn: Turn) -> Any:
        answer = read_yes_no(turn.text)
        if answer is None and turn.confidence >= 0.6 and turn.intent in ("affirm", "deny"):
            answer = turn.intent == "affirm"
        return answer

    def is_plain_answer(self, turn: Turn) -> bool:
        return read_yes_no(turn.text) is not None
