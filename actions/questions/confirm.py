"""Shall I do it? Nothing is written without a yes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from actions.questions.yes_no import YesNoQuestion
from actions.reading import Segment
from actions.turn import Choice, Turn
from language.asking import forbids_telling
from language.asking_for_me import asks_to_ask
from language.refusals import is_not_to_be_done, names_deed, raises_a_doubt, refuses_deed, sets_a_condition
from language.yes_no import begins_with_a_yes, ends_with_a_yes, read_yes_no

WHAT_IS_WRONG = "asked_what_is_wrong"
"""fact: the open question is what should change, so that a yes is no yes to the deed"""
DECISIVE = {
    "lodging", "way", "cost", "meals", "companion", "guide_dog", "age", "level", "hours", "weekends", "length",
    "device", "step_free", "sign", "braille", "pay", "insurance", "night", "leave", "told",
}  # fmt: skip
"""subjects of questions on which it may hang whether somebody wants it at all"""
YES_NO = (Choice("是", "是"), Choice("不是", "不是"))


def hangs_on_something(turn: Turn) -> bool:
    """Whether a yes is none yet: on a condition, with a doubt, or with the wish that something is asked first."""
    return (
        sets_a_condition(turn.text)
        or raises_a_doubt(turn.text)
        or asks_to_ask(turn.text)
        or forbids_telling(turn.text)
    )


class ConfirmQuestion(YesNoQuestion):
    """Says what will be written and asks; `announce` says it, `deed` names it in a word (报名).

    `refused_by` is the pattern of its verb: 我不退班，报名给我留着 refuses to leave.
    """

    slot = "confirm"

    def __init__(self, announce: Callable[[Turn], None], deed: str, refused_by: str = "") -> None:
        self._announce = announce
        self._deed = deed
        self._refused_by = refused_by

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return super().is_certain(turn, said) or self._is_refused(turn)

    def _is_refused(self, turn: Turn) -> bool:
        return refuses_deed(turn.text, self._refused_by)

    def parse(self, turn: Turn, said: Segment) -> Any:
        if self._is_refused(turn):
            return False
        value = super().parse(turn, said)
        if value is False and names_deed(turn.text, self._refused_by) and read_yes_no(turn.text) is None:
            turn.full_prompt = True
            return None  # 俺没事，就是想删: a no elsewhere, and the deed is wished for
        if value is True and is_not_to_be_done(turn.text) and not ends_with_a_yes(turn.text):
            return None  # 不报了，好吧: the good that stands behind a refusal is no yes to the deed
        if value is True and any(set(one.topics) & DECISIVE for one in turn.reading.of("question")):
            return None  # 对是对，有地方住不: what is asked may decide, so it is answered before anything is written
        if value is True and turn.reading.of("question") and not begins_with_a_yes(said.text):
            return None  # what is asked beside it may decide: only a plain yes counts
        return None if value is True and hangs_on_something(turn) else value

    def ask(self, turn: Turn, attempt: int) -> None:
        if attempt:
            turn.say("ask.confirm_again", deed=self._deed, options=YES_NO)
        else:
            turn.clear([WHAT_IS_WRONG])  # what will be written is said anew: a yes means it
            self._announce(turn)
