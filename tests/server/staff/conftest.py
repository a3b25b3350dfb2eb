"""The staff API as it is served, on a fresh registry, and clients that hold a token."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.http.problems import install_problem_handlers
from server.limits.counted_requests import CountedRequests
from server.registry.database import Database
from server.settings import Settings
from server.staff import install
from server.staff.tokens import Role, Staff, issue_token

SECRET = "test"
Desk = Callable[..., TestClient]


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(secret_key=SECRET, data_dir=tmp_path, voice="off")


@pytest.fixture
def app(database: Database, settings: Settings) -> FastAPI:
    made = FastAPI(openapi_url="/api/v1/openapi.json")
    made.state.database = database
    made.state.settings = settings
    install_problem_handlers(made)
    install(made)
    made.add_middleware(CountedRequests, limits=made.state.limits)
    return made


@pytest.fixture
def desk(app: FastAPI) -> Iterator[Desk]:
    """Give `desk(role, area, name)`: a client with the token of somebody; another name is another person."""
    with ExitStack() as clients:

        def sit_down(role: str = "clerk", area: str = "000000", name: str | None = None) -> TestClient:
            token = issue_token(Staff(Role(role), area, name), SECRET)
            client = TestClient(app, base_url="http://testserver/api/v1", raise_server_exceptions=False)
            client.headers["Authorization"] = f"Bearer {token}"
            return clients.enter_context(client)  # keeps one thread for all its requests

        yield sit_down
