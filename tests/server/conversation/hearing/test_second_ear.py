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
    assert not is_borne_out(by_sound(text), text, decoded(other))
    assert not MENDING.mend([by_sound(text), *decoded(other)], YES_NO).sure


@pytest.mark.parametrize(
    ("text", "other"), [("是的", "四的。"), ("不要", "布要"), ("四级", "四季四季"), ("第一个", "第一哥")]
)
def test_what_sounds_alike_to_both_is_sure(text: str, other: str) -> None:
    assert is_borne_out(by_sound(text, 0.5), text, decoded(other))


def test_what_was_not_clear_and_sounds_otherwise_to_the_second_ear_is_asked_again() -> None:
    assert not is_borne_out(by_sound("取消", 0.5), "取消", decoded("家里"))
    assert is_borne_out(by_sound("取消", 0.95), "取消", decoded("家里"))


def test_any_hypothesis_of_the_second_ear_may_bear_it_out_but_a_command() -> None:
    assert is_borne_out(by_sound("居家", 0.5), "居家", decoded("取消", "剧家"))
    assert not is_borne_out(by_sound("取消", 0.5), "取消", decoded("家里", "去消"))


def test_what_was_chosen_among_known_words_goes_before_what_the_decoder_is_surer_of() -> None:
    found = MENDING.mend(
        [by_sound("第一个", 0.4), *decoded("第五个")], asked("class", "choice", ("按摩班", "面点班"))
    )
    assert found.text == "第一个"


def test_a_long_text_is_borne_out_by_itself() -> None:
    assert is_borne_out(by_sound("我想报名参加培训班", 0.4), "我想报名参加培训班", decoded("不知道"))


def test_what_was_chosen_among_known_words_is_not_changed_by_what_the_decoder_wrote() -> None:
    found = MENDING.mend([by_sound("我要报名"), *decoded("我要抱名参加盲人按摩培训班")], None)
    assert found.text == "我要报名"
    assert found.sure


def test_a_command_that_one_ear_alone_heard_must_have_been_heard_well() -> None:
    assert not is_borne_out(Heard("跳过", 0.57), "跳过", [])
    assert is_borne_out(Heard("跳过", 0.85), "跳过", [])
    assert is_borne_out(Heard("石家庄", 0.57), "石家庄", [])
