"""The chat API as its contract tells it."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from fastapi.testclient import TestClient

from tests.server.channels.web.fake_conversations import GREETING, FakeConversations

START = "/api/v1/conversations"
PROBLEM = "application/problem+json"


@pytest.fixture
def started(client: TestClient) -> dict[str, Any]:
    answer = client.post(START, json={"channel": "web", "mode": "text", "area": "410000"})
    assert answer.status_code == 201
    body: dict[str, Any] = answer.json()
    return body


@pytest.fixture
def bearer(started: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Bearer {started['token']}"}


@pytest.fixture
def url(started: dict[str, Any]) -> str:
    return f"{START}/{started['conversation_id']}"


def test_a_start_greets_and_hands_out_a_token(started: dict[str, Any]) -> None:
    assert set(started) == {"conversation_id", "token", "messages", "awaiting"}
    assert started["messages"][0]["text"] == GREETING
    assert set(started["messages"][0]) == {"id", "text", "speech", "options", "citations"}
    assert started["messages"][0]["options"][0] == {"key": "1", "title": "找培训班", "payload": "/choose 1"}


def test_the_area_reaches_the_conversation(started: dict[str, Any], conversations: FakeConversations) -> None:
    assert conversations.talks[started["conversation_id"]].area == "410000"


def test_a_message_is_answered_with_what_is_awaited(client: TestClient, url: str, bearer: dict[str, str]) -> None:
    answer = client.post(f"{url}/messages", json={"text": "找培训班"}, headers=bearer)
    assert answer.status_code == 200
    assert answer.json()["awaiting"] == {"slot": "person_name", "kind": "name", "step": 1, "of": 5}


def test_the_same_message_id_is_answered_once(
    client: TestClient, url: str, bearer: dict[str, str], conversations: FakeConversations
) -> None:
    turn = {"text": "你好", "message_id": str(uuid4())}
    first = client.post(f"{url}/messages", json=turn, headers=bearer)
    again = client.post(f"{url}/messages", json=turn, headers=bearer)
    assert again.json() == first.json()
    talk = next(iter(conversations.talks.values()))
    assert [entry.text for entry in talk.entries if entry.role == "person"] == ["你好"]


def test_the_transcript_reads_back_both_sides(client: TestClient, url: str, bearer: dict[str, str]) -> None:
    client.post(f"{url}/messages", json={"text": "你好"}, headers=bearer)
    transcript = client.get(url, headers=bearer).json()
    assert [entry["role"] for entry in transcript["entries"]] == ["assistant", "person", "assistant"]
    assert transcript["channel"] == "web"
    assert transcript["ended"] is False


def test_an_ended_conversation_is_found_no_more(client: TestClient, url: str, bearer: dict[str, str]) -> None:
    assert client.delete(url, headers=bearer).status_code == 204
    answer = client.get(url, headers=bearer)
    assert answer.status_code == 404
    assert answer.json()["code"] == "conversation_not_found"


def test_a_missing_token_is_told_as_a_problem(client: TestClient, url: str) -> None:
    answer = client.get(url)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == PROBLEM
    assert answer.headers["www-authenticate"] == "Bearer"
    assert set(answer.json()) == {"type", "title", "status", "detail", "code"}


@pytest.mark.parametrize("token", ["wrong", "a b", "令牌", "\x7f", "x" * 9999])
def test_a_wrong_token_learns_no_more_than_a_wrong_conversation(client: TestClient, url: str, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}".encode()}
    wrong_token = client.get(url, headers=headers)
    wrong_id = client.get(f"{START}/{uuid4()}", headers=headers)
    assert wrong_token.status_code == wrong_id.status_code == 404
    assert wrong_token.json() == wrong_id.json()


@pytest.mark.parametrize("conversation_id", ["%00", "a%00b", "%ff", "..%2f..", "' or 1=1", "x" * 5000])
def test_an_impossible_conversation_id_is_a_problem_and_no_crash(
    client: TestClient, bearer: dict[str, str], conversation_id: str
) -> None:
    answer = client.get(f"{START}/{conversation_id}", headers=bearer)
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"] == PROBLEM


def test_control_characters_are_taken_out_of_a_text(
    client: TestClient, url: str, bearer: dict[str, str], conversations: FakeConversations
) -> None:
    answer = client.post(f"{url}/messages", json={"text": "你\x00好\x07\r\n再见\x9b"}, headers=bearer)
    assert answer.status_code == 200
    talk = next(iter(conversations.talks.values()))
    assert talk.entries[-2].text == "你好\n再见"


@pytest.mark.parametrize("text", ["", " ", "好" * 5000, "😀" * 5000, "\u202e\u200b", "<script>"])
def test_any_text_up_to_five_thousand_characters_reaches_the_conversation(
    client: TestClient, url: str, bearer: dict[str, str], text: str
) -> None:
    assert client.post(f"{url}/messages", json={"text": text}, headers=bearer).status_code == 200


def test_a_longer_text_is_refused_with_a_sentence(client: TestClient, url: str, bearer: dict[str, str]) -> None:
    answer = client.post(f"{url}/messages", json={"text": "好" * 5001}, headers=bearer)
    assert (answer.status_code, answer.json()["code"]) == (422, "text_too_long")


def test_a_body_beyond_the_limit_is_refused_before_it_is_read(
    client: TestClient, url: str, bearer: dict[str, str]
) -> None:
    answer = client.post(f"{url}/messages", json={"text": "好" * 30_000}, headers=bearer)
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")
    assert answer.headers["content-type"] == PROBLEM


def test_a_body_of_unknown_length_is_limited_too(client: TestClient) -> None:
    pieces = (b"x" * 1024 for _ in range(100))
    answer = client.post(START, content=pieces, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b'{"text": "\xff"}', b"[" * 60_000, b"NaN"])
def test_a_body_that_cannot_be_read_is_a_problem(
    client: TestClient, url: str, bearer: dict[str, str], body: bytes
) -> None:
    headers = bearer | {"Content-Type": "application/json"}
    answer = client.post(f"{url}/messages", content=body, headers=headers)
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == PROBLEM


def test_a_lone_surrogate_is_refused(client: TestClient, url: str, bearer: dict[str, str]) -> None:
    headers = bearer | {"Content-Type": "application/json"}
    answer = client.post(f"{url}/messages", content=b'{"text": "\\ud800"}', headers=headers)
    assert answer.status_code == 422


def test_a_wrong_field_is_named_and_its_value_is_not_repeated(client: TestClient) -> None:
    answer = client.post(START, json={"channel": "410102199001011234", "mode": "text"})
    assert answer.status_code == 422
    assert answer.json()["code"] == "invalid_request"
    assert answer.json()["errors"] == [{"field": "channel", "code": "literal_error"}]
    assert "410102199001011234" not in answer.text


def test_an_area_outside_the_two_provinces_is_refused(client: TestClient) -> None:
    answer = client.post(START, json={"channel": "web", "mode": "text", "area": "110000"})
    assert answer.json()["errors"] == [{"field": "area", "code": "string_pattern_mismatch"}]


def test_an_unexpected_error_tells_nothing_of_what_happened(
    client: TestClient, url: str, bearer: dict[str, str]
) -> None:
    answer = client.post(f"{url}/messages", json={"text": "坏了"}, headers=bearer)
    assert (answer.status_code, answer.json()["code"]) == (500, "internal_error")
    assert answer.headers["content-type"] == PROBLEM
    assert "script" not in answer.text


def test_unknown_addresses_and_methods_are_problems(client: TestClient) -> None:
    assert client.get("/api/v1/nothing").json()["code"] == "not_found"
    answer = client.put(START)
    assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")
    assert "POST" in answer.headers["allow"]


def test_the_openapi_page_names_the_problems(client: TestClient) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    say = paths["/api/v1/conversations/{conversation_id}/messages"]["post"]
    assert PROBLEM in say["responses"]["404"]["content"]
    assert list(say["responses"]["422"]["content"]) == [PROBLEM]
