"""Trades by the words people use, several where several are named."""

import pytest

from language.catalogues import TradeRow
from language.trades import Trades
from tests.bot.catalogues import trades


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("我想学推拿", ["盲人保健按摩"]), ("盲按班", ["盲人保健按摩"]), ("盲人医疗按摩", ["盲人医疗按摩"]),
        ("面点和美发", ["面点", "美发"]), ("美发和面点", ["美发", "面点"]), ("电子商务和客服", ["电子商务", "客服"]),
        ("不想学美发，想学面点", ["面点"]), ("不是面点，是美发", ["美发"]), ("别学养猪了", ["养殖"]),
        ("是不是面点和美发都有", ["面点", "美发"]), ("要不学面点，要不学美发", ["面点", "美发"]),
        ("网店客服", ["客服"]), ("养鸡养猪", ["养殖"]), ("开会", []), ("", []),
    ],
)  # fmt: skip
def test_a_trade_is_found_by_its_words(said: str, names: list[str]) -> None:
    assert [trade.name for trade in trades().find(said)] == names


def test_a_word_for_two_trades_means_both() -> None:
    both = [TradeRow("1", "护理", ("护工",)), TradeRow("2", "家政", ("护工",))]
    assert Trades(both).find("当护工") == both


def test_the_name_of_a_trade_comes_before_a_synonym_of_another() -> None:
    care = TradeRow("1", "护理")
    assert Trades([care, TradeRow("2", "家政", ("护理",))]).find("护理") == [care]


def test_words_that_overlap_count_once_the_longest() -> None:
    shop, service = TradeRow("1", "开网店"), TradeRow("2", "网店客服")
    assert Trades([shop, service]).find("开网店客服") == [service]
