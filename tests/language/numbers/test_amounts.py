"""Sums of money, as people write and say them."""

import pytest

from language.numbers.amounts import read_amount

SUMS = {
    "八百块": 800, "1200元": 1200, "1,200元": 1200, "1200": 1200, "一千二": 1200, "两千五百元": 2500, "两千五": 2500,
    "三毛": 0.3, "五块二": 5.2, "五块二毛": 5.2, "十块零五分": 10.05, "1.5万": 15000, "一万五": 15000, "1万5": 15000,
    "三万块钱": 30000, "10万元": 100000, "五万": 50000, "一百二": 120, "一千零五十": 1050, "一千零五": 1005,
    "一万零五百": 10500, "十二万": 120000, "十五块": 15, "3千": 3000,
    "3k": 3000, "两千多块": 2000, "２０００元": 2000,
    "￥1200.50": 1200.5, "人民币八百元": 800, "两万三千四百元": 23400, 
    "俩百块": 200, "块八": 1.8, "两千 五百 元": 2500,
}  # fmt: skip


@pytest.mark.parametrize(("said", "yuan"), SUMS.items())
def test_a_sum_is_read_in_yuan(said: str, yuan: float | None) -> None:
    assert read_amount(said) == yuan


@pytest.mark.parametrize("said", ["", "免费", "三千到五千", "3000-5000", "三五千", "很多钱", "元"])
def test_where_no_one_sum_is_named_none_is_read(said: str) -> None:
    assert read_amount(said) is None
