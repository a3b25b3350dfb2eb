"""What a transaction found out is not asked again, and is forgotten with it."""

from __future__ import annotations

from server.registry.database import Database
from server.registry.services import once


def test_it_is_known_until_the_transaction_ends(database: Database) -> None:
    with database.read() as session:
        once.found(session, "sort")["a"] = 1
        assert once.found(session, "sort") == {"a": 1}
        session.connection()
        session.rollback()
        assert once.found(session, "sort") == {}


def test_a_part_that_is_taken_back_takes_it_along_and_one_that_stands_leaves_it(database: Database) -> None:
    with database.write() as session:
        with session.begin_nested():
            once.found(session, "sort")["a"] = 1
        assert once.found(session, "sort") == {"a": 1}
        with session.begin_nested() as part:
            once.found(session, "sort")["b"] = 2
            part.rollback()
        assert once.found(session, "sort") == {}


def test_one_sort_is_forgotten_by_itself(database: Database) -> None:
    with database.read() as session:
        once.found(session, "one")["a"] = once.found(session, "other")["a"] = 1
        once.forget(session, "one")
        assert (once.found(session, "one"), once.found(session, "other")) == ({}, {"a": 1})
