"""Who was paid before says so."""

import pytest

from language.received import speaks_of_money_had_before


@pytest.mark.parametrize(
    "said",
    [
        "不对吧春天我领过一次初级的咋还剩三次呢", "你们那上头查不着我初级那回吗", "系统里有没有我春天那一回",
        "初级那个补贴你们给我发过了", "俺那回咋没算进去",
    ],
)  # fmt: skip
def test_who_was_paid_before(said: str) -> None:
    assert speaks_of_money_had_before(said)


@pytest.mark.parametrize(
    "said", ["我没领过", "还能领几次", "卡号发过来了", "打过去没人接", "这钱几天到账", "一年能领两回不"]
)
def test_who_speaks_of_something_else(said: str) -> None:
    assert not speaks_of_money_had_before(said)
