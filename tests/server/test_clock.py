"""The office's clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from server import clock
from server.registry.database import utcnow
from tests.office_clock import StopClock

MOMENT = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def zone_put_back() -> Iterator[None]:
    yield
    clock.use_zone("Asia/Shanghai")


def test_it_tells_the_day_of_the_offices_zone(stop_clock: StopClock) -> None:
    stop_clock(MOMENT)
    assert clock.today() == date(2027, 1, 1)
    clock.use_zone("Europe/London")
    assert clock.today() == date(2026, 12, 31)


def test_a_moment_on_record_has_its_day_at_the_office() -> None:
    assert clock.day_of(MOMENT) == date(2027, 1, 1)
    assert clock.local(MOMENT).strftime("%H:%M") == "01:30"


def test_the_registry_reads_the_same_clock(stop_clock: StopClock) -> None:
    stop_clock(MOMENT)
    assert utcnow() == clock.now() == MOMENT


def test_unless_stopped_it_goes_with_the_machines_clock() -> None:
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)
