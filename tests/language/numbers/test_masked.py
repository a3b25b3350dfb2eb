"""Numbers of a person are shown by their last four digits, however they were typed; other numbers stay."""

from __future__ import annotations

import pytest

from language.numbers.masked import masked


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("我的手机号是19900001234。", "我的手机号是****1234。"),
        ("199 0000 1234", "****1234"),
        ("199-0000-1234", "****1234"),
        ("１９９００００１２３４", "****１２３４"),
        ("幺九九零零零零一二三四", "****一二三四"),
        ("一九九，零零零零，一二三四", "****一二三四"),
        ("41999919700101000X43", "****0X43"),
        ("41999919700101\n000X 43", "****0X43"),
        ("41999919700101000Ｘ43B1", "****0Ｘ43B1"),
        ("卡号6222 0200 0000 0000 001，谢谢", "卡号****0001，谢谢"),
        ("电话0371-65901234", "电话****1234"),
        ("证号41999919700101000143手机19900001234", "证号****0143手机****1234"),
    ],
)
def test_a_number_of_somebody_is_masked(typed: str, shown: str) -> None:
    assert masked(typed) == shown


@pytest.mark.parametrize(
    "typed",
    [
        "验证码123456",
        "2026年11月30日",
        "2026-11-30 09:30",
        "申请号000128",
        "每月3500到4500元",
        "第十二条",
        "一二三",
        "XXL",
        "",
    ],
)
def test_other_numbers_stay(typed: str) -> None:
    assert masked(typed) == typed
