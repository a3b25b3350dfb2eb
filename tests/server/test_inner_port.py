"""Readiness, figures and the bot's actions have a port of their own."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.app import create_app
from server.settings import Settings
from server.startup import prepare_database

INNER_PORT = 8001
INNER = ["/readyz", "/metrics", "/actions/webhook", "/actions/health", "/actions"]
PUBLIC = ["/", "/api/v1/openapi.json", "/policies", "/static/nothing.js"]
KEY = "a long enough random text, 0123456789"


def app(folder: Path, env: str) -> FastAPI:
    settings = Settings(
        env=env, secret_key=KEY, data_dir=folder, bot_url="http://127.0.0.1:9", sample_data=False, voice="off",
        inner_port=INNER_PORT, sms_gateway="none",
    )  # fmt: skip
    prepare_database(settings)
    return create_app(settings)


def answers(to: FastAPI, port: int, paths: list[str]) -> set[bool]:
    """Whether anything but the wrong port answers there."""
    client = TestClient(to, base_url=f"http://office:{port}", raise_server_exceptions=False)
    return {client.get(path).content != b"" for path in paths}


@pytest.fixture
def production(tmp_path: Path) -> FastAPI:
    return app(tmp_path, "production")


def test_in_production_what_is_inside_does_not_answer_outside(production: FastAPI) -> None:
    assert answers(production, 8000, INNER) == {False}
    assert answers(production, INNER_PORT, INNER) == {True}


def test_in_production_the_inner_port_has_nothing_for_people(production: FastAPI) -> None:
    assert answers(production, INNER_PORT, PUBLIC) == {False}
    assert answers(production, 8000, PUBLIC) == {True}


def test_that_it_lives_is_told_at_both(production: FastAPI) -> None:
    for port in (8000, INNER_PORT):
        assert answers(production, port, ["/healthz"]) == {True}


def test_a_host_that_names_the_inner_port_opens_nothing(production: FastAPI) -> None:
    client = TestClient(production, base_url="http://office:8000")
    inner = f"127.0.0.1:{INNER_PORT}"
    forged = {"Host": inner, "X-Forwarded-Port": str(INNER_PORT), "Forwarded": f"host={inner}"}
    assert client.get("/metrics", headers=forged).status_code == 404


def test_in_development_the_public_port_keeps_them(tmp_path: Path) -> None:
    assert answers(app(tmp_path, "development"), 8000, [*INNER, *PUBLIC]) == {True}
