"""What is said for what is written: numbers, dates, times, telephone numbers and signs in plain Chinese words."""

from __future__ import annotations

import re
from collections.abc import Callable

import cn2an  # type: ignore[import-untyped]

WIDE = {wide: wide - 0xFEE0 for wide in [*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]}
DIGITS = str.maketrans("0123456789", "零幺二三四五六七八九")
"""one is 幺 where digits are said one by one: 一 is easily heard as 七"""
YEAR_DIGITS = str.maketrans("0123456789", "零一二三四五六七八九")
HOTLINES = r"(?:110|119|120|122|114)"
UNIT = r"(?=\s*(?:[个名位人张次天年月日号岁元块万千百级分点小课周平米公斤%％度期批页条项种家门楼层室路]|\.\d))"
TWO_OF = r"(?=[个次张位天周种家门岁块元万千项条份名本台遍回期批页]|年(?!级)|小时|分钟|课时|公里|点(?!\d))"
SOUNDS_LIKE = {"同行": "同形"}
"""words that both engines misread, and a homophone that they do not: 同行 is also read tóngháng"""


def _number(digits: str) -> str:
    return str(cn2an.an2cn(digits.replace(",", "")))


def _one_by_one(digits: str) -> str:
    """Say digits in groups as people do: a mobile number 3-4-4, a citizen's number 6-4-4-4, others by fours."""
    if len(digits) <= 6:
        sizes = [len(digits)]
    elif len(digits) == 11:
        sizes = [3, 4, 4]
    else:
        sizes = [6, *[4] * len(digits)] if len(digits) >= 18 else [4] * len(digits)
    groups, start = [], 0
    for size in sizes:
        groups.append(digits[start : start + size])
        start += size
    return "，".join(group for group in groups if group).translate(DIGITS)


def _date(match: re.Match[str]) -> str:
    year, month, day = match.groups()
    return f"{year.translate(YEAR_DIGITS)}年{_number(str(int(month)))}月{_number(str(int(day)))}日"


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match[1]), match[2]
    said = "两" if hour == 2 else _number(str(hour))
    if minute == "00":
        return f"{said}点"
    return f"{said}点{'零' if minute[0] == '0' else ''}{_number(str(int(minute)))}分"


def _landline(match: re.Match[str]) -> str:
    return "，".join(_one_by_one(part) for part in match[0].split("-"))


def _run(match: re.Match[str]) -> str:
    """A run of digits that no other rule took: long ones and those that begin with zero one by one."""
    digits = match[0]
    if len(digits) > 4 or (len(digits) > 1 and digits[0] == "0"):
        return _one_by_one(digits)
    return _number(digits)


RULES: list[tuple[str, str | Callable[[re.Match[str]], str]]] = [
    (r"(?:https?://|www\.)[\w./?=&%#:~+-]+", "这个网址"),
    (r"\d(?: \d){2,}(?: [Xx]\b)?", lambda match: match[0].replace(" ", "")),
    (r"(?m)^\s*(\d{1,2})[.、．)）]\s*(?!\d)", lambda match: f"第{_number(match[1])}，"),
    (r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)", _date),
    (r"(?<!\d)(\d{4})(?=年)", lambda match: match[1].translate(YEAR_DIGITS)),
    (r"(?<!\d)([01]?\d|2[0-4])[:：]([0-5]\d)(?::[0-5]\d)?(?!\d)", _time),
    (r"(?<=尾号|号码|编号|证号)\s*\d{4,}", lambda match: _one_by_one(match[0].strip())),
    (r"(?<!\d)(?:0\d{2,3}|400|800)(?:-\d{3,8})+(?!\d)", _landline),
    (rf"(?<![\d.]){HOTLINES}(?![\d.]){UNIT.replace('?=', '?!')}", lambda match: _one_by_one(match[0])),
    (r"(?<=[\d%％元月日点分号])\s*[~～—-]+\s*(?=[\d零一二两三四五六七八九十])", "到"),
    (r"[¥￥]\s*([\d,]+(?:\.\d+)?)", lambda match: f"{match[1]}元"),
    (r"([\d,]*\d(?:\.\d+)?)\s*[%％]", lambda match: f"百分之{_number(match[1])}"),
    (r"(?<!\d)(\d{1,2})/(\d{1,2})(?!\d)", lambda match: f"{_number(match[2])}分之{_number(match[1])}"),
    (r"(?<![\d第.])2" + TWO_OF, "两"),
    (r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", lambda match: _number(match[0])),
    (r"\d+\.\d+", lambda match: _number(match[0])),
    (r"(?<!\d)[1-9]\d{0,10}" + UNIT, lambda match: _number(match[0])),
    (r"\d+", _run),
    (r"[（(【\[](.*?)[）)】\]]", r"，\1，"),
    (r"[“”‘’「」『』《》〈〉\"*#`_]", ""),
    (r"(?<=[\u4e00-\u9fff])\s*/\s*(?=[\u4e00-\u9fff])", "或"),
    (r"[/|·~～]|—+|…+|\n+", "，"),
    (r"，(?:\s*，)+", "，"),
    (r"，\s*(?=[。！？；：])|^\s*，|(?<=[。！？；：])\s*，", ""),
]
"""in this order: a rule takes what those before it left"""


def spoken_form(text: str) -> str:
    """Return `text` as an engine should be given it: no digits, no brackets, no quotation marks."""
    text = text.translate(WIDE)
    for rule, said in RULES:
        text = re.sub(rule, said, text)
    for written, sound in SOUNDS_LIKE.items():
        text = text.replace(written, sound)
    return text.strip()
