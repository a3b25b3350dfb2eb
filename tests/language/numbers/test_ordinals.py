"""Which one of several."""

import pytest

from language.numbers.ordinals import read_ordinal

CHOSEN = {
    "第一个": 1, "第2个": 2, "第２个": 2, "第三个吧": 3, "就第三个": 3, "我要第二个": 2, "第两个": 2, "第四张": 4,
    "第十个": 10, "第十一个": 11, "第二十": 20, "第九十九个": 99,
    "头一个": 1, "第一": 1, "选二": 2, "要第二": 2, "二号": 2, "2号": 2, "2": 2, "２": 2, "②": 2, "三": 3, "十二": 12,
    "地一个": 1, "第二各": 2, "排第二的": 2, "排在第三的": 3, "选项二": 2, "幺": 1, "打头那个": 1, "打头的": 1,
    "最上面那个": 1, "头一条": 1,
    "最末一个": -1, "末了那个": -1, "末尾那个": -1, "老末那个": -1, "末一个": -1, "最下面那个": -1, "末了": -1,
    "最末了那个": -1, "倒着数第二个": -2, "从后面数第三个": -3,
    "最后一个": -1, "最后那个": -1, "最后": -1, "倒数第一个": -1, "倒数第二个": -2, "倒数第2个": -2,
}  # fmt: skip
NONE_CHOSEN = [
    "一个都不要",
    "最后再说吧",
    "一级",
    "12月",
    "周末一个班",
    "这块地三家有",
    "末了再说",
    "头发",
    "前面那个",
    "第一百零",
    "那个",
    "面点",
    "中",
    "咋选",
    "一二三四",
]


@pytest.mark.parametrize(("said", "position"), CHOSEN.items())
def test_a_position_is_read(said: str, position: int) -> None:
    assert read_ordinal(said) == position


@pytest.mark.parametrize("said", ["", "。", *NONE_CHOSEN])
def test_what_only_holds_a_number_chooses_nothing(said: str) -> None:
    assert read_ordinal(said) is None
