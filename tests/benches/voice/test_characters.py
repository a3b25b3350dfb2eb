"""The error rate in characters, worked out by hand."""

from __future__ import annotations

import pytest

from benches.voice.characters import comparable, edits, error_rate


@pytest.mark.parametrize(
    ("said", "heard", "expected"),
    [
        ("补贴", "补贴", 0),
        ("补贴", "补铁", 1),
        ("我要报名", "要报名", 1),
        ("报名", "我报名吧", 2),
        ("报名", "", 2),
        ("", "啊", 1),
    ],
)
def test_each_character_that_is_changed_added_or_lost_is_one_edit(said: str, heard: str, expected: int) -> None:
    assert edits(said, heard) == expected


def test_the_rate_is_of_all_characters_and_not_a_mean_of_sentences() -> None:
    assert error_rate([("好", "号"), ("我要申请培训补贴啊", "我要申请培训补贴啊")]) == pytest.approx(1 / 10)


def test_where_nothing_was_said_there_is_no_rate() -> None:
    assert error_rate([]) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("我要报名。", "我要報名"),
        ("一个月三千块钱", "1个月3000块钱"),
        ("幺三八，零零幺三", "138 0013"),
        ("二零二六年三月五号", "2026年3月5号"),
        ("去年十月十二号", "去年10月12号"),
        ("第二个", "第2个"),
    ],
)
def test_the_same_words_in_another_writing_are_no_error(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


def test_another_number_is_an_error() -> None:
    assert error_rate([("三千", "2000")]) == pytest.approx(1 / 4)


def test_a_numeral_that_is_none_is_left_alone() -> None:
    assert comparable("万一来不了") == comparable("万一来不了")
    assert comparable("千万别忘") != comparable("十万别忘")
