"""Which one of several."""

import pytest

from server.registry.ordinals import read_ordinal

CHOSEN = {
    "第一个": 1, "第2个": 2, "第２个": 2, "第三个吧": 3, "就第三个": 3, "我要第二个": 2, "第两个": 2, "第四张": 4,
    "第十个": 10, "第十一个": 11, "第二十": 20, "第九十九个": 99,
    "头一个": 1, "第一": 1, "选二": 2, "要第二": 2, "二号": 2, "2号": 2, "2": 2, "２": 2, "②": 2, "三": 3, "十二": 12,
    "最后一个": -1, "最后那个": -1, "最后": -1, "倒数第一个": -1, "倒数第二个": -2, "倒数第2个": -2,
}  # fmt: skip
NONE_CHOSEN = [
    "一个都不要",
    "最后再说吧",
    "一级",
    "12月",
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
