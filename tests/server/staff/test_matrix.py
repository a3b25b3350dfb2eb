"""Role × route × area: who gets in where. A route that is not in the table fails here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import FastAPI

from server.registry.database import Database
from server.registry.services import (
    complaints,
    employment,
    feedback,
    handover,
    jobs,
    list_imports,
    staff_accounts,
    subsidy,
    training,
)
from server.settings import Settings
from server.staff.tokens import Role
from tests import samples
from tests.server.staff.conftest import Desk

ROLES = ("clerk", "supervisor", "auditor", "admin", "system")
EVERYBODY, OFFICE, CHECKERS = set(ROLES), {"clerk", "supervisor", "admin"}, {"auditor", "admin"}
KEEPERS = OFFICE | {"system"}


@dataclass(frozen=True)
class Route:
    """One route: its roles, a body, and the status from outside the area; None where there is no area.

    What is somebody's own is found by nobody else, but by who administers both provinces.
    """

    roles: set[str]
    body: dict[str, Any] | None = None
    outside: int | None = 404
    own: bool = False

    def is_open(self, role: str, area: str) -> bool:
        return not self.own or (role, area) == ("admin", "000000")


LIST, ROW, ANYWHERE = Route(EVERYBODY, outside=200), Route(EVERYBODY), Route(EVERYBODY, outside=None)
OF_THE_PERSON = {"person_id": "{person}"}
TABLE: dict[tuple[str, str], Route] = {
    ("GET", "/people"): LIST,
    ("POST", "/people"): Route(
        OFFICE,
        {"name": "示例乙", "certificate_number": samples.a_certificate_number(), "phone": "19900001234",
         "area": "410100", "consent_wording": "我同意。"},
        outside=403,
    ),
    ("GET", "/people/{person_id}"): ROW,
    ("PATCH", "/people/{person_id}"): Route(OFFICE, {"cannot_take_calls": True}),
    ("POST", "/people/{person_id}/consents"): Route(OFFICE, {"wording": "我同意。"}),
    ("GET", "/certificates-of-disability"): LIST,
    ("POST", "/certificates-of-disability"): Route(
        OFFICE, OF_THE_PERSON | {"number": samples.a_certificate_number()}
    ),
    ("GET", "/certificates-of-disability/{certificate_id}"): ROW,
    ("GET", "/bases"): LIST,
    ("POST", "/bases"): Route(
        KEEPERS, {"code": "b", "name": "示例", "division_code": "410100", "address": "示例路"}, outside=403
    ),
    ("GET", "/bases/{base_id}"): ROW,
    ("PATCH", "/bases/{base_id}"): Route(KEEPERS, {"phone": "1"}),
    ("GET", "/courses"): ANYWHERE,
    ("POST", "/courses"): Route(KEEPERS, {"code": "c"}, outside=None),
    ("GET", "/courses/{course_id}"): ANYWHERE,
    ("PATCH", "/courses/{course_id}"): Route(KEEPERS, {"hours": -1}, outside=None),
    ("GET", "/classes"): LIST,
    ("POST", "/classes"): Route(
        KEEPERS,
        {"code": "k", "course_id": 1, "base_id": 1, "division_code": "410100", "starts_on": "2030-12-01",
         "ends_on": "2030-12-02", "enrol_until": "2030-12-01", "capacity": 1},
        outside=403,
    ),
    ("GET", "/classes/{class_id}"): ROW,
    ("PATCH", "/classes/{class_id}"): Route(KEEPERS, {"bring": "示例"}),
    ("GET", "/enrolments"): LIST,
    ("POST", "/enrolments"): Route(KEEPERS, OF_THE_PERSON | {"class_id": 1}),
    ("GET", "/enrolments/{enrolment_id}"): ROW,
    ("PATCH", "/enrolments/{enrolment_id}"): Route(OFFICE, {"status": "cancelled"}),
    ("GET", "/certificates"): LIST,
    ("POST", "/certificates"): Route(
        KEEPERS,
        OF_THE_PERSON | {"occupation_code": "{trade}", "kind": "培训合格证书", "issued_on": "2025-01-01"},
    ),
    ("GET", "/certificates/{certificate_id}"): ROW,
    ("PATCH", "/certificates/{certificate_id}"): Route(OFFICE, {"verified": False}),
    ("GET", "/subsidy-claims"): LIST,
    ("POST", "/subsidy-claims"): Route(OFFICE, OF_THE_PERSON | {"certificate_id": 1}),
    ("GET", "/subsidy-claims/{claim_id}"): ROW,
    ("PATCH", "/subsidy-claims/{claim_id}"): Route(OFFICE, {"status": "returned", "reason": "示例"}),
    ("GET", "/eligibility/{benefit}"): ANYWHERE,
    ("GET", "/jobs"): LIST,
    ("POST", "/jobs"): Route(
        KEEPERS,
        {"code": "j", "title": "示例", "employer": "示例", "occupation_code": "{trade}", "division_code": "410100",
         "work_mode": "居家", "salary_min_yuan": 1, "salary_max_yuan": 2, "open_until": "2030-12-31"},
        outside=403,
    ),
    ("GET", "/jobs/{job_id}"): ROW,
    ("PATCH", "/jobs/{job_id}"): Route(KEEPERS, {"title": "示例"}),
    ("GET", "/referrals"): LIST,
    ("GET", "/referrals/{referral_id}"): ROW,
    ("PATCH", "/referrals/{referral_id}"): Route(OFFICE, {"status": "interview"}),
    ("GET", "/follow-ups"): LIST,
    ("GET", "/follow-ups/{report_id}"): ROW,
    ("PATCH", "/follow-ups/{report_id}"): Route(OFFICE, {"status": "in_progress"}),
    ("GET", "/complaints"): LIST,
    ("GET", "/complaints/{complaint_id}"): ROW,
    ("PATCH", "/complaints/{complaint_id}"): Route(OFFICE, {"status": "in_progress"}),
    ("GET", "/feedback"): LIST,
    ("GET", "/feedback/{feedback_id}"): ROW,
    ("PATCH", "/feedback/{feedback_id}"): Route(OFFICE, {"status": "in_progress"}),
    ("GET", "/handover-cases"): LIST,
    ("GET", "/handover-cases/{case_id}"): ROW,
    ("PATCH", "/handover-cases/{case_id}"): Route(OFFICE, {"status": "accepted"}),
    ("POST", "/handover-cases/{case_id}/messages"): Route(OFFICE, {"body": "示例"}),
    ("POST", "/handover-cases/{case_id}/identity"): Route(OFFICE, OF_THE_PERSON),
    ("GET", "/audit"): Route(CHECKERS, outside=200),
    ("GET", "/audit/{entry_id}"): Route(CHECKERS),
    ("POST", "/imports"): Route(OFFICE, outside=None),
    ("GET", "/imports"): Route(OFFICE, outside=None),
    ("GET", "/imports/{import_id}"): Route(OFFICE, own=True),
    ("POST", "/imports/{import_id}/apply"): Route(OFFICE, {"preview": "0" * 64}, own=True),
    ("DELETE", "/imports/{import_id}"): Route(OFFICE, own=True),
    ("GET", "/occupations"): ANYWHERE,
    ("GET", "/occupations/{code}"): ANYWHERE,
    ("GET", "/divisions"): ANYWHERE,
    ("GET", "/divisions/{code}"): ANYWHERE,
    ("POST", "/staff-sessions"): ANYWHERE,
    ("GET", "/staff-sessions/{which}"): ANYWHERE,
    ("PATCH", "/staff-sessions/{which}"): ANYWHERE,
    ("DELETE", "/staff-sessions/{which}"): ANYWHERE,
}  # fmt: skip


@pytest.fixture
def of_zhengzhou(database: Database, settings: Settings) -> dict[str, str]:
    """One record of every kind in 郑州市, each the first of its table."""
    with database.write() as session:
        person = samples.a_person(session, area=samples.ZHENGZHOU)
        training_class = samples.a_class(session, place=samples.ZHENGZHOU)
        certificate = samples.a_certificate(session, person)
        job = samples.a_job(session, place=samples.ZHENGZHOU)
        conversation = samples.a_conversation(session, person)
        by = "assistant:sample"
        handover.open_case(session, conversation.id, "找人工", {}, "text", False, by)
        subsidy.claim(session, person.id, certificate.id, None, settings.subsidy, by)
        training.enrol(session, person.id, training_class.id, by)
        jobs.refer(session, person.id, job.id, by)
        employment.report(session, person.id, "started", None, None, by)
        complaints.file(session, conversation.id, person.id, "示例", None, None, None, by)
        feedback.give(session, conversation.id, person.id, 5, "service", None, None, by)
        wang = staff_accounts.create(session, "wang-of-imports", "示例", Role.CLERK, [samples.ZHENGZHOU], "system")
        list_imports.receive(session, "bases", "示例.csv", b"a", wang.id, by)
        return {"person": person.id, "trade": certificate.occupation_code}


def sent_to(path: str, made: dict[str, str]) -> str:
    """Put the keys of the records into a path."""
    filled = path.replace("{person_id}", made["person"]).replace("{benefit}", "start-up-support")
    filled = filled.replace("/occupations/{code}", f"/occupations/{made['trade']}")
    filled = filled.replace("/divisions/{code}", "/divisions/410100")
    while "{" in filled:
        before, _, rest = filled.partition("{")
        filled = before + "1" + rest.partition("}")[2]
    return filled


def body_of(route: Route, made: dict[str, str]) -> dict[str, Any] | None:
    """Put the keys of the records into a body."""
    if route.body is None:
        return None
    keys = {"{person}": made["person"], "{trade}": made["trade"]}
    return {field: keys.get(value, value) if isinstance(value, str) else value for field, value in route.body.items()}


def test_every_route_of_the_document_is_in_the_table(app: FastAPI) -> None:
    served = {
        (method.upper(), path.removeprefix("/api/v1"))
        for path, methods in app.openapi()["paths"].items()
        for method in methods
    }
    assert served == set(TABLE)


@pytest.mark.parametrize("role", ROLES)
def test_who_gets_in_where(desk: Desk, of_zhengzhou: dict[str, str], role: str) -> None:
    inside = {area: desk(role, area, f"{role}-{area}") for area in ("410100", "410000", "000000")}
    outside = {area: desk(role, area, f"{role}-{area}") for area in ("130000", "410200")}
    for (method, path), route in TABLE.items():
        if path.startswith("/staff-sessions"):
            continue
        address, body = sent_to(path, of_zhengzhou), body_of(route, of_zhengzhou)
        for area, client in {**outside, **inside}.items():
            answer = client.request(method, address, json=body)
            where = (role, area, method, path, answer.status_code, answer.text[:200])
            if role not in route.roles:
                assert (answer.status_code, answer.json()["code"]) == (403, "forbidden"), where
            elif route.own and not route.is_open(role, area):
                assert answer.status_code == 404, where
            elif area in outside and route.outside is not None:
                assert answer.status_code == route.outside, where
                assert answer.status_code != 200 or answer.json()["items"] == [], where
            else:
                assert answer.status_code < 500, where
                assert answer.status_code not in (401, 403, 404), where


def test_without_a_token_only_the_way_in_answers(app: FastAPI, desk: Desk, of_zhengzhou: dict[str, str]) -> None:
    client = desk("clerk")
    del client.headers["Authorization"]
    for (method, path), route in TABLE.items():
        answer = client.request(method, sent_to(path, of_zhengzhou), json=body_of(route, of_zhengzhou))
        if (method, path) == ("POST", "/staff-sessions"):
            assert answer.status_code == 422, path
        else:
            assert (answer.status_code, answer.json()["code"]) == (401, "token_missing"), path


def test_an_account_of_two_areas_sees_both_and_no_third(
    desk: Desk, database: Database, of_zhengzhou: dict[str, str]
) -> None:
    with database.write() as session:
        here, third = samples.a_person(session), samples.a_person(session, area="130000")
    clerk = desk("clerk", "130100", "of-two")
    assert [one["id"] for one in clerk.get("/people").json()["items"]] == [here.id]
    with database.write() as session:
        staff_accounts.set_areas(session, staff_accounts.find(session, "of-two"), ["130100", "410100"], "system")
    assert {one["id"] for one in clerk.get("/people").json()["items"]} == {here.id, of_zhengzhou["person"]}
    assert clerk.get(f"/people/{third.id}").status_code == 404


@pytest.mark.parametrize("role", ["clerk", "admin", "system"])
def test_an_account_of_no_area_changes_nothing_and_sees_what_belongs_to_no_place_alone(
    desk: Desk, database: Database, of_zhengzhou: dict[str, str], role: str
) -> None:
    client = desk(role, "130100", "of-none")
    assert client.get("/people").status_code == 200
    with database.write() as session:
        staff_accounts.find(session, "of-none").areas = []
        conversation = samples.a_conversation(session).id  # of no office
        handover.open_case(session, conversation, "很难受", {}, "text", False, "assistant:sample", urgent=True)
    for (method, path), route in TABLE.items():
        if path.startswith("/staff-sessions"):
            continue
        answer = client.request(method, sent_to(path, of_zhengzhou), json=body_of(route, of_zhengzhou))
        where = (method, path, answer.status_code, answer.text[:200])
        if method != "GET" or role not in route.roles:
            assert answer.status_code == 403, where
        elif route.outside is None:
            assert answer.status_code < 500, where
        else:
            assert answer.status_code == route.outside, where
            assert path == "/audit" or answer.status_code != 200 or answer.json()["items"] == [], where


def test_the_audit_says_who_it_was(desk: Desk, of_zhengzhou: dict[str, str]) -> None:
    desk("clerk", "410100", "wang").get(f"/people/{of_zhengzhou['person']}")
    read = desk("auditor").get("/audit", params={"action": "person.read"}).json()["items"][0]
    assert (read["actor_name"], read["actor_role"]) == ("wang", "clerk")
    assert desk("auditor").get(f"/audit/{read['id']}").json() == read
    assert desk("auditor").get("/audit/1").json()["actor_name"] is None


def test_another_system_verifies_nothing(desk: Desk, of_zhengzhou: dict[str, str]) -> None:
    system = desk("system", "410000")
    gained = body_of(TABLE[("POST", "/certificates")], of_zhengzhou) or {}
    refused = system.post("/certificates", json=gained | {"verified": True, "number": "S1"})
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")
    assert system.post("/certificates", json=gained | {"number": "S1"}).json()["verified"] is False
