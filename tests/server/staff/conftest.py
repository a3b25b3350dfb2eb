"""The staff API as it is served, on a fresh registry, and clients that hold a token."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.http.problems import install_problem_handlers
from server.limits import Limits
from server.limits.counted_requests import CountedRequests
from server.limits.settings import LimitSettings
from server.registry.database import Database
from server.registry.models import Person
from server.settings import Settings
from server.staff import install
from server.staff.tokens import Role, Staff, issue_token
from tests import samples

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
    install(made, Limits(LimitSettings(reads_each=1_000_000)))  # tests ask faster than people
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


@pytest.fixture
def person(database: Database) -> Person:
    with database.write() as session:
        return samples.a_person(session)


@pytest.fixture
def of(database: Database, person: Person) -> dict[str, Any]:
    """A certificate of the person as it is sent."""
    with database.write() as session:
        occupation = samples.an_occupation(session)
    return {
        "person_id": person.id, "occupation_code": occupation.code, "skill_level": 4, "kind": "职业技能等级证书",
        "issued_on": "2025-03-01", "number": "S 0001-a",
    }  # fmt: skip
