"""Which one of several: 第二个, 最后一个, 倒数第一个, 2."""

from __future__ import annotations

import re

from actions.reading.plain import squeeze

NUMERALS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
UNITS = "个门班家份项种条号位"
ORDINAL = re.compile(rf"第([一二两三四五六七八九]|\d{{1,2}})[{UNITS}]?")
BACKWARDS = re.compile(rf"倒数第([一二两三四五六七八九]|\d)[{UNITS}]?")
BARE = re.compile(rf"(?:选|要|就|按|选择)*([一二两三四五六七八九]|\d{{1,2}})(?:号|[{UNITS}])?")
LAST = re.compile(rf"最后(一|那)?[{UNITS}]?")
FIRST = re.compile(rf"头一?[{UNITS}]|第一[{UNITS}]?")


def read_ordinal(text: str) -> int | None:
    """Return the position that is named, 1 for the first, -1 for the last; None where none is."""
    said = squeeze(text)
    if found := BACKWARDS.search(said):
        return -_number(found.group(1))
    if LAST.search(said):
        return -1
    if found := ORDINAL.search(said):
        return _number(found.group(1))
    if FIRST.search(said):
        return 1
    if found := BARE.fullmatch(said):
        return _number(found.group(1))
    return None


def _number(numeral: str) -> int:
    return NUMERALS.get(numeral) or int(numeral)
