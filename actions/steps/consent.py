"""May we keep your facts? Asked before the first personal one."""

from __future__ import annotations

import re
from typing import Any

from actions.steps.yes_no import YesNoStep
from actions.turn import Choice, Turn
from language.yes_no import read_yes_no

CLAUSE = re.compile(r"[，,。；;\s]+")


class ConsentStep(YesNoStep):
    """A consent may come with the first facts: 同意，我叫王示例."""

    slot = "consent"

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def ask(self, turn: Turn, attempt: int) -> None:
        turn.say(
            "ask.consent_again" if attempt else "ask.consent",
            options=[Choice("同意", "同意"), Choice("不同意", "不同意")],
        )

    def read(self, turn: Turn) -> Any:
        first = read_yes_no(CLAUSE.split(turn.text.strip())[0])
        return super().read(turn) if first is None else first

    def is_plain_answer(self, turn: Turn) -> bool:
        return super().is_plain_answer(turn) or read_yes_no(CLAUSE.split(turn.text.strip())[0]) is not None
