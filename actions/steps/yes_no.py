"""Yes or no: a word that is nothing else, or a short sentence that the model is sure of."""

from __future__ import annotations

import re
from typing import Any

from actions.steps.step import Step
from actions.turn import Turn
from language.writing.plain import squeeze
from language.yes_no import read_yes_no

SURE = 0.8
SHORT = 8
WITH_A_CONDITION = re.compile(r"但|不过|先|等|吗|么|可是|只是|如果|要是|[?？]")


class YesNoStep(Step):
    """A yes here may write something: a yes with a condition is none."""

    kind = "yes_no"

    def read(self, turn: Turn) -> Any:
        answer = read_yes_no(turn.text)
        if answer is not None:
            return answer
        plain = len(squeeze(turn.text)) <= SHORT and not WITH_A_CONDITION.search(turn.text)
        if plain and turn.confidence >= SURE and turn.intent in ("affirm", "deny"):
            return turn.intent == "affirm"
        return None

    def is_plain_answer(self, turn: Turn) -> bool:
        return read_yes_no(turn.text) is not None and turn.intent != "cancel"
