"""Digits are read as they sound where a number is awaited, and none is ever guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.conversation.hearing.numbers import count_digits, is_valid, read_number

CERTIFICATE = "41010519900101001X32"
PHONE = "13812345679"


@pytest.mark.parametrize(
    ("heard", "digits"),
    [
        ("4 1 0 1", "4101"), ("四一零一", "4101"), ("410,105", "410105"), ("1-3-8-1", "1381"), ("要三八零", "1380"),
        ("幺三八零", "1380"), ("三八妖零二", "38102"), ("五两三", "523"), ("六酒三四", "6934"), ("三四起二", "3472"),
        ("四一林五", "4105"), ("三柳二五", "3625"), ("三把四五六", "38456"), ("三么四五六", "31456"),
        ("我的手机号是138五六", "13856"), ("138零零零吧", "138000"),
    ],
)  # fmt: skip
def test_misheard_digits_are_digits_where_a_number_is_awaited(heard: str, digits: str) -> None:
    number = read_number(heard, "phone_number")
    assert number
    assert number.digits == digits
    assert number.whole


@pytest.mark.parametrize(
    "heard", ["我要报名", "是的", "一百二", "九月一号", "第三个", "我不知道", "要不要一起去", ""]
)
def test_words_are_no_number(heard: str) -> None:
    assert read_number(heard, "certificate_number") is None
    assert read_number(heard, None) is None


def test_elsewhere_only_a_long_row_of_plain_digits_is_a_number() -> None:
    assert read_number("一九九零年", None) is None
    number = read_number("我的手机是一三八要二三四五六七九", None)
    assert number
    assert number.text == "我的手机是13812345679"


@pytest.mark.parametrize("cross", ["X", "x", "叉", "差", "插", "查", "艾克斯", "克思", "ex", "×"])
def test_the_check_character_is_heard_behind_seventeen_digits(cross: str) -> None:
    number = read_number(f"四一零一零五一九九零零一零一零零一{cross}三二", "certificate_number")
    assert number
    assert number.digits == CERTIFICATE


def test_elsewhere_a_cross_is_no_digit() -> None:
    number = read_number("一三八查二三四五六", "phone_number")
    assert number
    assert not number.whole


def test_what_cannot_be_read_inside_a_number_leaves_it_unsure() -> None:
    number = read_number("一三八雅二三四五六七九", "phone_number")
    assert number
    assert not number.whole
    assert "雅" in number.text


@given(st.text("零幺二三四五六七八九", min_size=3, max_size=24))
def test_digits_spoken_plainly_are_read_one_for_one(spoken: str) -> None:
    number = read_number(spoken, "certificate_number")
    assert number
    assert number.digits == "".join(str("零幺二三四五六七八九".index(one)) for one in spoken)


@given(
    st.text("零一二要酒起我的是138吧查。 ,百", max_size=30), st.sampled_from(["phone_number", "bank_account", None])
)
def test_no_digit_is_ever_added(heard: str, slot: str | None) -> None:
    number = read_number(heard, slot)
    assert number is None or len(number.digits) <= len(heard)


def test_a_number_is_valid_for_the_slot_that_awaits_it() -> None:
    number = read_number(PHONE, "phone_number")
    assert number
    assert is_valid(number.text, "phone_number")
    assert not is_valid(number.text, "verification_code")


def test_digits_are_counted_from_the_first_one() -> None:
    assert count_digits("四", "certificate_number") == 1
    assert count_digits("四一零一", "certificate_number") == 4
    assert count_digits("我不知道", "certificate_number") == 0
