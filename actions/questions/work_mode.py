"""The way of working that is wished for."""

from __future__ import annotations

from typing import Any

from actions.questions.question import ANY, Question
from actions.questions.search import NARROWS
from actions.reading import NOT_WANTED, WANTED, Segment
from actions.said import Choice
from actions.turn import Turn
from language.anything import means_anything
from language.named_wishes import (
    answered_work_mode,
    is_given_up,
    plain_work_mode,
    wants_not_only,
    works_outside,
)

AT_HOME = "居家"
NOT_MODES = "not_work_modes"
"""fact: ways of working that are plainly not wanted"""


class WorkModeQuestion(Question):
    slot = "work_mode"
    kind = "choice"
    about = ("mode",)
    optional = True
    replaceable = True
    resets = ("job_choice", "offered")
    title = "工作方式"
    modes = (AT_HOME, "全职", "兼职", "灵活")

    def ask(self, turn: Turn, attempt: int) -> None:
        left = [mode for mode in self.modes if mode not in (turn.get(NOT_MODES) or [])][: turn.said.option_limit - 1]
        options = [*(Choice(mode, mode) for mode in left), Choice("都可以", "都可以")]
        turn.say("ask.work_mode_again" if attempt else "ask.work_mode", options=options)

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return means_anything(said.text) or said.text.strip() in self.modes

    def parse(self, turn: Turn, said: Segment) -> Any:
        if said.value == ANY or means_anything(said.text) or wants_not_only(said.text):
            return ANY
        if (named := self.extract(turn, said) or answered_work_mode(said.text)) is not None:
            return named
        if works_outside(said.text):
            turn.set(NOT_MODES, sorted({*(turn.get(NOT_MODES) or []), AT_HOME}))
            return ANY
        return None

    def extract(self, turn: Turn, said: Segment) -> Any:
        if said.role in NARROWS and wants_not_only(said.text):
            return ANY
        named = said.named("work_mode")
        denied = [one for one in named if one.polarity == NOT_WANTED or is_given_up(one.words, said.text)]
        unwanted = {value for one in denied for value in one.values}
        if unwanted:
            turn.set(NOT_MODES, sorted({*(turn.get(NOT_MODES) or []), *unwanted}))
        wished = [value for one in named if one.polarity == WANTED and one not in denied for value in one.values]
        if said.role not in NARROWS:
            return None
        return wished[0] if wished else None if named or said.role == "question" else plain_work_mode(said.text)

    def said_back(self, turn: Turn) -> str:
        return "都可以" if turn.get(self.slot) == ANY else str(turn.get(self.slot))
