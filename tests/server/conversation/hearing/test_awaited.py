"""What would answer the open question is likelier, and nothing is lost by it."""

from __future__ import annotations

from math import exp

import pytest

from server.conversation.hearing.awaited import SHARE, Awaited
from server.conversation.hearing.lexicon import Lexicon
from server.conversation.hearing.vocabulary import Spoken, Vocabulary

LEXICON = Lexicon(["我要报名", "我想报名", "残疾人证", "不是", "第一次"])
SPOKEN = Spoken(LEXICON, Vocabulary([("下雨", 900), ("鱼", 500)]))
AWAITED = Awaited(SPOKEN, ("第二个", "第三个", "鹤壁"))


def likelihood(words: Spoken | Awaited, syllable: str, before: str) -> dict[str, float]:
    return {character: exp(one) for character, one in words.of(syllable, before)}


def test_an_answer_that_has_begun_goes_on_as_an_answer() -> None:
    found = likelihood(AWAITED, "er", "第")
    assert found["二"] == pytest.approx(SHARE / 2, rel=0.01)
    assert exp(AWAITED.end("第二个")) > SHARE


def test_words_before_an_answer_do_no_harm() -> None:
    assert likelihood(AWAITED, "er", "我要第") == likelihood(AWAITED, "er", "第")


def test_characters_that_stand_in_no_known_sentence_are_heard_as_well() -> None:
    assert likelihood(SPOKEN, "he", "") == {}
    assert "鹤" in likelihood(AWAITED, "he", "")


def test_other_words_stay_possible_at_half_their_likelihood() -> None:
    assert likelihood(AWAITED, "wo", "")["我"] == pytest.approx(likelihood(SPOKEN, "wo", "")["我"] * (1 - SHARE))
    assert exp(AWAITED.end("")) == pytest.approx(exp(SPOKEN.end("")) * (1 - SHARE))


def test_where_no_answer_goes_on_the_lexicon_alone_speaks() -> None:
    assert AWAITED.of("yao", "我") == SPOKEN.of("yao", "我")
    assert AWAITED.end("我要报名") == SPOKEN.end("我要报名")


def test_the_likeliest_comes_first() -> None:
    found = [one for _, one in AWAITED.of("di", "")]
    assert found == sorted(found, reverse=True)
