"""The labelled questions: enough of them, with clauses that there are, and none known before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benches.policy.questions import MEASURED, TUNING, load_questions
from server.policies import NATIONAL, current_rules
from server.policies.retrieval.not_held import load_topics

TODAY = date(2026, 11, 27)
PROVINCES = {"130000", "410000"}
STYLES = {"typed", "spoken", "clerk", "dialect", "deaf"}
BOTH = pytest.mark.parametrize("path", [MEASURED, TUNING], ids=["measured", "tuning"])


def bare(text: str) -> str:
    return "".join(letter for letter in text if letter.isalnum())


@BOTH
def test_there_are_enough_questions_of_both_kinds(path: Path) -> None:
    questions = load_questions(path)

    assert len(questions) >= 150
    assert sum(not question.answerable for question in questions) >= 30
    assert sum(question.answerable for question in questions) >= 100


@BOTH
def test_each_is_asked_in_one_of_the_provinces_and_in_a_known_way_of_speaking(path: Path) -> None:
    questions = load_questions(path)

    assert {question.province for question in questions} == PROVINCES
    assert {question.style for question in questions} == STYLES
    assert all(question.text.strip() == question.text != "" for question in questions)


@BOTH
def test_every_clause_stands_in_a_document_of_the_province_or_the_nation(path: Path) -> None:
    documents = current_rules().documents.values()
    known = {
        province: {clause for one in documents if one.province in (province, NATIONAL) for clause in one.clauses}
        for province in PROVINCES
    }

    assert not [one for one in load_questions(path) if one.clauses - known[one.province]]


@BOTH
def test_every_question_that_has_a_clause_has_a_rule_that_can_answer_it(path: Path) -> None:
    rules = list(current_rules().on(TODAY))
    held = {(area, rule.clause) for rule in rules for area in PROVINCES if rule.province in (area, NATIONAL)}

    lost = [
        one for one in load_questions(path) if one.answerable and not {(one.province, c) for c in one.clauses} & held
    ]

    assert not lost


def test_no_question_is_in_both_files_or_twice_in_one() -> None:
    asked = [(bare(one.text), one.province) for path in (MEASURED, TUNING) for one in load_questions(path)]
    measured, tuning = ({bare(one.text) for one in load_questions(path)} for path in (MEASURED, TUNING))

    assert len(set(asked)) == len(asked)
    assert not measured & tuning


def test_no_measured_question_stands_word_for_word_where_the_search_looks() -> None:
    rules = {bare(text) for rule in current_rules().on(TODAY) for text in (*rule.asked, rule.title)}
    topics = {bare(text) for topic in load_topics() for text in (*topic.asked, topic.title)}

    assert not [one.text for one in load_questions(MEASURED) if bare(one.text) in rules | topics]
