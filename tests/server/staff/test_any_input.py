"""Whatever is sent, the answer is never an error of the server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from fastapi import FastAPI
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings

from server.registry.database import Database
from server.registry.services import complaints, employment, feedback, handover, jobs, questions, training
from tests import samples
from tests.server.staff.conftest import Desk

NASTY: list[Any] = [
    "", "a\x00b", "\ud800", "a" * 20_000, "²", "9999-12-31", "2025-02-30", -1, 2**31, 2**63, 10**40, 1.5,
    float("inf"), True, None, [None], {"\udfff": 1},
]  # fmt: skip
NASTY_TEXTS = ["", "a\x00b", "\ufffd", "a" * 1_000, "²", "9999-12-31", "-1", str(2**31), str(2**63), str(10**40)]
BODIES: dict[str, dict[str, Any]] = {
    "/people": {
        "name": "示例乙", "certificate_number": samples.a_certificate_number(), "phone": "19900001234",
        "area": "130100", "consent_wording": "我同意。",
    },
    "/certificates-of-disability": {"person_id": "person", "number": samples.a_certificate_number()},
    "/bases": {"code": "b", "name": "示例", "division_code": "130100", "address": "示例路", "phone": "1"},
    "/courses": {
        "code": "c", "name": "示例", "occupation_code": "trade", "kind": "就业技能", "hours": 8, "fee_yuan": 0,
        "certificate_kind": "示例", "skill_level": 5, "for_categories": [1], "description": "",
        "materials_yuan": 0, "age_min": 16, "device_needed": "示例",
    },
    "/classes": {
        "code": "k", "course_id": 1, "base_id": 1, "division_code": "130100", "starts_on": "2026-12-01",
        "ends_on": "2026-12-02", "enrol_until": "2026-12-01", "capacity": 1,
    },
    "/enrolments": {"person_id": "person", "class_id": 1},
    "/certificates": {
        "person_id": "person", "occupation_code": "trade", "kind": "示例", "issued_on": "2025-01-01",
        "skill_level": 5, "number": "1", "issuer": "示例",
    },
    "/subsidy-claims": {"person_id": "person", "certificate_id": 1, "bank_account": "6222000000001234567"},
    "/jobs": {
        "code": "j", "title": "示例", "employer": "示例", "occupation_code": "trade", "division_code": "130100",
        "work_mode": "居家", "salary_min_yuan": 1, "salary_max_yuan": 2, "for_categories": [1],
        "accommodations": ["示例"], "vacancies": 1, "open_until": "2026-12-31", "description": "",
    },
    "/handover-cases/1/messages": {"body": "示例", "question_id": 1},
}  # fmt: skip
STEPS: dict[str, dict[str, Any]] = {
    "/bases/1": {"name": "示例", "address": "示例路", "phone": "1", "level": "市级"},
    "/courses/1": {"name": "示例", "hours": 1, "fee_yuan": 1, "for_categories": [], "description": ""},
    "/classes/1": {
        "starts_on": "2026-12-01",
        "ends_on": "2026-12-02",
        "enrol_until": "2026-12-01",
        "online": True,
        "meals": "none",
        "bring": "示例",
        "deposit_yuan": 0,
        "weekends": False,
    },
    "/enrolments/1": {"status": "completed"},
    "/certificates/1": {"verified": True},
    "/subsidy-claims/1": {"status": "approved", "reason": "示例"},
    "/jobs/1": {"title": "示例", "vacancies": 1, "open_until": "2026-12-31", "accommodations": [], "age_max": 60},
    "/referrals/1": {"status": "interview"},
    "/handover-cases/1": {"status": "accepted"},
    "/follow-ups/1": {"status": "answered", "answer": "示例"},
    "/complaints/1": {"status": "answered", "answer": "示例"},
    "/feedback/1": {"status": "answered", "answer": "示例"},
}


@pytest.fixture
def filled(database: Database) -> str:
    """One record of every kind; the id of the person."""
    with database.write() as session:
        person = samples.a_person(session)
        training_class = samples.a_class(session)
        samples.a_certificate(session, person)
        job = samples.a_job(session)
        training.enrol(session, person.id, training_class.id, "assistant:sample")
        jobs.refer(session, person.id, job.id, "assistant:sample")
        conversation = samples.a_conversation(session, person)
        handover.open_case(session, conversation.id, "找人工", {}, "text", False, "assistant:sample")
        questions.ask(session, conversation.id, "case", None, "管饭吗", "text", None, "assistant:sample")
        employment.report(session, person.id, "started", None, None, "assistant:sample")
        complaints.file(session, conversation.id, person.id, "示例", None, None, None, "assistant:sample")
        feedback.give(session, conversation.id, person.id, 5, "service", None, None, "assistant:sample")
        return person.id


def spoiled(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for field in body:
        for nasty in NASTY:
            yield body | {field: nasty}
    yield body | {"\ud800": 1}


def send(client: TestClient, method: str, path: str, body: Any) -> None:
    answer = client.request(
        method, path, content=json.dumps(body).encode(), headers={"Content-Type": "application/json"}
    )
    assert answer.status_code < 500, (method, path, body, answer.text)


def test_no_body_upsets_the_server(desk: Desk, filled: str) -> None:
    clerk = desk("clerk")
    known = {"person": filled, "trade": clerk.get("/occupations").json()["items"][0]["code"]}
    for path, body in BODIES.items():
        for each in spoiled({field: known.get(str(value), value) for field, value in body.items()}):
            send(clerk, "POST", path, each)
    for path, body in (
        {f"/people/{filled}": {"name": "示例", "phone": "19900001234", "area": "130100"}} | STEPS
    ).items():
        for each in spoiled(body):
            send(clerk, "PATCH", path, each)
    for raw in (b"", b"{", b"\xff", b"[" * 100_000, b"1" * 5_000, b'{"name": "\\ud800"}', b"null", b"NaN"):
        answer = clerk.post("/people", content=raw, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 413, 422), raw[:20]


def test_a_body_larger_than_a_form_is_refused(desk: Desk) -> None:
    answer = desk("clerk").post("/people", content=b" " * 100_000, headers={"Content-Type": "application/json"})
    assert (answer.status_code, answer.json()["code"]) == (413, "body_too_large")


def test_no_query_and_no_path_upsets_the_server(app: FastAPI, desk: Desk, filled: str) -> None:
    admin = desk("admin")
    for path, operations in app.openapi()["paths"].items():
        plain = path.removeprefix("/api/v1")
        if "get" not in operations:
            continue
        for parameter in operations["get"]["parameters"]:
            for text in NASTY_TEXTS:
                if parameter["in"] == "query":
                    answer = admin.get(plain, params={parameter["name"]: text})
                else:
                    answer = admin.get(plain.split("{")[0] + quote(text, safe=""))
                assert answer.status_code < 500, (plain, parameter["name"], text[:50], answer.text)


def test_no_question_of_eligibility_upsets_the_server(app: FastAPI, desk: Desk, filled: str) -> None:
    admin = desk("admin")
    operation = app.openapi()["paths"]["/api/v1/eligibility/{benefit}"]["get"]
    fields = [each["name"] for each in operation["parameters"] if each["in"] == "query"]
    assert {"person_id", "province", "on"} <= set(fields)
    benefits = next(each["schema"]["enum"] for each in operation["parameters"] if each["in"] == "path")
    asked = ({"person_id": filled}, {"person_id": filled, "certificate_id": "1"}, {"province": "130000"})
    for path in (f"/eligibility/{benefit}" for benefit in benefits):
        for whose in asked:
            for day in ("1949-10-01", "2199-12-31"):
                assert admin.get(path, params=whose | {"on": day}).status_code == 200, (path, whose, day)
            for field in fields:
                for text in NASTY_TEXTS:
                    answer = admin.get(path, params=whose | {field: text})
                    assert answer.status_code < 500, (path, whose, field, text[:50], answer.text)


def test_no_request_made_up_from_the_schema_upsets_the_server(app: FastAPI, desk: Desk, filled: str) -> None:
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)
    token = {"Authorization": desk("admin").headers["Authorization"]}
    for found in schema.get_all_operations():
        operation = found.ok()  # type: ignore[union-attr]

        @given(case=operation.as_strategy())
        @settings(
            max_examples=3, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        def call(case: schemathesis.Case[Any]) -> None:
            answer = case.call(headers=token)
            assert answer.status_code < 500, (case.method, case.path, answer.text)

        call()
