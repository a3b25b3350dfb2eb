"""Shall I do it? Nothing is written without a yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from actions.reading.yes_no import read_yes_no
from actions.steps.step import Step
from actions.turn import Choice, Turn

YES_NO = (Choice("是", "是"), Choice("不是", "不是"))


class ConfirmStep(Step):
    """Says what will be written and asks; `announce` says it."""

    slot = "confirm"
    kind = "yes_no"

    def __init__(self, announce: Callable[[Turn], None]) -> None:
        self._announce = announce

    def ask(self, turn: Turn, attempt: int) -> None:
        if attempt:
            turn.say("ask.confirm_again", options=YES_NO)
        else:
            self._announce(turn)

    def read(self, turn: Turn) -> Any:
        answer = read_yes_no(turn.text)
        if answer is None and turn.confidence >= 0.6 and turn.intent in ("affirm", "deny"):
            answer = turn.intent == "affirm"
        return answer

    def is_plain_answer(self, turn: Turn) -> bool:
        return read_yes_no(turn.text) is not None
