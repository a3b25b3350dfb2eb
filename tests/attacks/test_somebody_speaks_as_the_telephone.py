"""Only who holds the secret of a channel begins its conversations; the web is everybody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks.door import Door, open_door

HOTLINE = "the secret of the telephone, long enough"
KIOSK = "the secret of the kiosk, just as long"


@pytest.fixture
def door(tmp_path: Path, sqlite_template: Path) -> Iterator[Door]:
    """In production, where WeChat has no secret."""
    secrets = {"hotline": HOTLINE, "kiosk": KIOSK}
    with open_door(tmp_path, sqlite_template, env="production", channel_secrets=secrets) as door:
        yield door


@pytest.mark.parametrize("shown", [{}, {"X-Channel-Secret": "a guess"}, {"X-Channel-Secret": KIOSK}])
def test_without_its_own_secret_nobody_is_the_telephone(door: Door, shown: dict[str, str]) -> None:
    refused = door.post("/api/v1/conversations", {"channel": "hotline"}, **shown)
    assert (refused.status_code, refused.json()["code"]) == (403, "channel_secret_wrong")
    assert refused.headers["content-type"] == "application/problem+json"


def test_the_telephone_itself_begins(door: Door) -> None:
    headers = {"X-Channel-Secret": HOTLINE}
    assert door.post("/api/v1/conversations", {"channel": "hotline"}, **headers).status_code == 201


def test_a_channel_without_a_secret_is_off(door: Door) -> None:
    for shown in ({}, {"X-Channel-Secret": ""}, {"X-Channel-Secret": HOTLINE}):
        refused = door.post("/api/v1/conversations", {"channel": "wechat"}, **shown)
        assert (refused.status_code, refused.json()["code"]) == (403, "channel_off")


def test_the_web_needs_none_and_keeps_its_cookie_to_this_host(door: Door) -> None:
    begun = door.begin()
    assert begun.status_code == 201
    page = door.page()
    cookie = page.headers["set-cookie"]
    assert cookie.startswith("__Host-tongxing_chat=")
    assert {"Secure", "HttpOnly", "Path=/"} <= {part.strip() for part in cookie.split(";")}


def test_in_development_a_channel_without_a_secret_is_open(tmp_path: Path, sqlite_template: Path) -> None:
    with open_door(tmp_path, sqlite_template, channel_secrets={"kiosk": KIOSK}) as door:
        assert door.begin(channel="hotline").status_code == 201
        assert door.begin(channel="kiosk").status_code == 403
