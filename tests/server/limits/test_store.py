"""What was taken is paid off with time; however many ask, memory is bounded."""

from __future__ import annotations

import asyncio
import tracemalloc

import pytest

from server.limits.store import MOST_KEYS, MemoryStore, Rate

SIX_A_MINUTE = Rate(6)
ADDRESSES = 100_000
A_FEW_MEGABYTES = 4_000_000


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(clock: Clock) -> MemoryStore:
    return MemoryStore(now=clock)


def taken(store: MemoryStore, key: str, times: int = 1, rate: Rate = SIX_A_MINUTE, cost: float = 1.0) -> list[float]:
    async def take() -> list[float]:
        return [await store.take(key, rate, cost) for _ in range(times)]

    return asyncio.run(take())


def test_all_of_it_may_be_taken_at_once(store: MemoryStore) -> None:
    assert taken(store, "a", 7) == [0.0] * 6 + [pytest.approx(10.0)]


def test_who_was_held_back_gets_one_when_it_was_said(store: MemoryStore, clock: Clock) -> None:
    taken(store, "a", 6)
    clock.now += taken(store, "a")[0]
    assert taken(store, "a", 2) == [0.0, pytest.approx(10.0)]


def test_asking_again_and_again_makes_nobody_wait_longer(store: MemoryStore) -> None:
    taken(store, "a", 6)
    assert taken(store, "a", 100) == [pytest.approx(10.0)] * 100


def test_each_key_has_its_own(store: MemoryStore) -> None:
    taken(store, "a", 6)
    assert taken(store, "b") == [0.0]


def test_what_costs_more_than_there_ever_is_takes_all_there_is(store: MemoryStore) -> None:
    assert taken(store, "a", 2, cost=100) == [0.0, pytest.approx(60.0)]


def test_the_rate_holds_for_hours(store: MemoryStore, clock: Clock) -> None:
    for _ in range(1_000):
        assert taken(store, "a") == [0.0]
        clock.now += 10.0


def test_keys_that_are_paid_off_are_forgotten(store: MemoryStore, clock: Clock) -> None:
    for number in range(100):
        taken(store, str(number))
    clock.now += 60.0
    taken(store, "later", 6)
    taken(store, "a", 40)
    assert len(store) == 2


def test_many_addresses_fill_no_memory(store: MemoryStore) -> None:
    async def flood() -> None:
        for number in range(ADDRESSES):
            await store.take(f"too_many_messages 2001:db8:{number:x}::/64", SIX_A_MINUTE)

    tracemalloc.start()
    asyncio.run(flood())
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(store) <= MOST_KEYS
    assert grown < A_FEW_MEGABYTES


def test_who_asks_all_the_time_is_not_forgotten_for_the_many(clock: Clock) -> None:
    store = MemoryStore(most_keys=10, now=clock)
    for number in range(200):
        taken(store, "everybody", rate=Rate(100))
        taken(store, str(number))
    assert taken(store, "everybody", rate=Rate(100))[0] > 0
