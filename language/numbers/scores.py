"""A score: 4分, 打四分, 满分, 五颗星."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

NUMERALS = {
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
}
NAMED = re.compile(
    r"(?:打|给|评|就)(?:个|你们?|您们?|它)?([零一二两三四五六七八九十]|\d{1,2})(?:分|颗星|星|$)|(?<!满)([零一二两三四五六七八九十]|\d{1,2})分(?!钟|之|开|段|别|给)"
)
FULL = ("满分", "最高分")
BARE = re.compile(r"([零一二两三四五六七八九十]|\d{1,2})(?:分|颗星|星)?")


def read_score(text: str, only_named: bool = False) -> int | None:
    """Return the score that is given; `only_named` where it must be called one (给四分), as inside a sentence."""
    said = squeeze(text)
    found = [number for groups in NAMED.findall(said) for number in groups if number]
    if found:
        return _number(found[-1])
    if not only_named and (bare := BARE.fullmatch(said)):
        return _number(bare.group(1))
    return 5 if any(said.endswith(one) for one in FULL) and len(said) <= 6 else None


def _number(numeral: str) -> int:
    return NUMERALS[numeral] if numeral in NUMERALS else int(numeral)
