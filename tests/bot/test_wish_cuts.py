"""Where a second wish could begin."""

import pytest

from bot.wish_cuts import cuts, is_joined_plainly


@pytest.mark.parametrize(
    ("said", "one", "other"),
    [
        ("我要报面点班，顺便问问补贴还剩几次", "我要报面点班", "顺便问问补贴还剩几次"),
        ("证发了没补贴啥时候到", "证发了没", "补贴啥时候到"),
        ("班 我 报 补贴 几次", "班 我 报", "补贴 几次"),
        ("我想找个活还想学电商", "我想找个活", "还想学电商"),
    ],
)
def test_a_sentence_is_cut_where_the_second_wish_begins(said: str, one: str, other: str) -> None:
    assert (one, other) in cuts(said)


@pytest.mark.parametrize("said", ["", "好", "报名", "，。", "我，", "我要报名，" * 30])
def test_what_is_too_short_or_too_long_for_two_wishes_is_not_cut(said: str) -> None:
    assert cuts(said) == []


def test_a_word_that_joins_is_heard_before_the_second_part() -> None:
    assert is_joined_plainly("报名，顺便查补贴", "顺便查补贴")
    assert not is_joined_plainly("证发了，补贴到了吗", "补贴到了吗")
