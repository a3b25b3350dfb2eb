"""The whole application keeps to the document that it publishes, whatever is sent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from structlog.testing import capture_logs

from server.app import create_app
from server.settings import Settings
from server.staff.tokens import Role, Staff, issue_token
from server.startup import prepare_database

SECRET = "test"
NOBODY = "http://127.0.0.1:9"
EXAMPLES = 60
"""made-up requests for each operation: in all half a minute"""
CHAT = {
    ("post", "/api/v1/conversations"),
    ("get", "/api/v1/conversations/{conversation_id}"),
    ("delete", "/api/v1/conversations/{conversation_id}"),
    ("post", "/api/v1/conversations/{conversation_id}/messages"),
}
CONFORMANCE = (status_code_conformance, content_type_conformance, response_schema_conformance)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The application with the sample catalogue; its bot is away, which the conversation answers with a sentence."""
    settings = Settings(secret_key=SECRET, data_dir=tmp_path_factory.mktemp("openapi"), bot_url=NOBODY, voice="off")
    prepare_database(settings)
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def document(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/api/v1/openapi.json").json()
    return found


@pytest.fixture(scope="module")
def tokens(client: TestClient) -> dict[str, str]:
    """A conversation's id and token, and the token of a clerk of both provinces."""
    started = client.post("/api/v1/conversations", json={"channel": "web"}).json()
    return {
        "conversation_id": started["conversation_id"],
        "person": started["token"],
        "staff": issue_token(Staff(Role.ADMIN), SECRET),
    }


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield method, path, operation


def test_the_chat_operations_are_described(document: dict[str, Any]) -> None:
    assert {(method, path) for method, path, _ in operations(document)} >= CHAT


def test_health_is_described_and_the_way_in_of_the_bot_is_not(document: dict[str, Any]) -> None:
    assert set(document["paths"]) >= {"/healthz", "/readyz", "/metrics"}
    assert not [path for path in document["paths"] if "webhook" in path]


def test_every_error_is_described_as_a_problem_with_a_code(document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        if not path.startswith("/api/"):
            continue
        errors = {status: answer for status, answer in operation["responses"].items() if status >= "400"}
        assert errors, (method, path)
        for status, answer in errors.items():
            assert list(answer["content"]) == ["application/problem+json"], (method, path, status)
            assert "code" in answer["content"]["application/problem+json"]["schema"]["required"]


def test_every_route_says_that_it_may_hold_back_and_that_the_registry_may_be_away(document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        if path.startswith("/api/"):
            assert set(operation["responses"]) >= {"429", "503"}, (method, path)


def test_a_registry_that_does_not_answer_is_a_problem_of_its_own_in_the_office_as_well(tmp_path: Path) -> None:
    settings = Settings(secret_key=SECRET, data_dir=tmp_path, bot_url=NOBODY, voice="off")  # without any table
    asked = TestClient(create_app(settings), raise_server_exceptions=False)
    with capture_logs() as logged:
        answer = asked.get("/api/v1/people", headers={"Authorization": "Bearer a token"})
    assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (503, "unavailable", "30")
    assert [line["event"] for line in logged] == ["registry_unavailable"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("post", "/api/v1/conversations", {"channel": "letter"}, 422, "invalid_request"),
        ("post", "/api/v1/conversations", "{", 400, "malformed_request"),
        ("post", "/api/v1/conversations", {"channel": "web", "mode": "x" * 70_000}, 413, "body_too_large"),
        ("get", "/api/v1/conversations/1", None, 401, "token_missing"),
        ("get", "/api/v1/people", None, 401, "token_missing"),
        ("get", "/api/v1/nowhere", None, 404, "not_found"),
        ("put", "/api/v1/conversations", {}, 405, "method_not_allowed"),
        ("post", "/actions/webhook", {}, 404, "not_found"),
    ],
)
def test_an_error_is_answered_as_a_problem_with_its_code(
    client: TestClient, method: str, path: str, body: Any, status: int, code: str
) -> None:
    json = {"Content-Type": "application/json"}
    content = {"content": body, "headers": json} if isinstance(body, str) else {"json": body}
    answer = client.request(method, path, **content)
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert problem["type"] == f"urn:tongxing:problem:{code}"
    assert problem["title"]
    assert problem["detail"]


def test_no_request_made_up_from_the_document_upsets_the_server(client: TestClient, tokens: dict[str, str]) -> None:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", client.app)
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]

        @given(case=operation.as_strategy())
        @hypothesis_settings(
            max_examples=EXAMPLES, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        def call(case: schemathesis.Case[Any]) -> None:
            of_a_person = case.path.startswith("/api/v1/conversations")
            if "conversation_id" in (case.path_parameters or {}) and case.method != "DELETE":
                case.path_parameters["conversation_id"] = tokens["conversation_id"]
            answer = case.call(headers={"Authorization": f"Bearer {tokens['person' if of_a_person else 'staff']}"})
            where = (case.method, case.path, answer.status_code, answer.text[:500])
            if case.path != "/readyz":  # the bot is away
                assert answer.status_code < 500, where
            if answer.status_code >= 400 and case.path.startswith("/api/"):
                assert answer.headers["content-type"] == ["application/problem+json"], where
                assert answer.json()["code"], where
            case.validate_response(answer, checks=list(CONFORMANCE))

        call()
