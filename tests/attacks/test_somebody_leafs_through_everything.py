"""Who asks for pages of the rules without end, or guesses at tokens of staff, is held back, and nobody else is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.attacks.door import Door, open_door

A_FEW = 3
FLOOD = 2 * A_FEW
ATTACKER, SOMEBODY_ELSE = "203.0.113.7", "203.0.113.8"
STAFF = "/api/v1/people"


@pytest.fixture
def door(tmp_path: Path, sqlite_template: Path) -> Iterator[Door]:
    with open_door(tmp_path, sqlite_template, limits={"reads_each": A_FEW}) as door:
        yield door


def get(door: Door, path: str, come_from: str = ATTACKER, **headers: str) -> httpx.Response:
    return httpx.get(
        f"{door.url}{path}", headers={"X-Forwarded-For": come_from, **headers}, trust_env=False, timeout=60
    )


@pytest.mark.parametrize(
    "path", ["/policies", "/policies/no.such.rule", "/policies/documents/nothing", "/policies/a/b"]
)
def test_pages_of_the_rules_are_counted(door: Door, path: str) -> None:
    answers = [get(door, path, Accept="text/html") for _ in range(FLOOD)]
    assert [answer.status_code == 429 for answer in answers] == [False] * A_FEW + [True] * A_FEW
    assert "<h1>请等一等</h1>" in answers[-1].text
    assert "请打12356" in answers[-1].text
    assert "retry-after" in answers[-1].headers
    assert get(door, path, SOMEBODY_ELSE).status_code != 429


@pytest.mark.parametrize("path", [STAFF, "/api/v1/audit", "/api/v1/nothing", "/api/v1/openapi.json"])
def test_whatever_is_asked_of_the_office_is_counted_whoever_asks(door: Door, path: str) -> None:
    codes = [get(door, path, Authorization=f"Bearer guess-{at}").status_code for at in range(FLOOD)]
    assert 429 not in codes[:A_FEW]
    assert codes[A_FEW:] == [429] * A_FEW
    assert get(door, path, SOMEBODY_ELSE).status_code != 429


def test_many_addresses_together_do_not_keep_the_office_out(tmp_path: Path, sqlite_template: Path) -> None:
    with open_door(tmp_path, sqlite_template, limits={"reads_each": A_FEW, "reads": A_FEW}) as door:
        for at in range(FLOOD):
            get(door, "/policies", f"203.0.113.{at}")
        assert get(door, "/policies", SOMEBODY_ELSE).status_code == 429
        assert get(door, STAFF, SOMEBODY_ELSE).status_code == 401


def test_many_addresses_that_leaf_through_the_rules_spend_no_look_at_a_conversation(
    tmp_path: Path, sqlite_template: Path
) -> None:
    with open_door(tmp_path, sqlite_template, limits={"reads": A_FEW}) as door:
        begun = door.begin(SOMEBODY_ELSE).json()
        for at in range(FLOOD):
            get(door, "/policies", f"198.51.100.{at}")
        path = f"/api/v1/conversations/{begun['conversation_id']}"
        read = get(door, path, SOMEBODY_ELSE, Authorization=f"Bearer {begun['token']}")
        assert read.status_code == 200
        assert get(door, "/policies", SOMEBODY_ELSE).status_code == 429


def test_what_is_said_in_a_conversation_is_counted_as_such_alone(door: Door) -> None:
    begun = door.begin(ATTACKER).json()
    path = f"/api/v1/conversations/{begun['conversation_id']}/messages"
    said = [
        door.post(path, {"text": "你好"}, ATTACKER, Authorization=f"Bearer {begun['token']}") for _ in range(FLOOD)
    ]
    assert {answer.status_code for answer in said} == {200}
