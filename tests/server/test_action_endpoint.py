"""The actions are run for the bot alone."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from rasa_sdk.executor import ActionExecutor

from server.action_endpoint import action_router

TOKEN = "a token of the tests"
UNKNOWN = {"next_action": "action_of_nobody", "tracker": {}}


@pytest.fixture
def client() -> TestClient:
    app = FastAPI()
    app.include_router(action_router(ActionExecutor(), TOKEN))
    return TestClient(app)


def test_the_bot_is_heard_by_its_header(client: TestClient) -> None:
    answer = client.post("/actions/webhook", json=UNKNOWN, headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.json()["action_name"] == UNKNOWN["next_action"]


@pytest.mark.parametrize("shown", [{}, {"Authorization": TOKEN}, {"Authorization": "Bearer a guess"}])
def test_without_it_nothing_is_there_whatever_stands_in_the_address(
    client: TestClient, shown: dict[str, str]
) -> None:
    for address in ("/actions/webhook", f"/actions/webhook?token={TOKEN}"):
        refused = client.post(address, json=UNKNOWN, headers=shown)
        assert refused.status_code == 404
        assert "action_name" not in refused.json()
