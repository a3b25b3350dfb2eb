"""Patterns beside the reading are measured against the labels of the talks."""

from benches.nlu import report
from benches.nlu.patterns import PATTERNS, counts, rows


def test_a_pattern_is_counted_where_it_finds_and_where_it_is_meant() -> None:
    asks = {"text": "你替我问问", "for": "self", "segments": [{"role": "steering", "intent": "ask_for_me"}]}
    meant = {"text": "跟基地说一声", "for": "self", "segments": [{"role": "steering", "intent": "ask_for_me"}]}
    told = counts([asks, meant])
    assert told["asks to ask the base"] == (1, 1, 2)
    assert told["takes a referral back"] == (0, 0, 0)


def test_every_pattern_has_a_line_of_its_own() -> None:
    table = report.patterns_table(counts(list(rows())[:50]))
    assert all(name in table for name in PATTERNS)
