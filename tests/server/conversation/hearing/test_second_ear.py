"""A short answer is acted on only where nothing speaks against it."""

from __future__ import annotations

import pytest

from server.conversation.hearing import Heard, Mending
from server.conversation.hearing.second_ear import is_borne_out
from tests.server.conversation.hearing.spoken import SENTENCES, asked

YES_NO = asked("confirm", "yes_no")
MENDING = Mending(lambda: SENTENCES)


def by_sound(text: str, confidence: float = 1.0) -> Heard:
    return Heard(text, confidence, in_words=True)


def decoded(*texts: str) -> list[Heard]:
    return [Heard(text, 0.7) for text in texts]


@pytest.mark.parametrize(
    ("text", "other"), [("要", "不要"), ("不是", "四的"), ("不要", "腰"), ("是的", "布是"), ("没有", "有")]
)
def test_where_one_ear_hears_a_denial_and_the_other_does_not_it_is_asked_again(text: str, other: str) -> None:
    assert not is_borne_out(by_sound(text), decoded(other))
    assert not MENDING.mend([by_sound(text), *decoded(other)], YES_NO).sure


@pytest.mark.parametrize(
    ("text", "other"), [("是的", "四的。"), ("不要", "布要"), ("四级", "四季四季"), ("第一个", "第一哥")]
)
def test_what_sounds_alike_to_both_is_sure(text: str, other: str) -> None:
    assert is_borne_out(by_sound(text, 0.5), decoded(other))


def test_what_was_not_clear_and_sounds_otherwise_to_the_second_ear_is_asked_again() -> None:
    assert not is_borne_out(by_sound("取消", 0.5), decoded("家里"))
    assert is_borne_out(by_sound("取消", 0.95), decoded("家里"))


def test_any_hypothesis_of_the_second_ear_may_bear_it_out() -> None:
    assert is_borne_out(by_sound("取消", 0.5), decoded("家里", "去消"))


def test_a_long_text_is_borne_out_by_itself() -> None:
    assert is_borne_out(by_sound("我想报名参加培训班", 0.4), decoded("不知道"))


def test_what_was_chosen_among_known_words_is_not_changed_by_what_the_decoder_wrote() -> None:
    found = MENDING.mend([by_sound("我要报名"), *decoded("我要抱名参加盲人按摩培训班")], None)
    assert found.text == "我要报名"
    assert found.sure
