"""Who sends so slowly that a request never ends is let go: the head as well as the body, and also after a refusal."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from server.http import body, protocol
from tests.attacks.door import API, Door, open_door

PATIENCE = 0.3
"""seconds, for the test"""


@pytest.fixture
def door(tmp_path: Path, sqlite_template: Path) -> Iterator[Door]:
    with open_door(tmp_path, sqlite_template) as door:
        yield door


def head(length: int) -> bytes:
    lines = [f"POST {API} HTTP/1.1", "Host: here", "Content-Type: application/json", f"Content-Length: {length}"]
    return "\r\n".join([*lines, "", ""]).encode()


def drip(line: socket.socket, text: bytes = b" ") -> bytes:
    """Send byte by byte until the other side has had enough; return what it said."""
    line.settimeout(0.05)
    said = b""
    while True:
        try:
            if not (more := line.recv(65536)):
                return said
            said += more
        except TimeoutError:
            pass
        except ConnectionError:
            return said
        with suppress(OSError):
            line.send(text)


def test_the_body(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "BODY_WITHIN", PATIENCE)
    with door.line() as line:
        line.sendall(head(length=60_000))
        said = drip(line)
    assert said.startswith(b"HTTP/1.1 408 ")
    assert b"application/problem+json" in said
    assert b'"code":"body_too_slow"' in said


def test_the_head(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "REQUEST_WITHIN", PATIENCE)
    with door.line() as line:
        line.sendall(b"GET / HTTP/1.1\r\nX-Slow: ")
        assert drip(line, b"x") == b""


def test_the_rest_of_what_was_refused(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "REQUEST_WITHIN", PATIENCE)
    with door.line() as line:
        line.sendall(head(length=10_000_000) + b" " * 70_000)
        assert drip(line).startswith(b"HTTP/1.1 413 ")


def test_who_is_answered_slowly_is_not_let_go(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "REQUEST_WITHIN", 0.0)
    with door.line() as line:
        line.sendall(b"GET /healthz HTTP/1.1\r\nHost: here\r\n\r\n")
        assert line.recv(65536).startswith(b"HTTP/1.1 200 ")
