"""A clerk of 河北 changes a course that 河南 holds classes of."""

from __future__ import annotations

import pytest

from server.registry.database import Database
from tests import samples
from tests.server.staff.conftest import Desk, app, desk, settings

__all__ = ["app", "desk", "settings"]

HENAN, ZHENGZHOU, HEBEI = "410000", "410100", "130000"


@pytest.fixture
def course(desk: Desk, database: Database) -> int:
    """A course that a clerk of 郑州 made."""
    with database.write() as session:
        trade = samples.an_occupation(session).code
    made = desk("clerk", ZHENGZHOU).post(
        "/courses",
        json={
            "code": "c1", "name": "示例课程", "occupation_code": trade, "kind": "就业技能", "hours": 80,
            "certificate_kind": "职业技能等级证书",
        },
    )  # fmt: skip
    return int(made.json()["id"])


def renamed(desk: Desk, area: str, course: int) -> int:
    return desk("clerk", area).patch(f"/courses/{course}", json={"name": "假课程"}).status_code


def test_only_the_area_that_made_a_course_changes_it(desk: Desk, course: int) -> None:
    assert renamed(desk, HEBEI, course) == 403
    assert renamed(desk, "410300", course) == 403
    assert [renamed(desk, area, course) for area in (ZHENGZHOU, HENAN, "000000")] == [200, 200, 200]


def test_holding_a_class_of_it_makes_it_nobody_elses(desk: Desk, database: Database, course: int) -> None:
    with database.write() as session:
        held = samples.a_class(session)  # in 石家庄
        held.course_id = course
    assert renamed(desk, HEBEI, course) == 403
    assert renamed(desk, ZHENGZHOU, course) == 200


def test_a_course_that_nobody_is_known_to_have_made_is_theirs_who_hold_all_its_classes(
    desk: Desk, database: Database
) -> None:
    with database.write() as session:
        shared = samples.a_class(session).course_id
    assert renamed(desk, HENAN, shared) == 403
    assert renamed(desk, HEBEI, shared) == 200
    with database.write() as session:
        there = samples.a_class(session, place=ZHENGZHOU)
        there.course_id = shared
    assert [renamed(desk, area, shared) for area in (HEBEI, HENAN)] == [403, 403]
