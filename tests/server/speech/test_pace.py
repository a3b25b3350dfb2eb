"""What the natural voice is trusted to do in time; on a clock of our own."""

import math
from contextlib import suppress

import pytest

from server.speech.pace import Due, Pace


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def measured(clock: Clock) -> Pace:
    """A pace of 0.1 s a character, with the two that a clause costs beside its own."""
    pace = Pace(clock)
    with pace.making("一二三四五六七八", 1.0):
        clock.now += 1.0
    return pace


def given_up(pace: Pace, clock: Clock, after: float) -> None:
    with suppress(TimeoutError), pace.making("一二三四五六七八", 1.0):
        clock.now += after
        raise TimeoutError


def test_nothing_is_expected_of_a_voice_that_never_spoke(clock: Clock) -> None:
    assert Pace(clock).expected("好", 1.0) == math.inf


def test_a_longer_text_takes_longer_and_a_faster_one_less(clock: Clock) -> None:
    pace = measured(clock)

    assert pace.expected("一二三四五六七八", 1.0) == pytest.approx(1.0)
    assert pace.expected("一二三四五六七八", 2.0) == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("rest", "expected"), [(0.74, 0.26), (3.74, 4.0 - 8 * 0.22)], ids=["it keeps up", "it would stop on the way"]
)
def test_a_voice_is_expected_when_it_can_begin_and_go_on(clock: Clock, rest: float, expected: float) -> None:
    pace = Pace(clock)
    with pace.making("一二三四五六七八", 1.0) as begins:
        clock.now += 0.26
        begins()
        clock.now += rest
        begins()

    assert pace.expected("一二三四五六七八", 1.0) == pytest.approx(expected)


def test_what_is_in_front_is_counted_and_what_is_done_of_it_is_not(clock: Clock) -> None:
    pace = measured(clock)
    with pace.making("一二三四五六七八", 1.0):
        clock.now += 0.4

        assert pace.expected("一二三四五六七八", 1.0) == pytest.approx(1.6)


def test_a_voice_that_was_late_and_given_up_is_trusted_less(clock: Clock) -> None:
    pace = measured(clock)
    given_up(pace, clock, after=50)

    assert 1.0 < pace.expected("一二三四五六七八", 1.0) < 2.0


def test_a_text_that_was_interrupted_early_says_nothing(clock: Clock) -> None:
    pace = measured(clock)
    given_up(pace, clock, after=0.1)

    assert pace.expected("一二三四五六七八", 1.0) == pytest.approx(1.0)


def test_a_voice_that_was_slow_in_a_busy_minute_is_trusted_again_after_a_while(clock: Clock) -> None:
    pace = measured(clock)
    for _ in range(20):
        pace.passed_over()

    assert pace.expected("一二三四五六七八", 1.0) < 0.2


def test_a_later_clause_has_the_time_that_those_before_it_sound(clock: Clock) -> None:
    due = Due(["您好，", "我是同行。"], 1.0, 0.4, clock)
    due.begun()
    due.made(0, 2.0)
    clock.now += 0.5

    assert due.within(0)() == 0.4
    assert due.within(1)() == pytest.approx(1.5)
