"""What is on offer: bases, courses, classes and jobs, kept by the office."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from server.registry.database import Database
from server.registry.models import AuditEntry, Enrolment, SentMessage
from server.registry.services import training
from tests import samples
from tests.server.staff.conftest import Desk


@pytest.fixture
def occupation_code(database: Database) -> str:
    with database.write() as session:
        samples.a_place(session)
        return samples.an_occupation(session).code


def test_a_clerk_plans_a_class_from_base_and_course(desk: Desk, database: Database, occupation_code: str) -> None:
    clerk = desk("clerk", "130100")
    base = clerk.post(
        "/bases", json={"code": "b1", "name": "示例基地", "division_code": "130100", "address": "示例路1号"}
    ).json()
    course = clerk.post(
        "/courses",
        json={
            "code": "c1", "name": "示例课程", "occupation_code": occupation_code, "kind": "就业技能", "hours": 80,
            "certificate_kind": "职业技能等级证书", "skill_level": 5, "for_categories": [1, 2],
        },
    ).json()  # fmt: skip
    plan = {
        "code": "k1", "course_id": course["id"], "base_id": base["id"], "division_code": "130100",
        "starts_on": "2026-12-01", "ends_on": "2026-12-20", "enrol_until": "2026-11-30", "capacity": 20,
    }  # fmt: skip
    planned = clerk.post("/classes", json=plan)
    assert planned.status_code == 201
    assert clerk.post("/classes", json=plan).json()["code"] == "conflict"
    assert clerk.post("/classes", json=plan | {"ends_on": "2026-11-01", "code": "k2"}).status_code == 422
    changed = clerk.patch(f"/classes/{planned.json()['id']}", json={"sign_interpreter": True}).json()
    assert (changed["sign_interpreter"], changed["capacity"]) == (True, 20)
    assert clerk.patch(f"/bases/{base['id']}", json={"step_free": True}).json()["step_free"] is True
    assert clerk.patch(f"/courses/{course['id']}", json={"hours": 60}).json()["hours"] == 60
    with database.read() as session:
        entries = list(session.scalars(select(AuditEntry).order_by(AuditEntry.id)))
    assert [entry.action for entry in entries] == [
        "base.create", "course.create", "class.create", "class.update", "base.update", "course.update",
    ]  # fmt: skip
    assert entries[3].detail == {"fields": ["sign_interpreter"]}


@pytest.fixture
def offer(occupation_code: str) -> dict[str, Any]:
    """A job as it is sent."""
    return {
        "code": "j1", "title": "示例岗位", "employer": "示例公司", "occupation_code": occupation_code,
        "division_code": "130100", "work_mode": "居家", "salary_min_yuan": 3000, "salary_max_yuan": 4000,
        "accommodations": ["手语沟通"], "open_until": "2026-12-31",
        "contact_name": "示例甲", "contact_phone": "0371-00000000",
    }  # fmt: skip


def test_a_job_is_offered_changed_and_closed(desk: Desk, offer: dict[str, Any]) -> None:
    clerk = desk("clerk")
    job = clerk.post("/jobs", json=offer).json()
    assert job["accommodations"] == ["手语沟通"]
    assert clerk.post("/jobs", json=offer | {"code": "j2", "salary_max_yuan": 1}).status_code == 422
    assert clerk.patch(f"/jobs/{job['id']}", json={"salary_max_yuan": 10}).status_code == 422
    assert clerk.get(f"/jobs/{job['id']}").json()["salary_max_yuan"] == 4000
    assert clerk.patch(f"/jobs/{job['id']}", json={"status": "closed"}).json()["status"] == "closed"
    assert clerk.post("/jobs", json=offer | {"code": "j3", "occupation_code": "none"}).status_code == 422
    assert clerk.post("/jobs", json=offer | {"code": "j4", "division_code": "139999"}).status_code == 422


def test_whom_to_reach_at_an_employers_is_seen_by_those_whose_work_needs_it_alone(
    desk: Desk, offer: dict[str, Any]
) -> None:
    brought_in = desk("system").post("/jobs", json=offer).json()
    path = f"/jobs/{brought_in['id']}"
    for role in ("clerk", "supervisor", "admin"):
        shown = desk(role).get(path).json()
        assert (shown["contact_name"], shown["contact_phone"]) == ("示例甲", "0371-00000000")
    unseen = [brought_in, *(desk(role).get(path).json() for role in ("auditor", "system"))]
    unseen += [*desk("clerk").get("/jobs").json()["items"], desk("system").patch(path, json={"title": "示例"}).json()]
    for shown in unseen:
        assert not {"contact_name", "contact_phone"} & shown.keys()


def test_whom_to_reach_at_an_employers_changes_and_is_taken_away_by_null_alone(
    desk: Desk, offer: dict[str, Any]
) -> None:
    clerk = desk("clerk")
    path = f"/jobs/{clerk.post('/jobs', json=offer).json()['id']}"
    assert clerk.patch(path, json={"contact_name": "示例乙"}).json()["contact_name"] == "示例乙"
    assert clerk.patch(path, json={"title": None, "vacancies": 2}).json()["contact_phone"] == "0371-00000000"
    gone = clerk.patch(path, json={"contact_name": None, "contact_phone": None}).json()
    assert (gone["contact_name"], gone["contact_phone"], gone["title"]) == (None, None, "示例岗位")


def test_a_clerk_enrols_cancels_and_completes(desk: Desk, database: Database) -> None:
    with database.write() as session:
        first, second = samples.a_person(session), samples.a_person(session)
        training_class = samples.a_class(session, capacity=1)
    clerk = desk("clerk")

    def enrol(person_id: str) -> Any:
        return clerk.post("/enrolments", json={"person_id": person_id, "class_id": training_class.id})

    seated, waiting = enrol(first.id).json(), enrol(second.id).json()
    assert (seated["seat"], seated["queue_place"]) == (1, None)
    assert (waiting["seat"], waiting["queue_place"]) == (None, 1)
    assert enrol(first.id).json()["code"] == "already_enrolled"
    path = f"/enrolments/{waiting['id']}"
    assert clerk.patch(path, json={"status": "completed"}).json()["code"] == "step_not_possible"
    assert clerk.patch(f"/enrolments/{seated['id']}", json={"status": "cancelled"}).json()["seat"] is None
    assert clerk.get(path).json()["seat"] == 1
    assert clerk.patch(path, json={"status": "completed"}).json()["status"] == "completed"
    assert clerk.patch(path, json={"status": "cancelled"}).status_code == 409
    assert [item["id"] for item in clerk.get("/enrolments?status=completed").json()["items"]] == [waiting["id"]]


def test_an_added_seat_goes_to_who_waits(desk: Desk, database: Database) -> None:
    with database.write() as session:
        training_class = samples.a_class(session, capacity=1)
        people = [samples.a_person(session).id for _ in range(3)]
    clerk = desk("clerk")

    def enrol(person_id: str) -> Any:
        return clerk.post("/enrolments", json={"person_id": person_id, "class_id": training_class.id}).json()

    enrol(people[0])
    waiting = enrol(people[1])
    assert clerk.patch(f"/classes/{training_class.id}", json={"capacity": 2}).json()["capacity"] == 2
    assert clerk.get(f"/enrolments/{waiting['id']}").json()["seat"] == 2
    assert enrol(people[2])["queue_place"] == 1


def test_everyone_in_a_cancelled_class_is_told(desk: Desk, database: Database) -> None:
    with database.write() as session:
        training_class = samples.a_class(session, capacity=1)
        for _ in range(2):
            training.enrol(session, samples.a_person(session).id, training_class.id, "assistant:sample")
    clerk, path = desk("clerk"), f"/classes/{training_class.id}"
    assert clerk.patch(path, json={"status": "cancelled"}).json()["status"] == "cancelled"
    assert clerk.patch(path, json={"status": "open"}).json()["code"] == "step_not_possible"
    with database.read() as session:
        assert set(session.scalars(select(Enrolment.status))) == {"cancelled"}
        sent = list(session.scalars(select(SentMessage)))
    assert [message.kind for message in sent] == ["class_cancelled"] * 2
    person = desk("clerk").get("/people").json()["items"][0]["id"]
    closed = clerk.post("/enrolments", json={"person_id": person, "class_id": training_class.id})
    assert closed.json()["code"] == "class_closed"


def test_what_people_ask_about_is_kept_and_null_where_nobody_knows(desk: Desk, database: Database) -> None:
    with database.write() as session:
        training_class = samples.a_class(session)
        job = samples.a_job(session)
    clerk = desk("clerk")
    course, base = f"/courses/{training_class.course_id}", f"/bases/{training_class.base_id}"
    path = f"/classes/{training_class.id}"
    assert {clerk.get(path).json()[fact] for fact in ("meals", "weekends", "deposit_yuan", "bring")} == {None}
    told = {"meals": "own_cost", "weekends": False, "deposit_yuan": 0, "daily_hours": "上午9点到11点半"}
    changed = clerk.patch(path, json=told).json()
    assert {fact: changed[fact] for fact in told} == told
    assert clerk.patch(path, json={"meals": "sometimes"}).status_code == 422
    assert clerk.patch(course, json={"age_min": 18, "age_max": 50, "for_beginners": True}).json()["age_max"] == 50
    assert clerk.patch(course, json={"age_max": 17}).status_code == 422
    assert clerk.patch(base, json={"phone_public": True, "guide_dog_allowed": True}).json()["guide_dog_allowed"]
    assert clerk.patch(f"/jobs/{job.id}", json={"lodging": "none", "night_shift": False}).json()["lodging"] == "none"
    assert clerk.patch(f"/jobs/{job.id}", json={"age_min": 60, "age_max": 18}).status_code == 422
