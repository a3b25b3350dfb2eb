"""A date with its side: 三月以后, 年底之前."""

from __future__ import annotations

import re
from datetime import date, timedelta

from language.time.dates import read_span
from language.time.spans import Span

AFTER = re.compile(r"(?:以后|之后|过后|往后|后)(?!天|年|个?月|头|面)")
BEFORE = re.compile(r"(?:以前|之前|前)(?!天|年|个?月|头|面)")
A_YEAR = timedelta(days=365)


def read_span_with_side(words: str, behind: str, today: date) -> Span | None:
    """Return the days that `words` name, or those after or before them as `behind` (what follows) says."""
    span = read_span(words, today)
    if span is None:
        return None
    if AFTER.match(behind):
        return Span(span.end + timedelta(days=1), span.end + A_YEAR)
    if BEFORE.match(behind):
        return Span(today, span.start - timedelta(days=1))
    return span
