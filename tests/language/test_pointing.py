"""Which one of what is on offer is meant, in the words of people who do not say its number."""

from __future__ import annotations

import pytest

from language.pointing import closest, names_that_one


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
