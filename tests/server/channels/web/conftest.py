from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from server.channels.web import install
from tests.server.channels.web.fake_conversations import FakeConversations


@pytest.fixture
def conversations() -> FakeConversations:
    return FakeConversations()


@pytest.fixture
def app(conversations: FakeConversations) -> FastAPI:
    app = FastAPI(openapi_url="/api/v1/openapi.json")
    app.state.conversations = conversations
    install(app)
    return app


@pytest.fixture
def client(app: FastAPI) -> Iterator[TestClient]:
    """A browser or a program; an unexpected error is answered as in production, not raised."""
    with TestClient(app, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client
