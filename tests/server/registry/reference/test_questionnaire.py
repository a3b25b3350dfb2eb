"""The questionnaire is plain, can be answered by ear, and names no diagnosis."""

from __future__ import annotations

import re

import pytest

from language.catalogues import read_trades
from server.registry.reference.questionnaire import Question, questionnaire
from server.registry.repositories.class_search import ACCESS
from server.words.lint import faults_of, sentences
from tests.server.words.usage import ROOT

QUESTIONS = questionnaire().questions
DIAGNOSIS = re.compile(r"残疾|残障|障碍|疾病|患|症|康复|失明|失聪|瘫|智力|智障|精神|缺陷|不能|不行|困难")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_question_is_short_polite_and_plain(question: Question) -> None:
    for text in (question.text, *(option.text for option in question.options)):
        assert faults_of("assess.question", [{"text": text}]) == []
        assert not DIAGNOSIS.search(text)
    assert question.text.endswith("？")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_a_question_is_heard_with_its_options_in_one_breath(question: Question) -> None:
    spoken = question.text + "".join(option.text for option in question.options)
    assert len(spoken) <= 50
    assert all(len(sentences(option.text)) == 1 for option in question.options)
    assert len({option.text for option in question.options}) == 3


def test_there_are_eight_to_twelve_questions_that_ask_different_things() -> None:
    assert 8 <= len(QUESTIONS) <= 12
    assert len({question.key for question in QUESTIONS}) == len({question.text for question in QUESTIONS})


def test_every_tag_that_an_answer_speaks_of_is_that_of_a_trade_and_the_other_way_round() -> None:
    answers = [option for question in QUESTIONS for option in question.options]
    spoken_of = {tag for option in answers for tag in (*option.favours, *option.avoids)}
    assert spoken_of == {tag for trade in questionnaire().trades for tag in trade.tags}


def test_every_support_has_a_name_and_is_reached_by_an_answer() -> None:
    answers = [option for question in QUESTIONS for option in question.options]
    assert {support for option in answers for support in option.supports} == set(questionnaire().supports)
    assert {"sign_interpreter", "braille_or_audio", "step_free"} <= set(ACCESS)


def test_every_trade_is_one_of_the_sample_catalogue_and_none_is_a_medical_one() -> None:
    rows = list(read_trades(ROOT / "server" / "registry" / "sample" / "occupations.csv"))
    for trade in questionnaire().trades:
        found = [row for row in rows if {row.name, *row.synonyms} & set(trade.names)]
        assert [row.medical for row in found] == [False], trade.names
