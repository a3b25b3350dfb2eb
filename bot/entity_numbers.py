"""Numbers of people where they stand in a sentence, by their shape alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from language.numbers.digits import longest_digit_run

DIGIT = r"[0-9０-９零〇洞一幺壹二两贰三叁四肆五伍六陆七拐柒八捌九勾钩玖]"
ONE = rf"(?:[二两三四五六七八九2-9]个|[俩双仨]个?)?(?:{DIGIT}|[腰妖夭](?={DIGIT}))"
LETTER = r"叉|[埃爱艾]克斯|[XxＸｘBb×]"
GAP = r"(?:[\s\-－\u2010-\u2015.，,、·]|[短小中]?横[杠线]?|[中小]?杠|[嗯呃额]|那个|然后)*"
RUN = re.compile(rf"{ONE}(?:{GAP}(?:{ONE}|{LETTER}))+")
PARTS = re.compile(r"[^，,、]+")
SHAPES = {
    "certificate_number": re.compile(r"\d{17}[\dX][1-7][1-4](?:B\d)?"),
    "phone_number": re.compile(r"(?:(?:00)?86)?1[3-9]\d{9}|0\d{9,11}"),
}


@dataclass(frozen=True)
class Number:
    """A number in a text: its kind (an entity's name) and its span."""

    kind: str
    start: int
    end: int


def numbers_in(text: str) -> list[Number]:
    """Return the certificate and phone numbers that stand in `text`, written or spoken."""
    found: list[Number] = []
    for run in RUN.finditer(text):
        whole = _shaped(run.group(), run.start())
        parts = [_shaped(part.group(), run.start() + part.start()) for part in PARTS.finditer(run.group())]
        found += [one for one in ([whole] if whole else parts) if one]
    return found


def digits_of(kind: str, words: str) -> str:
    """Return the digits of a number as they are kept, or an empty string."""
    digits = longest_digit_run(words)
    if kind == "phone_number" and len(digits) in (13, 15) and digits.startswith(("86", "0086")):
        return digits.removeprefix("00").removeprefix("86")
    return digits


def _shaped(words: str, start: int) -> Number | None:
    return next(_shapes(words, start), None)


def _shapes(words: str, start: int) -> Iterator[Number]:
    ahead = len(words) - len(words.lstrip())
    for kind, shape in SHAPES.items():
        if shape.fullmatch(longest_digit_run(words)):
            yield Number(kind, start + ahead, start + len(words.rstrip()))
