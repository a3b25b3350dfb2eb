"""The figures of the report, worked out by hand on a few sentences."""

import pytest

from benches.nlu import scores
from benches.nlu.held_out import DOUBLE, KINDS, Sentence, sentences
from benches.nlu.pipeline import Parsed

TRADE, PLACE = (0, 2, "occupation"), (2, 4, "place")


def pair(meant: str, taken: str, confidence: float = 0.9, kind: str = "typed") -> scores.Pair:
    return (
        Sentence(kind, "面点郑州", meant, frozenset({TRADE, PLACE})),
        Parsed(taken, ((taken, confidence), ("greet", 0.05)), frozenset({TRADE})),
    )


def test_accuracy_is_the_share_of_right_intents() -> None:
    assert scores.accuracy([pair("a", "a"), pair("b", "a"), pair("b", "b"), pair("c", "c")]) == 0.75


def test_a_sentence_that_falls_back_counts_by_its_first_reading_and_is_not_acted_on() -> None:
    unsure = (
        Sentence("typed", "嗯", "affirm", frozenset()),
        Parsed("nlu_fallback", (("nlu_fallback", 0.6), ("affirm", 0.2)), frozenset()),
    )
    assert scores.accuracy([unsure]) == 1
    assert scores.acted_on([unsure]) == 0


def test_macro_f1_counts_each_intent_alike() -> None:
    # a: 2 of 2 found, 3 named: 4/5; b: 1 of 2 found, 1 named: 2/3
    pairs = [pair("a", "a"), pair("a", "a"), pair("b", "a"), pair("b", "b")]
    assert scores.macro_f1(pairs) == pytest.approx((4 / 5 + 2 / 3) / 2)


def test_an_entity_is_right_when_its_words_and_its_name_are() -> None:
    found = scores.entity_scores([pair("a", "a")])
    assert found == {"occupation": (1, 1, 1), "place": (0, 0, 1)}
    assert scores.f1(found.values()) == pytest.approx(2 / 3)


def test_both_wishes_count_in_either_order_and_one_does_not() -> None:
    assert scores.both_found([pair("a+b", "a+b"), pair("a+b", "b+a"), pair("a+b", "a"), pair("a+b", "a+c")]) == 0.5


def test_confidence_is_compared_with_how_often_it_is_right() -> None:
    ((band, many, said, right),) = scores.calibration([pair("a", "a", 0.95), pair("b", "a", 0.85)])
    assert (band, many, right) == ("80–100 %", 2, 0.5)
    assert said == pytest.approx(0.9)


def test_every_kind_of_speech_has_sentences_with_their_entities() -> None:
    for kind in (*KINDS, DOUBLE):
        found = sentences(kind)
        assert len(found) >= 100, kind
        assert all(sentence.text[start:end] and name for sentence in found for start, end, name in sentence.entities)
