"""Who is held back, and who is not."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from contextlib import ExitStack
from typing import Any

import pytest

from server.limits import HeldBack, Limits, LimitSettings
from server.limits.client import coming_from
from server.limits.limits import MOST_UNANSWERED
from server.limits.settings import DEVELOPMENT

PEOPLE = 60
DISTRESS = "我不想活了"


def times(limits: Limits, count: int, ask: Any) -> list[bool]:
    """Ask so many times; return which were let through."""

    async def go_on(one: Coroutine[Any, Any, None]) -> bool:
        try:
            await one
        except HeldBack:
            return False
        return True

    async def all_of_them() -> list[bool]:
        return [await go_on(ask(limits)) for _ in range(count)]

    return asyncio.run(all_of_them())


def test_a_training_centre_behind_one_address_begins_together() -> None:
    with coming_from("203.0.113.7"):
        assert all(times(Limits(), PEOPLE, Limits.conversation))
        limits = Limits()
        assert all(times(limits, PEOPLE * 15, lambda one: one.message("我想学面点")))
        with ExitStack() as streams:
            for _ in range(PEOPLE):
                streams.enter_context(limits.stream())


def test_a_tester_in_development_is_not_held_back() -> None:
    assert DEVELOPMENT.conversations_each >= 2 * 60
    assert DEVELOPMENT.messages_each >= 10 * 60


def test_all_together_are_bounded_from_many_addresses() -> None:
    limits = Limits(LimitSettings(conversations_each=10, conversations=10))
    let_in = []
    for number in range(20):
        with coming_from(f"203.0.113.{number}"):
            let_in += times(limits, 1, Limits.conversation)
    assert let_in == [True] * 10 + [False] * 10


def test_what_one_address_is_refused_is_not_taken_from_the_others() -> None:
    limits = Limits(LimitSettings(conversations_each=1, conversations=2))
    with coming_from("203.0.113.7"):
        assert times(limits, 50, Limits.conversation).count(True) == 1
    with coming_from("203.0.113.8"):
        assert times(limits, 1, Limits.conversation) == [True]


def test_words_of_distress_have_an_allowance_that_no_other_words_spend() -> None:
    limits = Limits(LimitSettings(conversations_each=5, messages_each=5))
    assert times(limits, 50, lambda one: one.message("你好")).count(True) == 5
    assert times(limits, 50, lambda one: one.message(DISTRESS)).count(True) == 5


def test_the_sentence_has_the_crisis_line_of_the_office() -> None:
    limits = Limits(LimitSettings(messages_each=1), crisis_line="96525")
    with pytest.raises(HeldBack) as held:
        asyncio.run(_twice(limits))
    assert "96525" in held.value.detail
    assert "9 6 5 2 5" in held.value.speech
    assert 1 <= held.value.seconds <= 60


async def _twice(limits: Limits) -> None:
    await limits.message("你好")
    await limits.message("你好")


def test_the_fourth_text_waits_until_one_is_answered() -> None:
    limits = Limits()
    answered = [limits.waiting("c1", "你好") for _ in range(MOST_UNANSWERED)]
    with pytest.raises(HeldBack):
        limits.waiting("c1", "你好")
    limits.waiting("c2", "你好")
    limits.waiting("c1", DISTRESS)
    answered[0]()
    limits.waiting("c1", "你好")
