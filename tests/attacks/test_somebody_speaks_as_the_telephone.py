"""Only who holds the secret of a channel begins its conversations; the web is everybody's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attacks.door import API, Door, open_door

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


def test_each_caller_of_the_telephone_is_a_client_and_who_only_says_so_is_none(
    tmp_path: Path, sqlite_template: Path
) -> None:
    secrets, limits = {"hotline": HOTLINE}, {"conversations_each": 1}

    def begun(secret: str, caller: str, channel: str) -> int:
        shown = {"X-Channel-Secret": secret, "X-Speaks-For": caller}
        return door.post(API, {"channel": channel}, **shown).status_code

    with open_door(tmp_path, sqlite_template, channel_secrets=secrets, limits=limits) as door:
        assert [begun(HOTLINE, caller, "hotline") for caller in "abca"] == [201, 201, 201, 429]
        assert [begun("a guess", caller, "web") for caller in "abc"] == [201, 429, 429]


def test_all_callers_together_are_bounded(tmp_path: Path, sqlite_template: Path) -> None:
    shown = {"X-Channel-Secret": HOTLINE}
    limits = {"conversations_each": 1, "conversations": 2}
    with open_door(tmp_path, sqlite_template, channel_secrets={"hotline": HOTLINE}, limits=limits) as door:
        answers = [door.post(API, {"channel": "hotline"}, **shown, **{"X-Speaks-For": one}) for one in "abc"]
    assert [one.status_code for one in answers] == [201, 201, 429]
