"""A class that is changed: its people are told, nobody loses a seat, and its dates make sense."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from server import clock
from server.registry.database import Database
from server.registry.models import SentMessage, TrainingClass
from server.registry.services import training
from tests import samples
from tests.server.staff.conftest import Desk


@pytest.fixture
def held(database: Database) -> TrainingClass:
    """A class with three seats that are held."""
    with database.write() as session:
        made = samples.a_class(session, capacity=3)
        for _ in range(3):
            training.enrol(session, samples.a_person(session).id, made.id, "assistant:sample")
        return made


def told(database: Database) -> list[SentMessage]:
    with database.read() as session:
        return list(session.scalars(select(SentMessage).order_by(SentMessage.id)))


def test_a_class_does_not_get_fewer_seats_than_are_held(desk: Desk, database: Database, held: TrainingClass) -> None:
    refused = desk("clerk").patch(f"/classes/{held.id}", json={"capacity": 2})
    assert (refused.status_code, refused.json()["errors"]) == (422, [{"field": "capacity", "code": "seats_taken"}])
    assert "3" in refused.json()["detail"]
    with database.read() as session:
        assert session.get_one(TrainingClass, held.id).capacity == 3
    assert desk("clerk").patch(f"/classes/{held.id}", json={"capacity": 4}).status_code == 200


def test_another_start_is_told_to_everybody_in_it(desk: Desk, database: Database, held: TrainingClass) -> None:
    later = held.starts_on + timedelta(days=7)
    changed = desk("clerk").patch(f"/classes/{held.id}", json={"starts_on": str(later)})
    assert changed.status_code == 200
    sent = told(database)
    assert [one.kind for one in sent] == ["class_shifted"] * 3
    assert f"{later.month}月{later.day}日" in sent[0].body
    assert "示例路1号" in sent[0].body


def test_that_it_is_online_now_is_told_too(desk: Desk, database: Database, held: TrainingClass) -> None:
    desk("clerk").patch(f"/classes/{held.id}", json={"online": True})
    assert all("网上" in one.body for one in told(database))
    assert len(told(database)) == 3


def test_what_changes_neither_start_nor_place_is_not_told(
    desk: Desk, database: Database, held: TrainingClass
) -> None:
    desk("clerk").patch(f"/classes/{held.id}", json={"teacher": "示例老师", "starts_on": str(held.starts_on)})
    assert told(database) == []


def test_of_a_class_that_is_over_nobody_is_told(desk: Desk, database: Database) -> None:
    with database.write() as session:
        past = clock.today() - timedelta(days=30)
        made = samples.a_class(session, enrol_until=clock.today())
        training.enrol(session, samples.a_person(session).id, made.id, "assistant:sample")
        made.starts_on = made.enrol_until = past
    desk("clerk").patch(f"/classes/{made.id}", json={"starts_on": str(past + timedelta(days=1))})
    assert told(database) == []


@pytest.mark.parametrize("until", [1, 20])
def test_nobody_enrols_after_the_start(desk: Desk, held: TrainingClass, until: int) -> None:
    day = str(held.starts_on + timedelta(days=until))
    refused = desk("clerk").patch(f"/classes/{held.id}", json={"enrol_until": day})
    assert refused.json()["errors"] == [{"field": "enrol_until", "code": "after_start"}]


def test_another_address_of_the_base_is_told_to_everybody_in_its_classes(
    desk: Desk, database: Database, held: TrainingClass
) -> None:
    changed = desk("clerk").patch(f"/bases/{held.base_id}", json={"address": "示例路9号"})
    assert changed.status_code == 200
    sent = told(database)
    assert [one.kind for one in sent] == ["class_shifted"] * 3
    assert "示例路9号" in sent[0].body


def test_what_is_online_stays_where_it_is_when_the_base_moves(
    desk: Desk, database: Database, held: TrainingClass
) -> None:
    with database.write() as session:
        session.get_one(TrainingClass, held.id).online = True
    desk("clerk").patch(f"/bases/{held.base_id}", json={"address": "示例路9号"})
    desk("clerk").patch(f"/bases/{held.base_id}", json={"phone": "0311-00000000"})
    assert told(database) == []
