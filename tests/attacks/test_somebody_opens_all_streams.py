"""One address has so many streams and no more, also of those that never say who they are."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from tests.attacks.door import Door, open_door

A_FEW = 3
TOO_MANY = 4429


@pytest.fixture
def door(tmp_path: Path, sqlite_template: Path) -> Iterator[Door]:
    with open_door(tmp_path, sqlite_template, voice="auto", limits={"streams_each": A_FEW}) as door:
        yield door


def test_the_next_one_is_closed_and_others_come_in(door: Door) -> None:
    with ExitStack() as silent:
        for _ in range(A_FEW):
            silent.enter_context(door.stream())
        with door.stream() as refused, pytest.raises(ConnectionClosed) as closed:
            refused.recv(timeout=60)
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == TOO_MANY
        with door.stream(*door.begun(), come_from="203.0.113.2"):
            pass  # greeted


def test_a_stream_that_ends_makes_room(door: Door) -> None:
    own = door.begun()
    for _ in range(2 * A_FEW):
        with door.stream(*own):
            pass
