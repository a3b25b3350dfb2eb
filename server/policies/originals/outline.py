"""The clauses of an official document by the numbers at the beginnings of its lines."""

import re
from dataclasses import dataclass

BEFORE = "开头"
ANNEX = "附件"
NUMERALS = "一二三四五六七八九十百零〇"
ARTICLE = re.compile(rf"^第([{NUMERALS}]+)条[\s　]*(.*)")
LEVELS = (
    re.compile(rf"^([{NUMERALS}]+)、(.*)"),
    re.compile(rf"^[（(]([{NUMERALS}]+)[)）](.*)"),
    re.compile(r"^(\d{1,2})[.．、](?!\d)(.*)"),
    re.compile(r"^[（(](\d{1,2})[)）](.*)"),
)
"""一、 then （一） then 1. then （1）, as official documents number (GB/T 9704)"""
HEADING = 40
MOST = 99
"""clauses of one level"""
DIGITS = {numeral: value for value, numeral in enumerate("〇一二三四五六七八九")} | {"零": 0}


@dataclass(frozen=True)
class ClauseText:
    """A clause as it stands in the document: `label` like 三（一）2（1） or 第九条, `heading` the beginning of it."""

    label: str
    heading: str
    text: str


def clauses_of(text: str) -> list[ClauseText]:
    """Every clause in its order, each with its own text, without that of the clauses inside it.

    A number counts as one only if it follows the one before it at its level: （二） at the beginning of a broken
    line is none. Text before the first number is 开头.
    """
    found: list[tuple[str, list[str]]] = [(BEFORE, [])]
    numbers: list[int] = []
    article = 0
    for line in (line.strip() for line in text.splitlines()):
        if not line:
            continue
        if re.match(rf"^{ANNEX}\s*\d*\s*[:：]?\s*$", line) and (numbers or article):
            found.append((ANNEX, [line]))
            numbers = []
            continue
        if (named := ARTICLE.match(line)) and number_of(named[1]) == article + 1:
            article += 1
            found.append((f"第{named[1]}条", [line]))
            continue
        level, number = _numbered(line, numbers)
        if number:
            numbers = [*numbers[:level], number]
            found.append((_label(numbers), [line]))
        else:
            found[-1][1].append(line)
    return [ClauseText(label, lines[0][:HEADING], "\n".join(lines)) for label, lines in found if lines]


def number_of(numerals: str) -> int:
    """The value of Chinese numerals up to 999, 0 for what is none."""
    total, digit = 0, 0
    for numeral in numerals:
        if numeral in "十百":
            total += (digit or 1) * (10 if numeral == "十" else 100)
            digit = 0
        else:
            digit = DIGITS.get(numeral, 0)
    return total + digit


def _numbered(line: str, numbers: list[int]) -> tuple[int, int]:
    """The level (from 0) and number of a line that begins a clause, (0, 0) for any other."""
    for level, pattern in enumerate(LEVELS):
        if match := pattern.match(line):
            number = int(match[1]) if match[1].isdigit() else number_of(match[1])
            following = numbers[level] + 1 if len(numbers) > level else 1
            if number == following <= MOST and len(numbers) >= level:
                return level, number
    return 0, 0


def _label(numbers: list[int]) -> str:
    parts = [numerals_of(numbers[0])]
    if len(numbers) > 1:
        parts.append(f"（{numerals_of(numbers[1])}）")
    if len(numbers) > 2:
        parts.append(str(numbers[2]))
    if len(numbers) > 3:
        parts.append(f"（{numbers[3]}）")
    return "".join(parts)


def numerals_of(number: int) -> str:
    """A number from 1 to 99 in Chinese numerals."""
    tens, ones = divmod(number, 10)
    digits = "零一二三四五六七八九"
    return ("" if not tens else "十" if tens == 1 else f"{digits[tens]}十") + (digits[ones] if ones else "")
