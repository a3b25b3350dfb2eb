"""Who sends so slowly that a request never ends is let go: the head as well as the body, and also after a refusal."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import closing, suppress
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


def head(length: int, path: str = API, *more: str) -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: here", "Content-Type: application/json", f"Content-Length: {length}"]
    return "\r\n".join([*lines, *more, "", ""]).encode()


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


def test_who_is_answered_slowly_is_not_let_go(
    tmp_path: Path, sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "REQUEST_WITHIN", PATIENCE)
    silent = socket.create_server(("127.0.0.1", 0))
    bot_url = f"http://127.0.0.1:{silent.getsockname()[1]}"
    with closing(silent), open_door(tmp_path, sqlite_template, bot_url=bot_url) as door, door.line() as line:
        conversation_id, token = door.begun()
        said = '{"text": "hello"}'
        line.sendall(head(len(said), f"{API}/{conversation_id}/messages", f"Authorization: Bearer {token}"))
        line.sendall(said.encode())
        line.settimeout(3 * PATIENCE)
        with pytest.raises(TimeoutError):  # not closed, and not answered
            line.recv(65536)
        silent.close()
        line.settimeout(60)
        assert line.recv(65536).startswith(b"HTTP/1.1 200 ")
