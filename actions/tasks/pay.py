"""The pay that somebody wishes for: 工资三千以上."""

from __future__ import annotations

import re

from actions.correction_words import clauses
from language.numbers.amounts import read_amount

PAY = re.compile(r"工资|薪|待遇|收入|挣|赚|开多少|一个?月|每月")
AT_LEAST = re.compile(r"以上|往上|起步?$|不低于|至少|最少|最低|高于|多于")
A_MONTH = re.compile(r"[一每]个?月|月薪|税[前后]")
ANY_PAY = re.compile(r"(?:工资|待遇|薪[水资]?|钱)(?:多少|高低)?(?:都行|都可以|都中|不限|无所谓|随便|没要求)")
LEAST, MOST = 300, 50_000


def read_pay_wish(text: str) -> int | None:
    """Return the yuan a month that are wished for, 0 where any pay will do, None where nothing is said of it."""
    for part in clauses(text):
        if ANY_PAY.search(part):
            return 0
        if PAY.search(part) or AT_LEAST.search(part):
            amount = read_amount(A_MONTH.sub("", part))
            if amount is not None and LEAST <= amount <= MOST:
                return int(amount)
    return None
