"""A time with its side: what comes after has no end, and a day counts itself."""

from datetime import date

import pytest

from language.time.sides import read_span_with_side
from language.time.spans import Span

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("words", "behind", "span"),
    [
        ("1月15号", "以后开的", Span(date(2027, 1, 15), date.max)),
        ("一月中旬", "以后", Span(date(2027, 1, 21), date.max)),
        ("1月15号", "以前", Span(TODAY, date(2027, 1, 15))), ("三月", "之前", Span(TODAY, date(2027, 2, 28))),
        ("1月15号", "开的", Span(date(2027, 1, 15), date(2027, 1, 15))),
    ],
)  # fmt: skip
def test_a_side_opens_the_time_that_is_named(words: str, behind: str, span: Span) -> None:
    assert read_span_with_side(words, behind, TODAY) == span
    assert span.is_open == (span.end == date.max)
