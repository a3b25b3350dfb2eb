"""The proxy passes everything on, and production was started without a gateway and without staff."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from server.registry.models import HandoverCase, SentMessage
from tests.running import Service, free_port, running_service

SECONDS = 60
"""the first turns of a model take long where many tests run"""


@pytest.fixture(scope="module")
def inner_port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def production(tmp_path_factory: pytest.TempPathFactory, inner_port: int) -> Iterator[Service]:
    """The service as an office starts it, ready: its bot reaches the actions by the inner port."""
    settings = {
        "env": "production", "secret_key": secrets.token_urlsafe(48), "sms_gateway": "none", "sample_data": "true",
        "inner_port": str(inner_port),
    }  # fmt: skip
    folder: Path = tmp_path_factory.mktemp("production")
    with running_service(folder, **settings) as started:
        yield started


@pytest.mark.parametrize("path", ["/metrics", "/readyz", "/actions/webhook", "/actions/health"])
def test_nothing_that_is_inside_answers_outside(production: Service, inner_port: int, path: str) -> None:
    assert httpx.get(f"{production.url}{path}").status_code == 404
    assert httpx.post(f"{production.url}{path}", json={}).status_code == 404
    forged = {"Host": f"127.0.0.1:{inner_port}"}
    assert httpx.get(f"{production.url}{path}", headers=forged).status_code == 404


def test_inside_it_is_ready(production: Service, inner_port: int) -> None:
    assert httpx.get(f"http://127.0.0.1:{inner_port}/readyz").json()["status"] == "ready"
    assert httpx.get(f"http://127.0.0.1:{inner_port}/").status_code == 404


@pytest.mark.parametrize("said", ["转人工", "我要投诉", "补贴到哪一步了", "我要申请补贴"])
def test_nobody_is_told_of_a_code_or_a_case_that_reaches_no_one(production: Service, said: str) -> None:
    conversations = f"{production.url}/api/v1/conversations"
    opened = httpx.post(conversations, json={"channel": "web", "mode": "text"}, timeout=SECONDS).json()
    answer = httpx.post(
        f"{conversations}/{opened['conversation_id']}/messages",
        json={"text": said}, headers={"Authorization": f"Bearer {opened['token']}"}, timeout=SECONDS,
    ).json()  # fmt: skip
    heard = "".join(message["text"] for message in answer["messages"])
    assert "12385" in heard
    assert answer["awaiting"] is None
    with production.database.read() as session:
        assert [*session.scalars(select(HandoverCase.id)), *session.scalars(select(SentMessage.id))] == []
