"""A date with its side: 三月以后, 年底之前."""

from __future__ import annotations

import re
from datetime import date, timedelta

from language.time.dates import read_span
from language.time.spans import Span

AFTER = re.compile(r"(?:以后|之后|过后|往后|后)(?!天|年|个?月|头|面)")
BEFORE = re.compile(r"(?:以前|之前|前)(?!天|年|个?月|头|面)")
A_DAY = timedelta(days=1)


def read_span_with_side(words: str, behind: str, today: date) -> Span | None:
    """Return the days that `words` name, or those after or before them as `behind` (what follows) says.

    A day counts itself (1月15号以后 begins on the 15th), a longer time does not; what comes after has no end.
    """
    span = read_span(words, today)
    if span is None:
        return None
    if AFTER.match(behind):
        return Span(span.start if span.is_day else span.end + A_DAY, date.max)
    if BEFORE.match(behind):
        return Span(today, span.end if span.is_day else span.start - A_DAY)
    return span
