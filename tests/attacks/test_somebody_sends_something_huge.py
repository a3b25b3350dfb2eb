"""What is far too large is refused before it is read, with a sentence, and the service goes on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from server.cli.serve import LARGEST_FRAME
from tests.attacks.door import API, Door, open_door

MEBIBYTE = 1024 * 1024
TOO_BIG, NO_HELLO = 1009, 4400
PROBLEM = "application/problem+json"


@pytest.fixture
def door(tmp_path: Path, sqlite_template: Path) -> Iterator[Door]:
    with open_door(tmp_path, sqlite_template, voice="auto") as door:
        yield door


@pytest.mark.parametrize("path", [API, f"{API}/anything/messages", "/api/v1/people", "/chat"])
def test_sixteen_mebibytes_of_json(door: Door, path: str) -> None:
    body = b'{"channel": "web", "text": "' + b"x" * (16 * MEBIBYTE) + b'"}'
    answer = _sent(door, path, body)
    assert answer.status_code == 413
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["code"] == "body_too_large"


def test_sixteen_mebibytes_of_an_unknown_length(door: Door) -> None:
    answer = _sent(door, API, (b"x" * MEBIBYTE for _ in range(16)))
    assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)


@pytest.mark.parametrize("nested", ["[" * 10_000, "[" * 10_000 + "]" * 10_000, '{"a":' * 10_000])
def test_ten_thousand_nested_arrays(door: Door, nested: str) -> None:
    answer = _sent(door, API, nested.encode())
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == PROBLEM
    assert door.begin().status_code == 201


@pytest.mark.parametrize("frame", ["x" * (2 * LARGEST_FRAME), bytes(2 * LARGEST_FRAME)])
def test_a_huge_frame_before_hello(door: Door, frame: str | bytes) -> None:
    assert _closed_with(door, frame) == TOO_BIG


def test_a_frame_that_would_unfold(door: Door) -> None:
    with door.stream() as stream:
        assert "sec-websocket-extensions" not in stream.response.headers


def test_deep_json_as_the_first_frame(door: Door) -> None:
    assert _closed_with(door, json.dumps({"type": "hello"})[:-1] + ', "voice": ' + "[" * 60_000) == NO_HELLO


def _closed_with(door: Door, frame: str | bytes) -> int:
    with door.stream() as stream:
        with suppress(ConnectionClosed):
            stream.send(frame)
        with pytest.raises(ConnectionClosed) as closed:
            stream.recv(timeout=60)
    assert closed.value.rcvd is not None
    return int(closed.value.rcvd.code)


def _sent(door: Door, path: str, body: object) -> httpx.Response:
    kind = {"Content-Type": "application/x-www-form-urlencoded" if path == "/chat" else "application/json"}
    kind["Accept"] = "application/json"
    return httpx.post(f"{door.url}{path}", content=body, headers=kind, timeout=60, trust_env=False)  # type: ignore[arg-type]
