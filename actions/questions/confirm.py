"""Shall I do it? Nothing is written without a yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from actions.questions.yes_no import YesNoQuestion
from actions.reading import Segment
from actions.said import Choice
from actions.turn import Turn
from language.yes_no import begins_with_a_yes, read_yes_no

WHAT_IS_WRONG = "asked_what_is_wrong"
"""fact: the open question is what should change, so that a yes is no yes to the deed"""
DECISIVE = {
    "lodging", "way", "distance", "cost", "lodging_cost", "meals", "companion", "guide_dog", "age", "categories",
    "level", "hours", "weekends", "length", "device", "step_free", "sign", "captions", "braille", "pay", "insurance",
    "night", "leave", "effect", "fee",
}  # fmt: skip
"""subjects of questions on which it may hang whether somebody wants it at all"""
YES_NO = (Choice("是", "是"), Choice("不是", "不是"))


HOLDS_BACK = ("condition", "not_to_tell", "puts_off")
"""signs beside which a yes is none yet; a doubt holds back only a yes that does not stand first"""


def hangs_on_something(turn: Turn) -> bool:
    """Whether a yes is none yet: on a condition, or with a doubt before it."""
    in_doubt = turn.reading.shows("doubt") and not begins_with_a_yes(turn.text)
    return in_doubt or turn.reading.shows(*HOLDS_BACK)


class ConfirmQuestion(YesNoQuestion):
    """Says what will be written and asks; `announce` says it, `deed` names it in a word (报名)."""

    slot = "confirm"

    def __init__(self, announce: Callable[[Turn], None], deed: str) -> None:
        self._announce = announce
        self._deed = deed

    def parse(self, turn: Turn, said: Segment) -> Any:
        value = super().parse(turn, said)
        if value is not True or read_yes_no(turn.text) is True:
            return value
        if any(set(one.topics) & DECISIVE for one in turn.reading.of("question")):
            return None  # 对是对，有地方住不: what is asked may decide, so it is answered before anything is written
        return None if hangs_on_something(turn) else value

    def ask(self, turn: Turn, attempt: int) -> None:
        if attempt:
            turn.say("ask.confirm_again", deed=self._deed, options=YES_NO)
        else:
            turn.clear([WHAT_IS_WRONG])  # what will be written is said anew: a yes means it
            self._announce(turn)
