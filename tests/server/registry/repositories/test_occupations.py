"""Trades by the words people use for them."""

from __future__ import annotations

import pytest

from server.registry.database import Database
from server.registry.repositories import occupations
from tests.samples import an_occupation


@pytest.fixture
def trades(database: Database) -> Database:
    with database.write() as session:
        an_occupation(session, "保健按摩师", synonyms=["按摩", "推拿"])
        an_occupation(session, "盲人医疗按摩人员", synonyms=["盲人医疗按摩", "医疗按摩", "按摩"], medical=True)
        an_occupation(session, "电子商务师", synonyms=["电商", "开网店", "客服"])
        an_occupation(session, "呼叫中心服务员", synonyms=["话务员", "客服"])
    return database


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("我想学按摩", {"保健按摩师"}),
        ("盲人按摩", {"保健按摩师"}),
        ("我想学医疗按摩", {"盲人医疗按摩人员"}),
        ("我做盲人医疗按摩", {"盲人医疗按摩人员"}),
        ("我会电商", {"电子商务师"}),
        ("想开网店", {"电子商务师"}),
        ("做客服", {"电子商务师", "呼叫中心服务员"}),
        ("电子商务师和推拿", {"电子商务师", "保健按摩师"}),
        ("不想做推拿，想开网店", {"电子商务师"}),
        ("不学推拿", {"保健按摩师"}),
        ("随便", set()),
        ("", set()),
    ],
)
def test_a_trade_is_found_by_the_longest_word_for_it(trades: Database, said: str, names: set[str]) -> None:
    with trades.read() as session:
        assert {trade.name for trade in occupations.find_occupations(session, said)} == names


def test_all_words_for_a_trade_are_known(trades: Database) -> None:
    with trades.read() as session:
        assert len(occupations.all_occupations(session)) == 4
        (first,) = occupations.find_occupations(session, "推拿")
        assert first.words == ["保健按摩师", "按摩", "推拿"]
