"""A clerk who was sent away goes on with the token of the morning, renews it, and signs in again."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.registry.database import Database
from server.registry.services import staff_accounts
from server.staff.tokens import Role, Staff, issue_token
from tests.server.staff.conftest import SECRET, Desk

GIVEN = {"name": "wang", "password": "a long password"}


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    return TestClient(app, base_url="http://testserver/api/v1", raise_server_exceptions=False)


def test_a_deactivated_clerk_goes_on(client: TestClient, database: Database) -> None:
    with database.write() as session:
        staff_accounts.create(session, "wang", "示例王", "clerk", ["130100"], "system", "a long password")
    bearer = {"Authorization": f"Bearer {client.post('/staff-sessions', json=GIVEN).json()['token']}"}
    assert client.get("/people", headers=bearer).status_code == 200
    with database.write() as session:
        staff_accounts.deactivate(session, staff_accounts.find(session, "wang"), "system")
    for method, path in (("GET", "/people"), ("PATCH", "/staff-sessions/current"), ("POST", "/subsidy-claims")):
        assert client.request(method, path, headers=bearer, json={}).status_code == 401
    assert client.post("/staff-sessions", json=GIVEN).status_code == 401


def test_nor_with_a_fresh_token_of_development(desk: Desk, client: TestClient, database: Database) -> None:
    assert desk("clerk", name="li").get("/people").status_code == 200
    with database.write() as session:
        staff_accounts.deactivate(session, staff_accounts.find(session, "li"), "system")
    token = issue_token(Staff(Role.ADMIN, name="li"), SECRET)
    assert client.get("/people", headers={"Authorization": f"Bearer {token}"}).status_code == 401
