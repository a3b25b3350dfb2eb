"""Who waits for the bot: who has been here longest goes first, and nobody waits for who came after them."""

from __future__ import annotations

import asyncio

import pytest

from server.limits.line import Arrivals, Line, LineFull


async def stand(line: Line, since: float, name: str, served: list[str]) -> None:
    async with line.place(since):
        served.append(name)
        await asyncio.sleep(0)


async def served_in_order(line: Line, *came: tuple[float, str]) -> list[str]:
    """Let all of them stand in the line while its place is taken; return in which order they were served."""
    served: list[str] = []
    async with line.place(0.0):
        standing = [asyncio.create_task(stand(line, since, name, served)) for since, name in came]
        await asyncio.sleep(0)
    await asyncio.gather(*standing, return_exceptions=True)
    return served


def test_who_was_here_before_a_flood_waits_for_none_of_it() -> None:
    flood = [(100.0 + number, f"flood {number}") for number in range(20)]
    served = asyncio.run(served_in_order(Line(1), *flood, (5.0, "somebody")))
    assert served[0] == "somebody"
    assert served[1:] == [name for _, name in flood]


def test_of_too_many_who_came_last_is_told_to_come_again() -> None:
    served = asyncio.run(served_in_order(Line(1, most_waiting=2), (3.0, "c"), (1.0, "a"), (2.0, "b")))
    assert served == ["a", "b"]


def test_who_gives_up_leaves_no_place_taken() -> None:
    async def give_up() -> list[str]:
        line, served = Line(1), list[str]()
        async with line.place(0.0):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.01):
                    await stand(line, 1.0, "gone", served)
        await asyncio.gather(*(stand(line, 2.0, name, served) for name in "xy"))
        return served

    assert asyncio.run(give_up()) == ["x", "y"]


def test_a_full_line_says_so() -> None:
    async def one_more() -> None:
        line = Line(1, most_waiting=0)
        async with line.place(0.0):
            await stand(line, 1.0, "late", [])

    with pytest.raises(LineFull):
        asyncio.run(one_more())


def test_a_conversation_came_when_it_was_first_heard_of() -> None:
    times = iter([1.0, 2.0, 3.0, 4.0, 5.0])
    arrivals = Arrivals(most=2, now=lambda: next(times))
    assert [arrivals.of(one) for one in ("a", "b", "a")] == [1.0, 2.0, 1.0]
    assert arrivals.of("c") == 4.0
    assert arrivals.of("a") == 1.0
