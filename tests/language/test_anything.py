"""Answers that leave it open, and wishes for something else."""

import pytest

from language.anything import asks_for_something_else, lets_any_do


@pytest.mark.parametrize(
    ("said", "any_trade"),
    [
        ("只要在家，别的活也行", True), ("什么活 都行 电话 接 不行", True), ("都给我看看", True),
        ("哪儿都中", False), ("编织就行", False),
    ],
)  # fmt: skip
def test_any_trade_will_do(said: str, any_trade: bool) -> None:
    assert lets_any_do(said) == any_trade


@pytest.mark.parametrize(("said", "another"), [("换一门", True), ("有没有别的手艺", True), ("有没有线上的", False)])
def test_another_trade_is_wanted(said: str, another: bool) -> None:
    assert asks_for_something_else(said) == another
