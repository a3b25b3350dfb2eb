"""Which addresses count as one."""

from __future__ import annotations

import pytest

from server.limits.client import client_address, coming_from, counted


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
        assert client_address() == "203.0.113.7"
    assert client_address() == "here"
