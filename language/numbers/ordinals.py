"""Which one of several: 第二个, 最后一个, 倒数第一个, 2."""

from __future__ import annotations

import re

from language.writing.plain import bare, squeeze

NUMERALS = {"一": 1, "幺": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
UNITS = "个各门班家份项种条号位张款所"
NUMBER = r"([一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九]|[1-9]\d?|0[1-9])"
# a recogniser also writes 地一个 and 弟二个
ORDINAL = re.compile(rf"第{NUMBER}(?![百千万零])[{UNITS}]?|[地弟]{NUMBER}[个各]|排(?:在)?第?{NUMBER}的|选项{NUMBER}")
BACKWARDS = re.compile(rf"(?:倒数|倒着数|(?:从|打)?(?:后面|后头|下面|底下)(?:往[上前])?数)第?{NUMBER}[{UNITS}]?")
BARE = re.compile(rf"(?:选|要|就|按|选择)*(?:{NUMBER}(?:号|[{UNITS}])?|(幺))")
# 最后再说 is no choice
LAST = re.compile(
    rf"(?:最后|最末|末了|末尾|老末|最底下|最下面|最末了)(?:的?[一那][{UNITS}]?|[{UNITS}])|(?<![周月年])末[一那尾][{UNITS}]"
    r"|^(?:选|要|就)*(?:最后|末了|最末|最末了|最后面)$"
)
FIRST = re.compile(rf"头一?[{UNITS}]|(?:打头|最前面|最上面|开头)的?(?:[一那]?[{UNITS}]|的|$)")


def read_ordinal(text: str) -> int | None:
    """Return the position that is named, 1 for the first, -1 for the last; None where none is."""
    said = squeeze(text)
    if found := BACKWARDS.search(said):
        return -_number(found)
    if LAST.search(said):
        return -1
    if found := ORDINAL.search(said):
        return _number(found)
    if FIRST.search(said):
        return 1
    if found := BARE.fullmatch(said) or BARE.fullmatch(bare(text)):
        return _number(found)
    return None


def read_ordinals(text: str) -> list[int]:
    """Return all positions that are named, in their order: 第一个和第二个有啥不一样 gives 1 and 2."""
    return list(dict.fromkeys(_number(found) for found in ORDINAL.finditer(squeeze(text))))


def _number(found: re.Match[str]) -> int:
    numeral = next(filter(None, found.groups()))
    if "十" in numeral:
        tens, _, ones = numeral.partition("十")
        return NUMERALS.get(tens, 1) * 10 + NUMERALS.get(ones, 0)
    return NUMERALS.get(numeral) or int(numeral)
