"""A class with what is said of it."""

from __future__ import annotations

from server.registry.database import Database
from server.registry.repositories.classes import find_by_code, get_class, get_classes
from tests.samples import a_class
from tests.statements import statements


def test_a_class_is_fetched_with_what_is_said_of_it(database: Database) -> None:
    with database.write() as session:
        made = a_class(session, code="one")
    with database.read() as session:
        with statements(database) as run:
            one = get_class(session, made.id)
            assert one is not None
            assert one.course.occupation.name
            assert one.base.name
        assert len(run) == 1
        assert find_by_code(session, "one") is one
        assert get_class(session, made.id + 1) is None
        assert find_by_code(session, "two") is None


def test_several_classes_are_fetched_at_once_in_the_order_asked_for(database: Database) -> None:
    with database.write() as session:
        first, second = a_class(session), a_class(session)
    with database.read() as session, statements(database) as run:
        fetched = get_classes(session, [second.id, 0, first.id])
        assert [one.code for one in fetched] == [second.code, first.code]
        assert all(one.course.occupation.name and one.base.name for one in fetched)
        assert len(run) == 1
