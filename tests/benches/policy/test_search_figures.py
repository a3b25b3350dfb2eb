"""The figures of the search, worked out by hand on a few answers."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from benches.policy.questions import Question
from benches.policy.search import Asked, by_style, figures, share, wrong
from server.policies import Parameter, current_rules
from server.policies.retrieval.find import Found
from server.policies.retrieval.not_held import load_topics

TODAY = date(2026, 11, 27)
_milliseconds = count(1)


def rule_of(clause: str) -> Parameter:
    return next(rule for rule in current_rules().on(TODAY, "130000") if rule.clause == clause)


def asked(*clauses: str, found: str, answered: bool = True, style: str = "typed") -> Asked:
    """A question that some clauses answer, and the clauses that were found for it in their order."""
    question = Question("示例问题", "130000", frozenset(clauses), style)
    rules = tuple(rule_of(clause) for clause in found.split())
    topic = None if answered else load_topics()[0]
    return Asked(question, Found(rules, 0.5, answered, topic, 0.5), float(next(_milliseconds)))


RIGHT = asked("三（一）", found="三（一） 四（二） 二（二）")
SECOND = asked("四（二）", found="三（一） 四（二） 二（二）", style="spoken")
REFUSED = asked("三（一）", found="三（一） 四（二） 二（二）", answered=False)
LOST = asked("四（六）", found="三（一） 四（二） 二（二）")
UNKNOWN = asked(found="三（一）", answered=False)
INVENTED = asked(found="三（一）")


def test_the_first_clause_counts_only_if_it_is_answered_with() -> None:
    seen = figures([RIGHT, SECOND, REFUSED, LOST, UNKNOWN, INVENTED])

    assert (seen["clause_top1"], seen["clause_top3"], seen["unanswerable"]) == (0.25, 0.75, 0.5)


def test_any_of_several_clauses_is_right() -> None:
    assert figures([asked("四（二）", "三（一）", found="三（一）"), RIGHT])["clause_top1"] == 1


def test_a_clause_after_the_third_is_not_found() -> None:
    assert not asked("四（六）", found="三（一） 四（二） 二（二） 四（六）").among_three


def test_without_a_question_of_a_kind_its_share_is_nothing() -> None:
    seen = figures([RIGHT, RIGHT])

    assert (seen["clause_top1"], seen["unanswerable"]) == (1, 0)
    assert share([]) == 0


def test_the_middle_and_the_slow_end_of_the_times_are_told() -> None:
    times = [Asked(RIGHT.question, RIGHT.found, float(ms)) for ms in range(1, 102)]

    assert figures(times)["answer_ms_p50"] == 51
    assert figures(times)["answer_ms_p95"] == pytest.approx(96.9)


def test_each_that_went_wrong_has_a_line_with_what_was_found() -> None:
    rule = rule_of("三（一）").id

    assert wrong([RIGHT, SECOND, REFUSED, UNKNOWN, INVENTED]) == [
        f"示例问题 (四（二）): {rule} 三（一） at 0.50",
        f"示例问题 (三（一）): {rule} 三（一） at 0.50",
        f"示例问题 (not held): {rule} 三（一） at 0.50",
    ]


def test_each_way_of_speaking_has_its_own_share() -> None:
    assert by_style([RIGHT, SECOND, LOST]) == {"spoken": 0, "typed": 0.5}
