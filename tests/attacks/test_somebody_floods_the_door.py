"""Who opens conversations without end is held back, and nobody else: no other address, and nobody in distress."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.attacks.door import Door, open_door

A_FEW = 3
FLOOD = 2 * A_FEW
ATTACKER, SOMEBODY_ELSE = "203.0.113.7", "203.0.113.8"


@pytest.fixture
def door(tmp_path: Path, sqlite_template: Path) -> Iterator[Door]:
    limits = {"conversations_each": A_FEW, "messages_each": A_FEW}
    with open_door(tmp_path, sqlite_template, limits=limits) as door:
        yield door


def test_the_rest_of_the_flood_is_told_to_wait_and_does_nothing(door: Door) -> None:
    answers = [door.begin(ATTACKER) for _ in range(FLOOD)]
    assert [answer.status_code for answer in answers] == [201] * A_FEW + [429] * A_FEW
    refused = answers[-1]
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.json()["code"] == "too_many_conversations"
    assert refused.json()["detail"].endswith("心里难受，请打12356。")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert door.begin(SOMEBODY_ELSE).status_code == 201


def test_visits_of_the_page_without_a_cookie_count_as_well(door: Door) -> None:
    pages = [door.page(ATTACKER) for _ in range(FLOOD)]
    assert [page.status_code for page in pages] == [200] * A_FEW + [429] * A_FEW
    assert "<h1>请等一等</h1>" in pages[-1].text
    assert "请打12356" in pages[-1].text
    assert "retry-after" in pages[-1].headers
    assert door.page(SOMEBODY_ELSE).status_code == 200


def test_a_flood_of_messages_is_held_back_and_keeps_nobody_from_help(door: Door) -> None:
    begun = door.begin(ATTACKER).json()
    path, headers = f"/api/v1/conversations/{begun['conversation_id']}/messages", {}
    headers["Authorization"] = f"Bearer {begun['token']}"
    codes = [door.post(path, {"text": "你好"}, ATTACKER, **headers).status_code for _ in range(FLOOD)]
    assert codes == [200] * A_FEW + [429] * A_FEW
    assert door.post(path, {"text": "我不想活了"}, ATTACKER, **headers).status_code == 200


def test_who_is_in_distress_gets_in_where_the_door_is_flooded(door: Door) -> None:
    for _ in range(FLOOD):
        door.begin(ATTACKER)
    for text, status in (("你好", 429), ("我不想活了", 200)):
        headers = {"X-Forwarded-For": ATTACKER, "Accept": "application/json"}
        answer = httpx.post(f"{door.url}/chat", data={"text": text}, headers=headers, trust_env=False)
        assert answer.status_code == status


def test_neighbours_of_one_ipv6_connection_are_one(door: Door) -> None:
    codes = [door.begin(f"2001:db8:1:2::{number}").status_code for number in range(1, FLOOD + 1)]
    assert codes.count(201) == A_FEW
    assert door.begin("2001:db8:1:3::1").status_code == 201


def test_those_who_watch_over_the_service_are_never_held_back(door: Door) -> None:
    for _ in range(FLOOD):
        door.begin()
    for path in ("/healthz", "/metrics"):
        assert [httpx.get(f"{door.url}{path}", trust_env=False).status_code for _ in range(FLOOD)] == [200] * FLOOD


def test_an_address_that_anybody_can_write_into_a_header_is_not_believed(
    tmp_path: Path, sqlite_template: Path
) -> None:
    limits = {"conversations_each": A_FEW}
    with open_door(tmp_path, sqlite_template, limits=limits, trusted_proxies="") as door:
        codes = [door.begin(f"203.0.113.{number}").status_code for number in range(FLOOD)]
    assert codes.count(429) == A_FEW
