"""Classes that one can still join, ranked by a wish."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from server import clock
from server.registry.database import Database
from server.registry.models import TrainingClass
from server.registry.repositories.class_search import ACCESS, ClassWish, rank_classes
from server.registry.repositories.ranking import Found
from server.registry.services.training import enrol
from tests.samples import QIAOXI, SHIJIAZHUANG, ZHENGZHOU, a_class, a_person, an_occupation
from tests.statements import statements

TODAY = clock.today()
HANDAN = "130400"
QIAOXI_AND_AROUND = ("130104", "1301", "13")


def search(session: Session, **wanted: Any) -> Found[TrainingClass]:
    return rank_classes(session, ClassWish(**wanted), TODAY)


def best(session: Session, **wanted: Any) -> list[str]:
    return [held.code for held in search(session, **wanted).items]


def ranked(session: Session, **wanted: Any) -> list[str]:
    return [found.one.code for found in search(session, **wanted).ranked]


def test_open_classes_come_soonest_first(database: Database) -> None:
    with database.write() as session:
        a_class(session, code="later", starts_on=TODAY + timedelta(days=40))
        a_class(session, code="sooner", starts_on=TODAY + timedelta(days=10))
        a_class(session, code="closed", status="closed")
        a_class(session, code="last day", starts_on=TODAY + timedelta(days=50), enrol_until=TODAY)
        a_class(session, code="too late", enrol_until=TODAY - timedelta(days=1))
    with database.read() as session:
        assert best(session) == ["sooner", "later", "last day"]
        assert search(session).near == 3
        assert search(session).ring is None


def test_online_classes_are_found_everywhere_and_stand_behind_what_is_near(database: Database) -> None:
    with database.write() as session:
        a_class(session, code="online", place=ZHENGZHOU, online=True, starts_on=TODAY)
        a_class(session, code="there", place=ZHENGZHOU)
        a_class(session, code="here", place=QIAOXI)
    with database.read() as session:
        assert best(session, around=("1301", "13")) == ["here", "online"]
        far = search(session, around=("1304",))
        assert (far.items[0].code, far.near, far.ring, far.in_place, far.elsewhere) == ("online", 0, None, 0, 2)
        assert ranked(session, around=("1301",), online_allowed=False) == ["here"]


def test_the_nearest_ring_that_has_one_is_told(database: Database) -> None:
    with database.write() as session:
        a_class(session, code="province", place=HANDAN, starts_on=TODAY + timedelta(days=1))
        a_class(session, code="city", place=SHIJIAZHUANG)
        a_class(session, code="online", place=QIAOXI, online=True, boarding=True)
        a_class(session, code="far", place=ZHENGZHOU)
    with database.read() as session:
        offered = search(session, around=QIAOXI_AND_AROUND, online_allowed=False)
        assert (offered.ring, offered.near, offered.in_place, offered.elsewhere) == (1, 1, 0, 1)
        assert [held.code for held in offered.items] == ["city"]
        assert [found.one.code for found in offered.ranked] == ["city", "province"]
        # What is held online by a base in the place itself counts as there.
        assert search(session, around=QIAOXI_AND_AROUND).ring == 0
        assert ranked(session, around=QIAOXI_AND_AROUND) == ["online", "city", "province"]


def test_what_meets_more_wishes_comes_before_what_is_nearer(database: Database) -> None:
    with database.write() as session:
        a_class(session, code="near", place=QIAOXI)
        a_class(session, code="signed", place=HANDAN, sign_interpreter=True)
        a_class(session, code="both", place=SHIJIAZHUANG, sign_interpreter=True, boarding=True)
    with database.read() as session:
        wish = {"around": QIAOXI_AND_AROUND, "access": frozenset({"sign_interpreter", "boarding"})}
        found = search(session, **wish)
        assert [one.one.code for one in found.ranked] == ["both", "signed", "near"]
        assert [sorted(one.meets) for one in found.ranked] == [
            ["boarding", "sign_interpreter"], ["sign_interpreter"], [],
        ]  # fmt: skip
        assert [held.code for held in found.items] == ["both"]
        assert (found.ring, found.unmet, found.in_place) == (1, (), 1)


def test_a_wish_that_nothing_meets_is_named_and_the_easiest_is_given_up_first(database: Database) -> None:
    with database.write() as session:
        a_class(session, code="boards", boarding=True)
        a_class(session, code="signs", sign_interpreter=True)
    with database.read() as session:
        found = search(session, access=frozenset({"sign_interpreter", "boarding"}), level=1)
        assert [held.code for held in found.items] == ["signs"]
        assert found.unmet == ("level", "boarding")


def test_each_wish_is_told_where_it_is_met(database: Database) -> None:
    with database.write() as session:
        trade = an_occupation(session)
        a_class(session, code="wanted", occupation=trade)
        a_class(session, code="yet another")
    start = TODAY + timedelta(days=30)
    with database.read() as session:
        assert best(session, occupations=frozenset({trade.code})) == ["wanted"]
        assert search(session, level=4).unmet == ("level",)
        assert best(session, training_type="就业技能", level=5) == ["wanted", "yet another"]
        assert search(session, starts_from=start + timedelta(days=1)).unmet == ("when",)
        assert search(session, starts_until=start - timedelta(days=1)).unmet == ("when",)
        assert search(session, starts_from=start, starts_until=start).unmet == ()


def test_what_is_not_wanted_is_never_returned(database: Database) -> None:
    with database.write() as session:
        massage, phone = an_occupation(session), an_occupation(session)
        a_class(session, code="massage", occupation=massage)
        a_class(session, code="phone", occupation=phone)
        a_class(session, code="far", place=ZHENGZHOU)
        a_class(session, code="far online", place=ZHENGZHOU, online=True)
        a_class(session, code="wanted")
    with database.read() as session:
        unwanted = {"not_occupations": frozenset({massage.code, phone.code}), "not_places": frozenset({"4101"})}
        assert ranked(session, **unwanted) == ["wanted"]
        assert search(session, around=("1304",), **unwanted).elsewhere == 1


def test_a_class_for_other_disabilities_is_left_out_and_counted(database: Database) -> None:
    with database.write() as session:
        a_class(session, code="for all")
        for code, categories in (("for the blind", [1]), ("for the deaf", [2, 3])):
            a_class(session, code=code).course.for_categories = categories
    with database.read() as session:
        found = search(session, category=2)
        assert sorted(held.code for held in found.items) == ["for all", "for the deaf"]
        assert (found.left_out, found.for_others) == (1, 1)
        assert search(session).for_others == 0


def test_every_need_for_access_can_be_asked_for(database: Database) -> None:
    with database.write() as session:
        for need in ACCESS:
            only: dict[str, Any] = {need: True}
            a_class(session, code=need, **only)
        every: dict[str, Any] = dict.fromkeys(ACCESS, True)
        a_class(session, code="all", **every)
    with database.read() as session:
        for need in ACCESS:
            assert set(best(session, access=frozenset({need}))) == {need, "all"}
        assert best(session, access=frozenset(ACCESS)) == ["all"]


def test_free_seats_are_told_with_the_class(database: Database) -> None:
    with database.write() as session:
        small, large = a_class(session, code="small", capacity=1), a_class(session, code="large", capacity=5)
        for held in (small, small, large):
            enrol(session, a_person(session).id, held.id, "assistant:sample")
        large.capacity, lowered = 5, a_class(session, code="lowered", capacity=2)
        for _ in range(2):
            enrol(session, a_person(session).id, lowered.id, "assistant:sample")
        lowered.capacity = 1
    with database.read() as session:
        assert {one.one.code: one.free_seats for one in search(session).ranked} == {
            "small": 0, "large": 4, "lowered": 0,
        }  # fmt: skip


@pytest.mark.parametrize(
    "wish",
    [
        {},
        {
            "around": QIAOXI_AND_AROUND, "access": frozenset(ACCESS), "level": 1, "training_type": "中高技能",
            "starts_from": TODAY, "starts_until": TODAY, "category": 2, "not_places": frozenset({"1302"}),
            "not_occupations": frozenset({"none"}),
        },
    ],
)  # fmt: skip
def test_a_search_is_one_statement_whatever_is_wished_for_and_reading_on_costs_none(
    database: Database, wish: dict[str, Any]
) -> None:
    with database.write() as session:
        for place in (QIAOXI, HANDAN, ZHENGZHOU):
            a_class(session, place=place, online=place == ZHENGZHOU)
    with database.read() as session, statements(database) as run:
        for found in search(session, **wish).ranked:
            assert found.one.course.occupation.name
            assert found.one.base.address
            assert found.free_seats == 1
    assert len(run) == 1


def test_a_place_beside_the_first_is_as_near(database: Database) -> None:
    with database.write() as session:
        a_class(session, code="beside", place=ZHENGZHOU, starts_on=TODAY + timedelta(days=20))
        a_class(session, code="here", place=QIAOXI)
    with database.read() as session:
        assert best(session, around=("1301", "13"), beside=("4101",)) == ["beside", "here"]
        assert search(session, around=("1301", "13"), beside=("4101",)).near == 2


def test_a_level_that_is_not_wanted_is_not_found_and_what_has_none_is(database: Database) -> None:
    with database.write() as session:
        a_class(session, code="higher").course.skill_level = 3
        a_class(session, code="first").course.skill_level = 5
        a_class(session, code="none").course.skill_level = None
    with database.read() as session:
        assert set(best(session, not_levels=frozenset([3]))) == {"first", "none"}


def test_what_is_made_for_one_disability_alone_stands_behind_where_neither_is_named(database: Database) -> None:
    with database.write() as session:
        trade = an_occupation(session)
        a_class(session, 1, trade, code="one", starts_on=TODAY + timedelta(days=20)).course.for_categories = [1]
        a_class(session, 1, trade, code="all")
    with database.read() as session:
        assert best(session) == ["all", "one"]
        assert best(session, category=1) == ["one", "all"]
        assert best(session, occupations=frozenset([trade.code])) == ["one", "all"]
