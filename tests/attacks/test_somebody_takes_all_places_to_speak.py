"""A place to speak is taken by who switches the microphone on, and given up by who is quiet, when another begins."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from websockets.sync.client import ClientConnection

from server.voice import places
from tests.attacks.door import Door, event, open_door

ALL = 4
OTHER = "203.0.113.2"


@pytest.fixture
def door(tmp_path: Path, sqlite_template: Path) -> Iterator[Door]:
    limits = {"speakers_each": ALL - 1, "speakers": ALL}
    with open_door(tmp_path, sqlite_template, voice="auto", limits=limits) as door:
        yield door


@pytest.fixture
def streams() -> Iterator[ExitStack]:
    with ExitStack() as streams:
        yield streams


def listening(streams: ExitStack, door: Door, come_from: str = "203.0.113.1") -> ClientConnection:
    stream = streams.enter_context(door.stream(*door.begun(), come_from=come_from))
    stream.send(json.dumps({"type": "listen", "on": True}))
    return stream


def test_a_hello_alone_takes_none(door: Door, streams: ExitStack) -> None:
    for _ in range(2 * ALL):
        streams.enter_context(door.stream(*door.begun()))
    assert _listens(listening(streams, door))


def test_one_address_cannot_have_them_all(door: Door, streams: ExitStack) -> None:
    attackers = [listening(streams, door) for _ in range(ALL)]
    assert [_listens(one) for one in attackers] == [True] * (ALL - 1) + [False]
    assert _listens(listening(streams, door, OTHER))


def test_the_quietest_gives_way(door: Door, streams: ExitStack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "QUIET_ENOUGH", 0.0)
    first, *_ = [listening(streams, door) for _ in range(ALL - 1)]
    assert _listens(listening(streams, door))
    assert event(first, "notice")["key"] == "place_lost"


def test_who_leaves_gives_the_place_back(door: Door) -> None:
    for _ in range(2 * ALL):
        with ExitStack() as streams:
            assert _listens(listening(streams, door))


def _listens(stream: ClientConnection) -> bool:
    """Whether the stream says that it listens now; what it says before is of the voices that are not loaded."""
    while True:
        found = json.loads(stream.recv(timeout=60))
        if found["type"] == "notice" and found["key"] == "no_place":
            return False
        if found["type"] == "state" and found["state"] == "listening":
            return True
