"""Numbers of people, found in a sentence by their shape."""

import pytest

from bot.entity_numbers import digits_of, numbers_in


@pytest.mark.parametrize(
    ("said", "kind", "words", "digits"),
    [
        ("我的手机号是13800001357，谢谢", "phone_number", "13800001357", "13800001357"),
        ("幺三八 四个零 幺三五七", "phone_number", "幺三八 四个零 幺三五七", "13800001357"),
        ("打幺三八杠三个五杠俩八嗯零零一", "phone_number", "幺三八杠三个五杠俩八嗯零零一", "13855588001"),
        ("一三八洞洞洞洞幺三五拐", "phone_number", "一三八洞洞洞洞幺三五拐", "13800001357"),
        ("座机0371-66000000", "phone_number", "0371-66000000", "037166000000"),
        ("+8613800001357", "phone_number", "8613800001357", "13800001357"),
        ("证号41 0726 2000 0229 0018 61没错", "certificate_number", "41 0726 2000 0229 0018 61",
         "41072620000229001861"),
        ("四幺幺三二四幺九六六零三幺八二零五叉二四B一", "certificate_number",
         "四幺幺三二四幺九六六零三幺八二零五叉二四B一", "41132419660318205X24B1"),
    ],
)  # fmt: skip
def test_a_number_is_found_where_it_is_said(said: str, kind: str, words: str, digits: str) -> None:
    (found,) = numbers_in(said)
    assert (found.kind, said[found.start : found.end]) == (kind, words)
    assert digits_of(kind, words) == digits


def test_two_numbers_side_by_side_are_two() -> None:
    said = "41072620000229001861，13800001357"
    assert [(one.kind, said[one.start : one.end]) for one in numbers_in(said)] == [
        ("certificate_number", "41072620000229001861"),
        ("phone_number", "13800001357"),
    ]


@pytest.mark.parametrize(
    "said", ["", "第三个", "2026年12月1日", "1200元", "一二三四", "6222 0000 0000 0000", "五四三二一"]
)
def test_other_digits_are_no_number_of_a_person(said: str) -> None:
    assert numbers_in(said) == []
