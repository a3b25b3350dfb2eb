"""What lies outside an area cannot be seen, by any way of reading."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import String, literal, select, update

from server.registry.database import Database
from server.registry.models import AuditEntry, Complaint, Enrolment, Feedback, HandoverCase, Person
from server.registry.services import audit, complaints, employment, feedback, handover, jobs, subsidy, training
from server.registry.services.areas import any_covers, any_covers_rows, covers, prefix, taken_up_for
from server.settings import Settings
from tests import samples
from tests.server.staff.conftest import Desk


@pytest.mark.parametrize(
    ("area", "division", "lies_in_it"),
    [
        ("000000", "410100", True),
        ("000000", None, True),
        ("130000", "130104", True),
        ("130000", "410100", False),
        ("130100", "130104", True),
        ("130100", "130000", False),
        ("130104", "130104", True),
        ("130104", "130100", False),
        ("410000", "419001", True),
        ("419001", "419001", True),
        ("130000", None, True),
    ],
)
def test_an_area_holds_all_that_lies_in_it(area: str, division: str | None, lies_in_it: bool) -> None:
    assert covers(area, division) is lies_in_it


def test_the_prefix_of_a_city_that_ends_in_three_zeros_is_its_own() -> None:
    assert prefix("131000") == "1310"


@pytest.mark.parametrize("areas", [(), ("000000",), ("130000",), ("130104", "410100"), ("419001",)])
def test_rows_and_records_lie_in_the_same_areas(database: Database, areas: tuple[str, ...]) -> None:
    codes = ("130000", "130100", "130104", "410100", "419001", None)
    with database.read() as session:
        for code in codes:
            holds = select(any_covers_rows(areas, literal(code, String)))
            assert bool(session.scalar(holds)) is any_covers(areas, code), code


@pytest.fixture
def of_zhengzhou(database: Database, settings: Settings) -> dict[str, Any]:
    """One record of every kind in 郑州市, by the path of its resource."""
    with database.write() as session:
        person = samples.a_person(session, area=samples.ZHENGZHOU)
        training_class = samples.a_class(session, place=samples.ZHENGZHOU)
        certificate = samples.a_certificate(session, person)
        job = samples.a_job(session, place=samples.ZHENGZHOU)
        conversation = samples.a_conversation(session, person)
        case = handover.open_case(session, conversation.id, "找人工", {}, "text", False, "assistant:sample")
        claim = subsidy.claim(session, person.id, certificate.id, None, settings.subsidy, "assistant:sample")
        audit.record(session, "assistant:sample", "person.read", f"person:{person.id}")
        made: dict[str, Any] = {
            "people": person.id,
            "certificates-of-disability": person.disability_certificates[0].id,
            "bases": training_class.base_id,
            "classes": training_class.id,
            "enrolments": training.enrol(session, person.id, training_class.id, "assistant:sample").enrolment.id,
            "certificates": certificate.id,
            "subsidy-claims": claim.id,
            "jobs": job.id,
            "referrals": jobs.refer(session, person.id, job.id, "assistant:sample").id,
            "handover-cases": case.id,
            "follow-ups": employment.report(session, person.id, "started", None, None, "assistant:sample").id,
            "complaints": complaints.file(
                session, conversation.id, person.id, "示例", None, None, None, "assistant:sample"
            ).id,
            "feedback": feedback.give(
                session, conversation.id, person.id, 5, "service", None, None, "assistant:sample"
            ).id,
        }
    with database.read() as session:
        entry = session.scalars(select(AuditEntry.id).where(AuditEntry.action == "person.read")).one()
    return made | {"audit": entry}


def test_records_outside_the_area_are_not_found(desk: Desk, of_zhengzhou: dict[str, Any]) -> None:
    hebei, henan = desk("admin", "130000"), desk("admin", "410000")
    for resource, key in of_zhengzhou.items():
        assert hebei.get(f"/{resource}/{key}").status_code == 404, resource
        assert henan.get(f"/{resource}/{key}").status_code == 200, resource


def test_lists_hold_nothing_from_outside_the_area(desk: Desk, of_zhengzhou: dict[str, Any]) -> None:
    hebei, henan = desk("admin", "130100"), desk("admin", "410100")
    for resource, key in of_zhengzhou.items():
        assert hebei.get(f"/{resource}").json()["items"] == [], resource
        assert key in [item["id"] for item in henan.get(f"/{resource}").json()["items"]], resource


def test_courses_belong_to_no_place(desk: Desk, of_zhengzhou: dict[str, Any]) -> None:
    assert len(desk("clerk", "130100").get("/courses").json()["items"]) == 1


def test_a_person_outside_the_area_cannot_be_written_to(desk: Desk, of_zhengzhou: dict[str, Any]) -> None:
    clerk, person = desk("clerk", "130000"), of_zhengzhou["people"]
    occupation = desk("clerk").get("/occupations").json()["items"][0]["code"]
    gained = {"person_id": person, "occupation_code": occupation, "kind": "示例证书", "issued_on": "2024-01-01"}
    assert clerk.post("/certificates", json=gained).status_code == 404
    assert clerk.patch(f"/people/{person}", json={"name": "示例乙"}).status_code == 404
    claim = {"person_id": person, "certificate_id": of_zhengzhou["certificates"]}
    assert clerk.post("/subsidy-claims", json=claim).status_code == 404
    assert clerk.patch(f"/enrolments/{of_zhengzhou['enrolments']}", json={"status": "cancelled"}).status_code == 404


def test_a_base_cannot_be_put_outside_the_area(desk: Desk, of_zhengzhou: dict[str, Any]) -> None:
    base = {"code": "b", "name": "示例基地", "division_code": samples.ZHENGZHOU, "address": "示例路2号"}
    assert desk("clerk", "130000").post("/bases", json=base).json()["code"] == "outside_area"


def test_a_person_of_the_area_can_be_enrolled_elsewhere(
    desk: Desk, database: Database, of_zhengzhou: dict[str, Any]
) -> None:
    with database.write() as session:
        person = samples.a_person(session)
    made = desk("clerk", "130000").post(
        "/enrolments", json={"person_id": person.id, "class_id": of_zhengzhou["classes"]}
    )
    assert made.status_code == 201
    assert made.json()["queue_place"] == 1
    with database.read() as session:
        assert session.get_one(Enrolment, made.json()["id"]).status == "waiting"


def test_a_complaint_of_no_known_area_is_read_by_whoever_there_is(desk: Desk, database: Database) -> None:
    with database.write() as session:
        conversation = samples.a_conversation(session).id
        filed = complaints.file(session, conversation, None, "示例", None, None, None, "assistant:sample")
        assert filed.area is None
    for area in ("130100", "410100"):
        assert desk("clerk", area).get(f"/complaints/{filed.id}").status_code == 200


OF_A_PERSON = (
    "people", "certificates-of-disability", "enrolments", "certificates", "subsidy-claims", "referrals",
    "handover-cases", "follow-ups", "complaints", "feedback",
)  # fmt: skip


def test_who_named_no_home_is_seen_by_each_office_until_one_takes_them_up(
    desk: Desk, database: Database, of_zhengzhou: dict[str, Any]
) -> None:
    with database.write() as session:
        samples.a_place(session)
        session.get_one(Person, of_zhengzhou["people"]).area = None
        for model in (HandoverCase, Complaint, Feedback):
            session.execute(update(model).values(area=None))
    henan, hebei = desk("admin", "410100"), desk("admin", "130100")
    for resource in OF_A_PERSON:
        assert {one.get(f"/{resource}/{of_zhengzhou[resource]}").status_code for one in (henan, hebei)} == {200}
    taken_up = hebei.patch(f"/people/{of_zhengzhou['people']}", json={"area": "130100"})
    assert taken_up.status_code == 200
    for resource in OF_A_PERSON[:-2]:
        assert henan.get(f"/{resource}/{of_zhengzhou[resource]}").status_code == 404, resource


@pytest.mark.parametrize(
    ("areas", "office"),
    [
        (("130100",), "130100"),
        (("410100", "130100"), "410100"),
        (("000000", "130100"), "130100"),
        (("000000",), None),
        ((), None),
    ],
)
def test_what_is_no_offices_comes_to_the_first_area_that_is_narrower_than_both_provinces(
    areas: tuple[str, ...], office: str | None
) -> None:
    assert taken_up_for(areas) == office


@pytest.fixture
def of_no_office(database: Database) -> dict[str, str]:
    """A case, a complaint and a score of nobody, and where no place was named, by the path of each."""
    actor = "assistant:sample"
    with database.write() as session:
        here = samples.a_conversation(session).id
        case = handover.open_case(session, here, "找人工", {}, "text", False, actor)
        complaint = complaints.file(session, here, None, "示例", None, None, None, actor)
        score = feedback.give(session, here, None, 2, "service", None, None, actor)
        return {
            "case": f"/handover-cases/{case.id}", "complaint": f"/complaints/{complaint.id}",
            "score": f"/feedback/{score.id}",
        }  # fmt: skip


FIRST_STEPS = [
    ("case", "patch", "", {"status": "accepted"}),
    ("case", "patch", "", {"status": "closed"}),
    ("case", "post", "/messages", {"body": "请带上证书来。"}),
    ("complaint", "patch", "", {"status": "in_progress"}),
    ("complaint", "patch", "", {"status": "answered", "answer": "已经处理。"}),
    ("score", "patch", "", {"status": "in_progress"}),
]


@pytest.mark.parametrize(("kind", "method", "under", "step"), FIRST_STEPS)
def test_what_is_no_offices_is_that_offices_which_takes_the_first_step(
    desk: Desk, of_no_office: dict[str, str], kind: str, method: str, under: str, step: dict[str, str]
) -> None:
    hebei, henan, path = desk("clerk", "130100"), desk("clerk", "410100"), of_no_office[kind]
    assert henan.get(path).status_code == 200
    assert hebei.request(method, path + under, json=step).is_success
    assert hebei.get(path).json()["area"] == "130100"
    assert henan.get(path).status_code == 404


def test_who_answers_for_both_provinces_leaves_open_to_each_what_is_no_offices(
    desk: Desk, of_no_office: dict[str, str]
) -> None:
    for path, status in ("case", "accepted"), ("complaint", "in_progress"), ("score", "in_progress"):
        assert desk("clerk").patch(of_no_office[path], json={"status": status}).is_success
        assert desk("clerk", "410100").get(of_no_office[path]).json()["area"] is None
