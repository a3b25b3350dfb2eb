"""The set of questions with their facts, and what counts as a complete answer."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benches.policy.complete import (
    FACTS,
    FACTS_TUNING,
    Answered,
    FactQuestion,
    completeness,
    incomplete,
    load_fact_questions,
)
from benches.policy.questions import MEASURED, TUNING, load_questions
from server.policies import current_rules
from server.policies.retrieval.find import Found
from server.policies.retrieval.not_held import load_topics

TODAY = date(2026, 11, 27)
QUESTION = FactQuestion("示例问题", "130000", (("五年", "5年"), ("全员",)))
UNKNOWN = FactQuestion("示例难题", "130000", ())
RULE = next(iter(current_rules().on(TODAY)))


def bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


def answered(question: FactQuestion, said: str) -> Answered:
    return Answered(question, Found((RULE,), 0.9, bool(said), None, 0.5), said)


def test_every_fact_must_be_said_in_one_of_its_wordings() -> None:
    assert answered(QUESTION, "5年一轮，全员参加。").complete
    assert answered(QUESTION, "五年一轮。").lacking == ["全员"]
    assert not answered(QUESTION, "五年一轮。").complete


def test_no_answer_is_complete_only_where_no_document_holds_one() -> None:
    assert answered(UNKNOWN, "").complete
    assert not answered(UNKNOWN, "别的话。").complete
    assert not answered(QUESTION, "").complete


def test_the_share_counts_both_kinds_and_what_is_lacking_is_listed() -> None:
    all_of_them = [answered(QUESTION, "五年全员。"), answered(QUESTION, "五年。"), answered(UNKNOWN, "")]

    assert completeness(all_of_them) == 0.6667
    (line,) = incomplete(all_of_them)
    assert line.startswith("示例问题: lacks 全员")


@pytest.mark.parametrize(("path", "least"), [(FACTS, 100), (FACTS_TUNING, 1000)], ids=["measured", "tuning"])
def test_there_are_enough_questions_of_both_provinces_and_some_that_no_document_holds(path: Path, least: int) -> None:
    questions = load_fact_questions(path)

    assert len(questions) >= least
    assert sum(one.unknown for one in questions) >= 10
    assert {one.province for one in questions} == {"130000", "410000"}
    assert len({(bare(one.text), one.province) for one in questions}) == len(questions)


def test_a_question_with_facts_that_is_unknown_too_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text("- question: 示例\n  province: '130000'\n  unknown: true\n  facts: [[示例]]\n", encoding="utf-8")

    with pytest.raises(ValueError, match="either facts or unknown"):
        load_fact_questions(path)


def test_no_question_stands_word_for_word_where_the_search_looks_or_learns() -> None:
    rules = {bare(text) for rule in current_rules().on(TODAY) for text in (*rule.asked, rule.title)}
    topics = {bare(text) for topic in load_topics() for text in (*topic.asked, topic.title)}
    learned = {bare(one.text) for path in (MEASURED, TUNING) for one in load_questions(path)}

    worked_on = {bare(one.text) for one in load_fact_questions(FACTS_TUNING)}

    assert not [one.text for one in load_fact_questions() if bare(one.text) in rules | topics | learned | worked_on]
