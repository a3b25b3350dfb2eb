"""Which one of what is on offer is meant, in the words of people who do not say its number."""

from __future__ import annotations

import pytest

from language.pointing import (
    closest,
    described,
    means_the_one_before,
    names_that_one,
    read_position,
    takes_the_one,
)


@pytest.mark.parametrize(
    ("said", "titles", "at"),
    [
        ("站 走 都 可以", ("站着走着都行", "多半坐着", "用轮椅或者拐杖"), 0),
        ("自己 安静 干", ("多跟人打交道", "三五个人一起", "自己安静地干"), 2),
        ("一天 8 小时 可以", ("一整天", "半天", "时间自己安排"), None),
    ],
)
def test_signed_word_order_points_at_a_title(said: str, titles: tuple[str, ...], at: int | None) -> None:
    assert closest(said, titles) == at


@pytest.mark.parametrize(
    ("said", "named"), [("郑州那个俺闺女在郑州哩", True), ("我 选 石家庄", True), ("不要那个", False)]
)
def test_one_of_several_is_named(said: str, named: bool) -> None:
    assert names_that_one(said) == named


@pytest.mark.parametrize(
    "said",
    [
        "对，就这个，给她报", "选啥呀 不就这一个吗 就这个 给他报上", "看这个", "一 就是它给俺报上",
        "就那一个呗还挑啥就它吧",
    ],
)  # fmt: skip
def test_the_only_one_on_offer_is_taken_in_many_words(said: str) -> None:
    assert takes_the_one(said)


@pytest.mark.parametrize("said", ["先不报这个", "这个管住不", "换一个吧", "除了这个还有啥"])
def test_who_asks_or_refuses_takes_nothing(said: str) -> None:
    assert not takes_the_one(said)


@pytest.mark.parametrize(("said", "position"), [("看1", 1), ("选2吧", 2), ("我要3号", 3), ("看10点的", None)])
def test_a_number_behind_a_word_that_chooses_is_a_choice(said: str, position: int | None) -> None:
    assert read_position(said) == position


@pytest.mark.parametrize(
    ("said", "before"),
    [
        ("手机号用我刚才那个", True), ("还是那个号", True), ("跟刚才一样的号", True), ("就用原来那个手机号吧", True),
        ("刚才给的那个", True), ("同一个号码", True), ("那个", False), ("这个", False),
        ("还是算了", False), ("号", False), ("刚才那个班还有名额吗", False), ("还是那个按摩班", False), ("", False),
    ],
)  # fmt: skip
def test_what_was_given_before_is_pointed_back_at(said: str, before: bool) -> None:
    assert means_the_one_before(said) is before


TITLES = ("高级班，张家口市，2月22日开课", "高级班，秦皇岛市，4月19日开课", "高级班，衡水市，4月1日开课")


@pytest.mark.parametrize(
    ("said", "at"), [("1月25号开课的", None), ("2月22号那个", 0), ("4月1号的", 2), ("张家口的", 0), ("高级班", None)]
)
def test_a_number_is_a_clue_as_a_whole(said: str, at: int | None) -> None:
    assert described(said, TITLES) == at
