"""What was said before this message, the greeting of the server included."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from actions.history import History
from server.words.greeting import KEY


def heard(text: str, at: float = 0.0) -> dict[str, Any]:
    return {"event": "user", "timestamp": at, "parse_data": {"text": text}}


def told(key: str, text: str = "好") -> dict[str, Any]:
    return {"event": "bot", "data": {"custom": {"key": key, "text": text}}}


def history(*events: dict[str, Any]) -> History:
    return History(events, by_voice=lambda: False)


def keys(before: History) -> list[Any]:
    return [message["key"] for message in before.last_messages]


def test_a_long_silence_is_measured_between_the_last_two_messages() -> None:
    times = (0.0, 100.0, 100.0 + 7 * 3600)
    assert history(*(heard("在", at) for at in times)).quiet_for == timedelta(hours=7)


def test_the_greeting_is_the_first_turn_and_what_was_said_last_before_the_first_message() -> None:
    first = history(heard("你好"))
    assert (first.number, keys(first)) == (2, [KEY])


def test_what_was_said_last_is_all_that_was_said_to_the_message_before() -> None:
    before = history(heard("你好"), told("small.greet"), heard("登记"), told("a"), told("b"), heard("好"))
    assert keys(before) == ["a", "b"]
    assert before.told("small.greet")
    assert not before.told_last("small.greet")


def test_a_turn_that_only_spoke_otherwise_is_passed_over() -> None:
    before = history(heard("登记"), told("a"), heard("慢一点"), told("steer.speak_slower"), heard("重复"))
    assert [one["key"] for one in before.messages_before(["steer.speak_slower"])] == ["a"]


def test_who_comes_next_is_told_nothing_of_what_was_said_before() -> None:
    events = [heard("登记", 1.0), told("a"), heard("你好", 2.0)]
    begun = history(*events)
    first = begun.begin_anew()
    assert first == 2.0
    later = History([*events, told("b"), heard("好", 3.0)], lambda: False, first)
    for before in (begun, later):
        assert not before.told("a")
    assert (begun.reading_before, begun.number, keys(begun)) == (None, 2, [KEY])
    assert (later.number, keys(later)) == (3, ["b"])
