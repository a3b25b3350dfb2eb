"""Who sends without waiting for answers has three texts that wait; the next is refused at once, by every way in."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import closing
from itertools import islice
from pathlib import Path

import pytest

from server.limits.limits import MOST_UNANSWERED
from tests.attacks.door import API, Door, event, open_door

FLOOD = 200
TURN = "7b1f0a52-5d0c-4f0e-9d6e-2f3f3a1c9e11"


@pytest.fixture
def bot() -> Iterator[socket.socket]:
    """It takes what is sent to it and says nothing until it is closed, so that all that was taken waits."""
    with closing(socket.create_server(("127.0.0.1", 0), backlog=64)) as listener:
        yield listener


@pytest.fixture
def door(tmp_path: Path, sqlite_template: Path, bot: socket.socket) -> Iterator[Door]:
    bot_url = f"http://127.0.0.1:{bot.getsockname()[1]}"
    with open_door(tmp_path, sqlite_template, voice="auto", bot_url=bot_url) as door:
        yield door
        bot.close()


def test_by_the_stream(door: Door) -> None:
    with door.stream(*door.begun()) as stream:
        for _ in range(FLOOD):
            stream.send(json.dumps({"type": "text", "text": "你好" * 400}))
        refused = [event(stream, "refused") for _ in range(FLOOD - MOST_UNANSWERED)]
    assert {one["code"] for one in refused} == {"too_many_unanswered"}
    assert "还没有答完" in refused[0]["detail"]


def test_who_comes_back_with_a_new_stream_has_no_more(door: Door) -> None:
    own = door.begun()
    with door.stream(*own) as first:
        for _ in range(MOST_UNANSWERED):
            first.send(json.dumps({"type": "text", "text": "你好"}))
        first.send(json.dumps({"type": "text", "text": "第四句"}))
        event(first, "refused")
    with door.stream(*own) as second:
        second.send(json.dumps({"type": "text", "text": "你好", "message_id": TURN}))
        assert event(second, "refused")["turn_id"] == TURN


def test_by_the_api(door: Door, bot: socket.socket) -> None:
    conversation_id, token = door.begun()
    path, headers = f"{API}/{conversation_id}/messages", {"Authorization": f"Bearer {token}"}
    with ThreadPoolExecutor(2 * MOST_UNANSWERED) as crowd:
        asked = [crowd.submit(door.post, path, {"text": "你好"}, **headers) for _ in range(2 * MOST_UNANSWERED)]
        refused = [one.result() for one in islice(as_completed(asked), MOST_UNANSWERED)]
        bot.close()
    assert {(one.status_code, one.json()["code"]) for one in refused} == {(429, "too_many_unanswered")}
    assert sorted(one.result().status_code for one in asked) == [200] * MOST_UNANSWERED + [429] * MOST_UNANSWERED
