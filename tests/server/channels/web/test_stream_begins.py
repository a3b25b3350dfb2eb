"""How a stream begins, or does not: each reason has its own code, and a client that is gone is no error."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from server.conversation.limited import LimitedConversations
from server.conversation.messages import Transcript
from server.conversation.service import TURNS, ConversationsUnavailable
from server.limits import Limits, LimitSettings
from server.voice.engines import Engines
from server.voice.sessions import VoiceSessions
from tests.server.channels.web.fake_conversations import FakeConversations

NO_ENTRY, UNAVAILABLE = 4401, 4503


class Away(FakeConversations):
    """Its registry can be away."""

    away = False

    async def transcript(
        self, conversation_id: str, token: str, before: str | None = None, turns: int = TURNS
    ) -> Transcript:
        if self.away:
            raise ConversationsUnavailable
        return await super().transcript(conversation_id, token, before, turns)


@pytest.fixture
def conversations() -> Away:
    return Away()


@pytest.fixture
def client(app: FastAPI, conversations: Away) -> Iterator[TestClient]:
    app.state.voice = VoiceSessions(conversations, Engines(lambda: []))
    with TestClient(app) as client:  # what the stream raises is raised here
        yield client


@pytest.fixture
def own(client: TestClient) -> dict[str, str]:
    begun: dict[str, str] = client.post("/api/v1/conversations", json={"channel": "web"}).json()
    return begun


def address(own: dict[str, str]) -> str:
    return f"/api/v1/conversations/{own['conversation_id']}/stream"


def test_a_client_that_is_gone_before_hello_is_no_error(client: TestClient, own: dict[str, str]) -> None:
    with client.websocket_connect(address(own)) as stream:
        stream.close()
    with client.websocket_connect(address(own)) as stream:
        stream.send_text(json.dumps({"type": "hello", "token": own["token"]}))
        assert stream.receive_json()["type"] == "ready"


def test_a_registry_that_is_away_is_not_told_as_a_wrong_token(
    client: TestClient, own: dict[str, str], conversations: Away
) -> None:
    assert _closed_with(client, own, "a guess") == NO_ENTRY
    conversations.away = True
    assert _closed_with(client, own, own["token"]) == UNAVAILABLE


def test_who_may_not_look_just_now_gets_the_answer_and_comes_back_by_itself(
    app: FastAPI, client: TestClient, conversations: Away
) -> None:
    client.get("/")
    own = dict(zip(("conversation_id", "token"), client.cookies["tongxing_chat"].split(":"), strict=True))
    limited = LimitedConversations(conversations, Limits(LimitSettings(reads_each=1)))
    app.state.conversations, app.state.voice = limited, VoiceSessions(limited, Engines(lambda: []))
    with client.websocket_connect(address(own), headers={"Origin": "http://testserver"}) as stream:
        stream.send_text(json.dumps({"type": "hello"}))
        stream.send_text(json.dumps({"type": "text", "text": "我不想活了"}))
        while (answer := stream.receive_json())["type"] != "answer":
            assert answer.get("key") != "not_told"
    assert "您说的是：我不想活了" in answer["items"]
    assert answer["case_open"] is None
    assert _closed_with(client, own, own["token"]) == UNAVAILABLE


def _closed_with(client: TestClient, own: dict[str, str], token: str) -> int:
    with client.websocket_connect(address(own)) as stream:
        stream.send_text(json.dumps({"type": "hello", "token": token}))
        with pytest.raises(WebSocketDisconnect) as closed:
            stream.receive_json()
    return closed.value.code
