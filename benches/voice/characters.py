"""How far what was heard is from what was said, in characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import cn2an

from language.writing.plain import squeeze
from language.writing.simplified import simplified

NUMERALS = re.compile(r"[零〇一幺二两三四五六七八九十百千万\d]+")
WITH_UNITS = re.compile(r"[十百千万]")
DIGITS = str.maketrans("零〇一幺二两三四五六七八九", "0011223456789")


def comparable(text: str) -> str:
    """Return the text in simplified characters, without punctuation and spaces, and numerals as digits.

    The same is done to both sides, so that it is no error to write 三千块 as 3000块, 幺三八 as 138 or 一个 as 1个.
    With 十百千万 a numeral is read for its value, without them digit by digit.
    """
    return NUMERALS.sub(_in_digits, simplified(squeeze(text)))


def edits(said: str, heard: str) -> int:
    """Return the fewest insertions, deletions and substitutions that make one of the other (Levenshtein 1965)."""
    row = list(range(len(heard) + 1))
    for at, wanted in enumerate(said, 1):
        before, row[0] = row[0], at
        for column, found in enumerate(heard, 1):
            before, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, before + (wanted != found))
    return row[-1]


def error_rate(pairs: Iterable[Sequence[str]]) -> float | None:
    """Return all edits over all characters that were said, both made comparable; None where nothing was said.

    Each pair is what was said, and what was heard.
    """
    plain = [(comparable(said), comparable(heard)) for said, heard in pairs]
    length = sum(len(said) for said, _ in plain)
    return sum(edits(said, heard) for said, heard in plain) / length if length else None


def _in_digits(run: re.Match[str]) -> str:
    numeral = run.group()
    if not WITH_UNITS.search(numeral):
        return numeral.translate(DIGITS)
    try:
        return str(cn2an.cn2an(numeral.replace("幺", "一"), "smart"))
    except ValueError:  # 百千万 that are no number: 千万, 万一
        return numeral.translate(DIGITS)
