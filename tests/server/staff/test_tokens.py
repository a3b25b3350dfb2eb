"""Tokens: who made them, whose they are, and when they end."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.staff.tokens import BadToken, Role, Staff, issue_token, read_token
from tests.server.staff.conftest import Desk


def test_a_token_says_role_and_area() -> None:
    staff = Staff(Role.CLERK, "130100")
    assert read_token(issue_token(staff, "a key"), "a key")[0] == staff


def test_a_token_of_another_key_is_refused() -> None:
    with pytest.raises(BadToken):
        read_token(issue_token(Staff(Role.CLERK), "another key"), "a key")


def test_a_token_ends() -> None:
    with pytest.raises(BadToken):
        read_token(issue_token(Staff(Role.CLERK), "a key", seconds=0), "a key")


def test_a_changed_token_is_refused() -> None:
    token = issue_token(Staff(Role.CLERK), "a key")
    with pytest.raises(BadToken):
        read_token("x" + token, "a key")


def test_an_area_outside_the_two_provinces_has_no_token() -> None:
    with pytest.raises(ValueError, match="division code"):
        Staff(Role.CLERK, "110000")


def test_without_a_good_token_nothing_opens(app: FastAPI) -> None:
    for header in (None, "Bearer nonsense", "Bearer ", "Basic abc", "Bearer \xff\x00.é"):
        headers = {"Authorization": header.encode("latin-1")} if header else {}
        answer = TestClient(app).get("/api/v1/people", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["code"] in ("token_missing", "token_invalid")


def test_an_auditor_reads_and_writes_nothing(desk: Desk) -> None:
    auditor = desk("auditor")
    assert auditor.get("/people").status_code == 200
    assert auditor.get("/audit").status_code == 200
    assert auditor.patch("/certificates/1", json={"verified": True}).json()["code"] == "forbidden"


def test_a_clerk_does_not_read_the_audit(desk: Desk) -> None:
    assert desk("clerk").get("/audit").status_code == 403


def test_another_system_decides_on_no_claim(desk: Desk) -> None:
    assert desk("system").patch("/subsidy-claims/1", json={"status": "approved"}).status_code == 403
