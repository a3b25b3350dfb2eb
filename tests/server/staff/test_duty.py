"""Urgent cases ring until somebody accepts them."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from server.registry.database import Database, utcnow
from server.registry.models import HandoverCase, SentMessage
from server.registry.services import handover
from server.staff import duty
from server.staff.duty import Bell
from tests import samples
from tests.concurrently import together
from tests.server.staff.conftest import Desk

PHONE = "19900009999"
EVERY = timedelta(minutes=5)


class Figures:
    """What the monitoring was told last."""

    def __init__(self) -> None:
        self.count, self.oldest = -1, -1.0

    def observe(self, count: int, oldest: float) -> None:
        self.count, self.oldest = count, oldest


@pytest.fixture
def figures() -> Figures:
    return Figures()


def a_bell(database: Database, figures: Figures, phone: str = PHONE) -> Bell:
    return Bell(database, phone, EVERY, figures.observe)


def in_distress(database: Database, urgent: bool = True) -> int:
    with database.write() as session:
        conversation = samples.a_conversation(session)
        return handover.open_case(
            session, conversation.id, "很难受", {}, "text", False, "assistant:sample", urgent=urgent
        ).id


def rings(database: Database) -> list[str]:
    with database.read() as session:
        query = select(SentMessage.body).where(SentMessage.kind == "duty").order_by(SentMessage.id)
        return list(session.scalars(query))


def since(database: Database, case_id: int) -> datetime:
    with database.read() as session:
        found = session.get_one(HandoverCase, case_id).urgent_since
        assert found is not None
        return found


def test_it_rings_at_once_again_after_a_while_and_stops_when_somebody_accepts(
    desk: Desk, database: Database, figures: Figures
) -> None:
    bell, case_id = a_bell(database, figures), in_distress(database)
    start = since(database, case_id)
    for minutes, rung in ((0, 1), (1, 1), (5, 2), (9, 2), (10, 3)):
        bell.look(start + timedelta(minutes=minutes, seconds=1))
        assert len(rings(database)) == rung, minutes
    assert rings(database)[-1] == "【同行】有1件急事没有人接，最早的等了10分钟。请马上登录接办。"
    desk("clerk").patch(f"/handover-cases/{case_id}", json={"status": "accepted"})
    bell.look(start + timedelta(minutes=30))
    assert (len(rings(database)), figures.count, figures.oldest) == (3, 0, 0.0)


def test_a_second_case_rings_at_once(database: Database, figures: Figures) -> None:
    bell = a_bell(database, figures)
    first = since(database, in_distress(database))
    bell.look(first)
    second = since(database, in_distress(database))
    bell.look(second + timedelta(seconds=1))
    assert len(rings(database)) == 2


def test_of_several_copies_one_rings(database: Database, figures: Figures) -> None:
    now = since(database, in_distress(database)) + timedelta(seconds=1)
    bells = [a_bell(database, figures) for _ in range(4)]
    assert together([lambda bell=bell: bell.look(now) for bell in bells]) == [None] * 4
    assert len(rings(database)) == 1


def test_how_many_wait_and_for_how_long_is_told_to_the_monitoring(database: Database, figures: Figures) -> None:
    oldest = since(database, in_distress(database))
    in_distress(database)
    in_distress(database, urgent=False)
    a_bell(database, figures, phone="").look(oldest + timedelta(seconds=90))
    assert (figures.count, figures.oldest) == (2, 90.0)
    assert rings(database) == []


def test_a_warning_is_logged_regularly_while_one_waits_too_long(database: Database, figures: Figures) -> None:
    start, bell = since(database, in_distress(database)), a_bell(database, figures, phone="")
    with capture_logs() as logs:
        for minutes in (1, 5, 6, 10, 11):
            bell.look(start + timedelta(minutes=minutes, seconds=1))
    warned = [(one["event"], one["count"], one["oldest_minutes"]) for one in logs if one["log_level"] == "warning"]
    assert warned == [("urgent_cases_wait", 1, 5), ("urgent_cases_wait", 1, 10)]


def test_nothing_waits_and_nothing_is_said(database: Database, figures: Figures) -> None:
    with capture_logs() as logs:
        a_bell(database, figures).look(utcnow())
    assert (figures.count, logs, rings(database)) == (0, [], [])


def test_a_look_that_fails_in_whatever_way_is_followed_by_the_next(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(count: int, oldest: float) -> None:
        raise ValueError("what a row holds")

    async def until_told_twice() -> None:
        ringing = asyncio.create_task(Bell(database, "", EVERY, breaks).keep_ringing())
        while len(logged) < 2 and not ringing.done():
            await asyncio.sleep(0)
        ringing.cancel()

    monkeypatch.setattr(duty, "LOOK_EVERY_SECONDS", 0)
    with capture_logs() as logged:
        asyncio.run(until_told_twice())
    assert {(line["event"], line["error"]) for line in logged} == {("duty_not_looked_at", "ValueError")}
