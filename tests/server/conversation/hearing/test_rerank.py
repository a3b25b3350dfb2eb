"""Hypotheses are chosen and repaired by how such sentences usually run; a no stays a no."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.conversation.hearing.lexicon import Lexicon
from server.conversation.hearing.negations import denials
from server.conversation.hearing.rerank import best
from tests.server.conversation.hearing.spoken import SENTENCES, heard

LEXICON = Lexicon(SENTENCES)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("残疾人正在哪里办", "残疾人证在哪里办"), ("我要抱名", "我要报名"), ("我想抱名", "我想报名"),
        ("我想抱名参加忙人按摩培训班", "我想报名参加盲人按摩培训班"),
        ("我部想去了", "我不想去了"), ("我想找工作", "我想找工作"), ("第1个班我报了", "第一个班我报了"),
    ],
)  # fmt: skip
def test_characters_of_the_same_sound_are_put_right(said: str, meant: str) -> None:
    assert best(heard(said), LEXICON).text == meant


def test_a_likelier_hypothesis_that_has_lost_a_negation_does_not_win() -> None:
    assert "不" in best(heard("不贴什么十候罚", "补贴什么时候发"), LEXICON).text


def test_the_likelier_hypothesis_wins() -> None:
    assert best(heard("铺贴什么十候罚", "补贴什么时候发"), LEXICON).text == "补贴什么时候发"


def test_what_nobody_says_here_is_left_alone() -> None:
    assert best(heard("量子力学与哲学"), LEXICON).text == "量子力学与哲学"
    assert best(heard("张建国"), LEXICON).text == "张建国"


def test_a_word_with_the_sound_of_a_negation_is_no_reason_to_lose_one() -> None:
    assert best(heard("这个不门管不管"), LEXICON).text == "这个不门管不管"


@given(
    st.lists(st.text("我不部步没美别憋想要报名补贴残疾人证了 ，", min_size=1, max_size=14), min_size=1, max_size=5)
)
def test_negations_are_neither_added_nor_lost(texts: list[str]) -> None:
    texts = [text for text in texts if text.strip(" ，")]
    if texts:
        found = best(heard(*texts), LEXICON)
        assert denials(found.text) == denials(texts[0])
        assert sum(one in "不没别" for one in found.text) >= sum(one in "不没别" for one in found.said)
