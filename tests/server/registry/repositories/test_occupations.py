"""The trades on record."""

from __future__ import annotations

from server.registry.database import Database
from server.registry.repositories import occupations
from tests.samples import an_occupation


def test_all_trades_are_known_with_all_words_for_them(database: Database) -> None:
    with database.write() as session:
        an_occupation(session, "保健按摩师", synonyms=["按摩", "推拿"])
        an_occupation(session, "电子商务师", synonyms=["电商", "开网店", "客服"])
    with database.read() as session:
        found = occupations.all_occupations(session)
    assert {trade.name: trade.synonyms for trade in found} == {
        "保健按摩师": ["按摩", "推拿"], "电子商务师": ["电商", "开网店", "客服"],
    }  # fmt: skip
