"""A list may come in slowly from a clerk; from whoever may not import, nothing of it is waited for."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from server.http import body, protocol
from server.staff import uploads
from server.staff.tokens import Role, Staff, issue_token
from tests.attacks.door import Door, open_door
from tests.attacks.test_somebody_asks_byte_by_byte import drip
from tests.running import SECRET

PATIENCE = 1.5
"""seconds, for the test: far more than it takes to look at a token"""
LIST = b"a,b\r\n" * 20


@pytest.fixture
def door(tmp_path: Path, sqlite_template: Path) -> Iterator[Door]:
    with open_door(tmp_path, sqlite_template) as door:
        for role in (Role.CLERK, Role.AUDITOR):  # the accounts are made at the first request
            httpx.get(f"{door.url}/api/v1/imports", headers=token_of(role), timeout=60, trust_env=False)
        yield door


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "REQUEST_WITHIN", PATIENCE)
    monkeypatch.setattr(body, "BODY_WITHIN", PATIENCE)


def token_of(role: Role) -> dict[str, str]:
    return {"Authorization": f"Bearer {issue_token(Staff(role, '000000', role), SECRET)}"}


def head(role: Role, length: int) -> bytes:
    lines = [
        "POST /api/v1/imports?kind=bases&file_name=list.csv HTTP/1.1", "Host: here",
        *(f"{name}: {value}" for name, value in token_of(role).items()), f"Content-Length: {length}", "", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()


def sent_slowly(line: socket.socket, content: bytes) -> None:
    """Send it in more time than any other request is given."""
    for start in range(0, len(content), 10):
        line.sendall(content[start : start + 10])
        time.sleep(2 * PATIENCE / (len(content) / 10))


def test_a_clerk_on_a_slow_line_is_heard_to_the_end(door: Door, impatient: None) -> None:
    with door.line() as line:
        line.sendall(head(Role.CLERK, len(LIST)))
        sent_slowly(line, LIST)
        line.settimeout(60)
        assert line.recv(65536).startswith(b"HTTP/1.1 202 ")


def test_a_clerk_who_never_ends_is_told_so(door: Door, impatient: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "FILE_WITHIN", 2 * PATIENCE)
    with door.line() as line:
        line.sendall(head(Role.CLERK, 1_000_000))
        assert drip(line).startswith(b"HTTP/1.1 408 ")


def test_for_who_may_not_import_nothing_is_waited_for(door: Door) -> None:
    with door.line() as line:
        line.sendall(head(Role.AUDITOR, 1_000_000))  # and not a byte of the file
        line.settimeout(60)
        assert line.recv(65536).startswith(b"HTTP/1.1 403 ")
