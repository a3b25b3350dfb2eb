"""Money: 八百块, 1200元, 一千二, 三毛, 1.5万."""

from __future__ import annotations

import re

from language.writing.plain import squeeze

WRITINGS = ("零〇", "一壹幺", "二两贰俩", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
DIGITS = {character: value for value, ways in enumerate(WRITINGS) for character in ways}
UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
NUMERAL = "".join([*DIGITS, *UNITS, "万"])
YUAN = r"(?:元|块)钱?"
WRITTEN = r"\d{1,9}(?:\.\d{1,2})?"
ONE = re.compile(
    rf"(?:(?P<written>{WRITTEN})(?P<scale>[万千百kw])?(?P<tail>[{NUMERAL}\d])?|(?P<spoken>[{NUMERAL}]{{1,12}}))[多来几]?"
    rf"(?:(?P<yuan>{YUAN})(?:(?P<mao>[{NUMERAL}\d])(?:毛|角)?(?!分))?(?:零?(?P<fen>[{NUMERAL}\d])分)?|(?P<small>毛|角|分)钱?)?"
)
SCALES = {"万": 10_000, "w": 10_000, "千": 1000, "k": 1000, "百": 100}


def read_amount(text: str) -> int | float | None:
    """Return the yuan that are named, or None where none are or several."""
    said = re.sub(r"(?<=\d)[,，](?=\d{3})", "", text)
    said = said.replace("．", ".")
    parts = [squeeze(part) for part in said.split(".")]
    said = ".".join(parts).strip(".").replace("人民币", "").replace("¥", "").replace("￥", "")
    said = re.sub("^块", "一块", said)  # 块八
    found = [match for match in ONE.finditer(said) if match.group()]
    if len(found) != 1:
        return None
    return _exact(_yuan(found[0]))


def _yuan(match: re.Match[str]) -> float | None:
    if written := match["written"]:
        scale = SCALES.get(match["scale"] or "", 1)
        value = float(written) * scale
        if match["tail"]:
            if scale == 1:
                return None
            value += (number_of(match["tail"]) or 0) * scale / 10
    else:
        spoken = number_of(match["spoken"])
        if spoken is None:
            return None
        value = float(spoken)
    if match["small"]:
        return value / (100 if match["small"] == "分" else 10)
    return value + (number_of(match["mao"] or "") or 0) / 10 + (number_of(match["fen"] or "") or 0) / 100


def number_of(numeral: str) -> int | None:
    """Return the whole number that is written or said: 1200, 一千二, 两万三, 一千零五十; None where it is none."""
    if numeral.isdecimal():
        return int(numeral)
    total = section = 0
    digit: int | None = None
    last_unit = 1
    for character in numeral:
        if character in DIGITS:
            if digit:
                return None  # 三五 is no number of money
            digit = DIGITS[character]
            if not digit:
                last_unit = 1  # 一千零五 is 1005, not 1500
        elif character in UNITS:
            section += (1 if digit is None else digit) * UNITS[character]
            digit, last_unit = None, UNITS[character]
        elif character == "万":
            total = (total + section + (digit or 0)) * 10_000
            section, digit, last_unit = 0, None, 10_000
        else:
            return None
    if digit:
        section += digit * (last_unit // 10 if last_unit >= 100 else 1)
    return total + section if numeral else None


def _exact(value: float | None) -> int | float | None:
    if value is None:
        return None
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded
