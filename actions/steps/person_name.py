"""What is your name?"""

from __future__ import annotations

import re
from typing import Any

from actions.correction_words import takes_back
from actions.steps.step import Problem, Step
from actions.turn import Turn
from language.names import is_introduced, read_name

YES_OR_NO = re.compile(r"(..?)不\1")


class NameStep(Step):
    slot = "person_name"
    kind = "name"
    names = "姓名|名字|名儿"
    title = "姓名"

    def applies(self, turn: Turn) -> bool:
        return turn.person is None

    def read(self, turn: Turn) -> Any:
        name = _name_in(turn.text)
        if name is None and len(turn.text.strip()) > 40:
            return Problem("problem.name_long")
        return name

    def is_plain_answer(self, turn: Turn) -> bool:
        if is_introduced(turn.text) and read_name(turn.text):
            return True
        # A bare 张示例 could be anything to the model; only a sure steering word or wish outweighs it.
        sure_of_else = turn.confidence >= 0.85 and turn.intent not in ("inform", "nlu_fallback", "out_of_scope")
        return _name_in(turn.text) is not None and not sure_of_else

    def volunteer(self, turn: Turn) -> Any:
        clauses = [turn.text, *re.split(r"[，,。；;]", turn.text)]
        return next((read_name(clause) for clause in clauses if is_introduced(clause)), None)


def _name_in(text: str) -> str | None:
    """Return the name that is given; 刚才那个不对 and 安全不安全 look like one and are none."""
    return None if takes_back(text) or YES_OR_NO.search(text) else read_name(text)
