"""Shall I do it? Nothing is written without a yes."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from actions.steps.yes_no import YesNoStep
from actions.turn import Choice, Turn
from language.writing.plain import squeeze

YES_NO = (Choice("是", "是"), Choice("不是", "不是"))
NOT_DONE = re.compile(
    r"(?<![要能可])(?:不|别|甭)(?:想|要|用|愿意)?(?:退|报|申请|推荐|登记|转|撤|领|去|送|提交|做|学)(?!过)"
)
"""the deed itself denied: 不退了, 别报"""
ASKING = re.compile(r"[?？吗么呢]|能不能|可不可|要不要|还能|多少|几|怎么|咋|啥")
ASKED_WHAT_IS_WRONG = {"slot": "confirm", "what": "is wrong"}
"""stands in the slot `offered` while the open question is what should change, so that a yes is no yes to the deed"""


class ConfirmStep(YesNoStep):
    """Says what will be written and asks; `announce` says it, `deed` names it in a word (报名)."""

    slot = "confirm"

    def __init__(self, announce: Callable[[Turn], None], deed: str) -> None:
        self._announce = announce
        self._deed = deed

    def ask(self, turn: Turn, attempt: int) -> None:
        if attempt:
            turn.say("ask.confirm_again", deed=self._deed, options=YES_NO)
        else:
            self._announce(turn)

    def read(self, turn: Turn) -> Any:
        if _denies_the_deed(turn.text):
            return False
        return super().read(turn)

    def is_plain_answer(self, turn: Turn) -> bool:
        return super().is_plain_answer(turn) or (_denies_the_deed(turn.text) and turn.intent != "cancel")


def _denies_the_deed(text: str) -> bool:
    said = squeeze(text)
    return len(said) <= 16 and bool(NOT_DONE.search(said)) and not ASKING.search(text)
