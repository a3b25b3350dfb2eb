"""Somebody prints a token in development with the production key, and shows it to the production server."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.registry.database import Database
from server.registry.services import staff_accounts
from server.settings import Settings
from server.staff.tokens import Role, Staff, issue_token
from tests.server.staff.conftest import SECRET


@pytest.fixture
def production(app: FastAPI, settings: Settings) -> TestClient:
    """The staff API in production, with the same key and the same database as in development."""
    app.state.settings = settings.model_copy(update={"env": "production"})
    return TestClient(app, base_url="http://testserver/api/v1", raise_server_exceptions=False)


def test_a_development_token_opens_nothing_at_a_production_server(production: TestClient) -> None:
    token = issue_token(Staff(Role.ADMIN), SECRET)
    answer = production.get("/people", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["code"]) == (401, "token_invalid")


def test_nor_does_one_whose_session_a_development_server_opened_in_the_same_registry(
    app: FastAPI, settings: Settings, production: TestClient
) -> None:
    bearer = {"Authorization": f"Bearer {issue_token(Staff(Role.ADMIN), SECRET)}"}
    in_production, app.state.settings = app.state.settings, settings
    assert production.get("/people", headers=bearer).status_code == 200
    app.state.settings = in_production
    assert production.get("/people", headers=bearer).status_code == 401


def test_nor_does_a_development_account_that_was_given_a_password(production: TestClient, database: Database) -> None:
    with database.write() as session:
        made = staff_accounts.create(
            session, "dev", "dev", "admin", ["000000"], "system", "a long password", development=True
        )
        assert made.development
    answer = production.post("/staff-sessions", json={"name": "dev", "password": "a long password"})
    assert (answer.status_code, answer.json()["code"]) == (401, "sign_in_failed")


def test_a_development_token_takes_no_real_account(app: FastAPI, database: Database) -> None:
    with database.write() as session:
        staff_accounts.create(session, "wang", "示例王", "admin", ["000000"], "system", "a long password")
    client = TestClient(app, base_url="http://testserver/api/v1")
    token = issue_token(Staff(Role.CLERK, "130100", "wang"), SECRET)
    assert client.get("/people", headers={"Authorization": f"Bearer {token}"}).status_code == 401
