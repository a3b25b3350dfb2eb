"""A long number, said part by part."""

from __future__ import annotations

import pytest

from language.numbers.dictation import wishes_parts
from language.numbers.personal import check_character
from server.conversation.number_in_parts import NotANumber, NumberInParts, Whole
from server.words import Wording

FIRST_SEVENTEEN = "41010519900307123"
CERTIFICATE = f"{FIRST_SEVENTEEN}{check_character(FIRST_SEVENTEEN)}11"


def said(parts: NumberInParts, text: str, sure: bool = True) -> str:
    wording = parts.hear(text, sure)
    assert isinstance(wording, Wording)
    return wording.text


def test_each_part_is_said_back_and_the_next_one_is_asked_for() -> None:
    parts = NumberInParts("certificate_number")
    assert "前6位" in parts.begin().text
    wording = parts.hear("四一零一零五", True)
    assert isinstance(wording, Wording)
    assert wording.text.startswith("410105。")
    assert "接下来的8位" in wording.text
    assert wording.speech is not None
    assert wording.speech.startswith("4 1 0 1 0 5")
    assert "最后6位" in said(parts, "一九九零零三零七")
    assert parts.hear(CERTIFICATE[14:], True) == Whole(CERTIFICATE)


def test_who_says_it_is_wrong_says_that_part_again() -> None:
    parts = NumberInParts("phone_number")
    assert "138" in said(parts, "幺三八")
    assert "前3位" in said(parts, "不对")
    assert "接下来的4位" in said(parts, "幺三九")
    assert "最后4位" in said(parts, "一二三四")
    assert "接下来的4位" in said(parts, "错了")
    assert "最后4位" in said(parts, "一二三五")
    assert parts.hear("零零零零", True) == Whole("13912350000")


def test_nothing_is_guessed_where_a_part_is_too_short_or_not_sure() -> None:
    parts = NumberInParts("verification_code")
    assert "1234" in said(parts, "一二三四")
    assert parts.awaited == 3
    assert "再说一遍前3位" in said(parts, "一二三", sure=False)
    assert "再说一遍前3位" in said(parts, "呃", sure=False)


def test_a_day_of_birth_that_does_not_exist_is_asked_for_at_once() -> None:
    parts = NumberInParts("certificate_number")
    said(parts, "410105")
    assert "不是一个日期" in said(parts, "19901332")
    assert "最后6位" in said(parts, "19901231")


def test_parts_that_make_no_number_are_said_from_the_start_and_then_another_way_is_shown() -> None:
    parts = NumberInParts("certificate_number")
    wrong = CERTIFICATE[:16] + "9" + CERTIFICATE[17:]
    for expected in ("从头", "转人工"):
        said(parts, wrong[:6])
        said(parts, wrong[6:14])
        assert expected in said(parts, wrong[14:])
    assert parts.given_up


def test_the_whole_number_or_all_that_is_left_may_be_said_at_once() -> None:
    parts = NumberInParts("certificate_number")
    assert parts.hear(CERTIFICATE, True) == Whole(CERTIFICATE)
    said(parts, "410105")
    assert parts.hear(CERTIFICATE[6:], True) == Whole(CERTIFICATE)


@pytest.mark.parametrize("text", ["取消", "我的证丢了怎么办", "转人工", "慢一点"])
def test_what_is_no_number_is_for_the_bot(text: str) -> None:
    assert NumberInParts("certificate_number").hear(text, True) == NotANumber()


@pytest.mark.parametrize("text", ["重复", "请再说一遍", "没听清楚"])
def test_who_did_not_hear_is_told_the_part_again(text: str) -> None:
    assert "前6位" in said(NumberInParts("certificate_number"), text)


@pytest.mark.parametrize(
    ("text", "wished"),
    [
        ("一段一段说", True),
        ("可以分段说吗", True),
        ("我想分几段来说", True),
        ("分开班的地方", False),
        ("慢一点说", False),
    ],
)
def test_parts_can_be_wished_for(text: str, wished: bool) -> None:
    assert wishes_parts(text) is wished
