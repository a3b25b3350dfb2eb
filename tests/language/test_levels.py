"""Skill levels, and what sounds like one."""

import pytest

from language.levels import begins_from_the_start, read_disability_level, read_level

LEVELS = {
    "五级": 5, "初级": 5, "初级工": 5, "零基础": 5, "入门班": 5, "四级": 4, "4级": 4, "４级": 4, "中级": 4,
    "中级工证": 4, "三级": 3, "高级": 3, "高级工": 3, "二级": 2, "技师": 2, "一级": 1, "高级技师": 1,
    "三级/高级工": 3, "二级技师": 2, "一级技师": 1, "高级技工": 3, "初级技工证": 5, "Ⅲ级": 3, "IV级": 4, "叁级": 3,
    "等级是三": 3, "零起点": 5,
    "一级（高级技师）": 1, "我想考个中级的": 4, "视力一级，想学中级": 4,
}  # fmt: skip
NOT_OF_A_SKILL = [
    "", "六级", "超级", "学徒工", "特级技师", "首席技师", "肢体三级", "视力残疾一级", "残疾证是二级", "残疾等级三级",
    "听力4级", "残疾人证二级", "面点", "中",
]  # fmt: skip


@pytest.mark.parametrize(("said", "level"), LEVELS.items())
def test_a_level_is_read_by_number_and_by_name(said: str, level: int) -> None:
    assert read_level(said) == level


@pytest.mark.parametrize("said", NOT_OF_A_SKILL)
def test_the_level_of_a_disability_is_no_level_of_skill(said: str) -> None:
    assert read_level(said) is None


@pytest.mark.parametrize(
    ("said", "level"),
    [("一级", 1), ("肢体三级", 3), ("4级", 4), ("四级的", 4), ("二", 2), ("五级", None), ("重度", None), ("", None)],
)
def test_how_severe_a_disability_is(said: str, level: int | None) -> None:
    assert read_disability_level(said) == level


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("有没有从头教的", True),
        ("俺一点儿都没学过", True),
        ("啥也不会", True),
        ("我学过两年", False),
        ("从头再来", False),
    ],
)
def test_who_knows_nothing_of_a_trade_says_so_in_many_words(said: str, begins: bool) -> None:
    assert begins_from_the_start(said) is begins
