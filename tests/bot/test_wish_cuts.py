"""Where a second wish could begin."""

import pytest

from bot.wish_cuts import cuts, is_joined_plainly, only_tells


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


def test_no_cut_parts_a_word_from_what_belongs_to_it() -> None:
    parts = {one for one, _ in cuts("石家庄有没有包住宿的K2026班")}
    assert "石家庄有没有包住" in parts
    assert parts.isdisjoint({"石家庄有没有包住宿的", "石家庄有没有包住宿的K", "石家庄有没有包住宿的K20"})


def test_a_word_that_joins_is_heard_before_the_second_part() -> None:
    assert is_joined_plainly("报名，顺便查补贴", "顺便查补贴")
    assert not is_joined_plainly("证发了，补贴到了吗", "补贴到了吗")


@pytest.mark.parametrize("part", ["面点班我学完了", "证已经拿到手了", "俺那培训结业嘞"])
def test_what_is_finished_is_told_and_not_wished(part: str) -> None:
    assert only_tells(part)


@pytest.mark.parametrize("part", ["想在石家庄找个工作", "我把面点学了", "证考完了怎么还不发", "帮我报上"])
def test_a_wish_is_more_than_told(part: str) -> None:
    assert not only_tells(part)
