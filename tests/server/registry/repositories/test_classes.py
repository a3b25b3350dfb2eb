"""Classes that one can still join."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.repositories.classes import ACCESS_COLUMNS, ClassFilter, find_by_code, find_classes, get_class
from tests.samples import QIAOXI, SHIJIAZHUANG, ZHENGZHOU, a_class, an_occupation

TODAY = date.today()


def found(session: Session, **wanted: object) -> list[str]:
    return [held.code for held in find_classes(session, ClassFilter(**wanted), TODAY)]  # type: ignore[arg-type]


def test_open_classes_come_soonest_first(database: Database) -> None:
    with database.write() as session:
        a_class(session, code="later", starts_on=TODAY + timedelta(days=40))
        a_class(session, code="sooner", starts_on=TODAY + timedelta(days=10))
        a_class(session, code="closed", status="closed")
        a_class(session, code="last day", starts_on=TODAY + timedelta(days=50), enrol_until=TODAY)
        a_class(session, code="too late", enrol_until=TODAY - timedelta(days=1))
    with database.read() as session:
        assert found(session) == ["sooner", "later", "last day"]


def test_online_classes_are_found_everywhere_and_stand_behind_what_is_near(database: Database) -> None:
    with database.write() as session:
        a_class(session, code="online", place=ZHENGZHOU, online=True, starts_on=TODAY)
        a_class(session, code="there", place=ZHENGZHOU)
        a_class(session, code="here", place=QIAOXI)
    with database.read() as session:
        assert found(session, place_prefix="1301") == ["here", "online"]
        assert found(session, place_prefix="1304") == ["online"]


def test_each_wish_narrows(database: Database) -> None:
    with database.write() as session:
        trade = an_occupation(session)
        a_class(session, code="wanted", occupation=trade, place=SHIJIAZHUANG)
        a_class(session, code="yet another")
    with database.read() as session:
        assert found(session, occupation_code=trade.code) == ["wanted"]
        assert found(session, skill_level=4) == []
        assert found(session, training_type="就业技能", skill_level=5) == ["wanted", "yet another"]
        assert found(session, starts_from=TODAY + timedelta(days=31)) == []
        assert found(session, starts_until=TODAY + timedelta(days=29)) == []
        assert found(session, starts_from=TODAY + timedelta(days=30), starts_until=TODAY + timedelta(days=30)) != []


def test_every_need_for_access_can_be_asked_for(database: Database) -> None:
    with database.write() as session:
        for need in ACCESS_COLUMNS:
            only: dict[str, Any] = {need: True}
            a_class(session, code=need, **only)
        every: dict[str, Any] = dict.fromkeys(ACCESS_COLUMNS, True)
        a_class(session, code="all", **every)
    with database.read() as session:
        for need in ACCESS_COLUMNS:
            assert set(found(session, access=frozenset({need}))) == {need, "all"}
        assert found(session, access=frozenset(ACCESS_COLUMNS)) == ["all"]


def test_a_class_is_fetched_with_what_is_said_of_it(database: Database) -> None:
    with database.write() as session:
        made = a_class(session, code="one")
    with database.read() as session:
        one, same = get_class(session, made.id), find_by_code(session, "one")
        assert get_class(session, made.id + 1) is None
        assert find_by_code(session, "two") is None
    assert one is not None
    assert one is same
    assert one.course.occupation.name
    assert one.base.name
