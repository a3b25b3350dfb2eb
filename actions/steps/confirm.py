"""Shall I do it? Nothing is written without a yes."""

from __future__ import annotations

from collections.abc import Callable

from actions.steps.yes_no import YesNoStep
from actions.turn import Choice, Turn

YES_NO = (Choice("是", "是"), Choice("不是", "不是"))


class ConfirmStep(YesNoStep):
    """Says what will be written and asks; `announce` says it."""

    slot = "confirm"

    def __init__(self, announce: Callable[[Turn], None]) -> None:
        self._announce = announce

    def ask(self, turn: Turn, attempt: int) -> None:
        if attempt:
            turn.say("ask.confirm_again", options=YES_NO)
        else:
            self._announce(turn)
