"""Which addresses count as one."""

from __future__ import annotations

import pytest
from starlette.requests import HTTPConnection

from server.limits.client import CONVERSATIONS, client_of, coming_from, counted, current_client


@pytest.mark.parametrize(
    ("host", "as_one"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        (None, "unknown"),
        ("", "unknown"),
    ],
)
def test_an_address_is_counted_as(host: str | None, as_one: str) -> None:
    assert counted(host) == as_one


def test_it_is_known_inside_alone() -> None:
    with coming_from("203.0.113.7"):
        assert current_client() == "203.0.113.7"
    assert current_client() == "here"


def asked(path: str, **headers: str) -> HTTPConnection:
    """A request from the address of the adapter."""
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return HTTPConnection({"type": "http", "path": path, "headers": raw, "client": ("203.0.113.7", 50_000)})


def hotline(secret: str) -> str | None:
    return "hotline" if secret == "right" else None


def test_a_channel_that_shows_its_secret_says_for_whom_it_speaks() -> None:
    one, other = (
        client_of(asked(CONVERSATIONS, x_channel_secret="right", x_speaks_for=who), hotline) for who in ("a", "b")
    )
    assert one != other
    assert one == client_of(asked(f"{CONVERSATIONS}/c1", x_channel_secret="right", x_speaks_for="a"), hotline)


def test_of_the_name_that_it_gives_nothing_is_kept_but_a_hash() -> None:
    caller = "19900000001" * 20
    client = client_of(asked(CONVERSATIONS, x_channel_secret="right", x_speaks_for=caller), hotline)
    assert "19900000001" not in client
    assert len(client) < 50


@pytest.mark.parametrize(
    "headers",
    [
        {"x_speaks_for": "a"},
        {"x_speaks_for": "a", "x_channel_secret": ""},
        {"x_speaks_for": "a", "x_channel_secret": "a guess"},
        {"x_speaks_for": "", "x_channel_secret": "right"},
        {"x_channel_secret": "right"},
    ],
)
def test_without_the_secret_or_a_name_it_is_the_address_that_counts(headers: dict[str, str]) -> None:
    assert client_of(asked(CONVERSATIONS, **headers), hotline) == "203.0.113.7"


def test_who_signs_in_to_the_office_is_counted_by_the_address_whatever_is_shown() -> None:
    shown = {"x_channel_secret": "right", "x_speaks_for": "a"}
    assert client_of(asked("/api/v1/staff-sessions", **shown), hotline) == "203.0.113.7"
