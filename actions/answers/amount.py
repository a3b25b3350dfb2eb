"""Questions on how much the subsidy is: no document names a sum, so none is told."""

from __future__ import annotations

import re

from actions.turn import Choice, Turn

SUM = re.compile(r"多少钱|多少元|几百|几千|几块|金额|给多少|发多少|补多少|领多少(?!次)|标准是")
SUBSIDY = re.compile(r"补贴|补助|领多少钱")
# what else pays something, of which a document may say more
OTHER_MONEY = re.compile(r"创业|经营|运营|贷款|冠军|竞赛|比赛|奖")


def asks_for_the_amount(text: str) -> bool:
    """Whether the words ask how much money the training subsidy is."""
    return bool(SUM.search(text) and SUBSIDY.search(text)) and not OTHER_MONEY.search(text)


def tell_amount(turn: Turn) -> None:
    """Say that no sum is on record, and who knows it."""
    turn.say("subsidy.amount_unknown", options=[Choice("转人工", "转人工")])
