"""Complaints, feedback and reports on work: taken up and answered by a clerk."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import select

from server.registry.database import Database
from server.registry.models import AuditEntry, Complaint, SentMessage
from server.registry.services import complaints, employment, feedback, questions
from server.registry.services.helper import Helper
from tests import samples
from tests.concurrently import together
from tests.server.staff.conftest import Desk

ACTOR = "assistant:sample"
PHONE = "19900001234"


@pytest.fixture
def paths(database: Database) -> dict[str, str]:
    """One of each, told by one person."""
    with database.write() as session:
        person = samples.a_person(session, phone=PHONE)
        conversation = samples.a_conversation(session, person).id
        complaint = complaints.file(
            session, conversation, person.id, "培训班乱收费", "示例基地", "上个月", None, ACTOR,
            Helper("示例子", "son"),
        )  # fmt: skip
        given = feedback.give(session, conversation, person.id, 2, "service", None, "太慢", ACTOR)
        told = employment.report(session, person.id, "started", "示例公司", None, ACTOR)
    return {
        "complaints": f"/complaints/{complaint.id}",
        "feedback": f"/feedback/{given.id}",
        "follow-ups": f"/follow-ups/{told.id}",
    }


def test_each_is_taken_up_and_answered_and_the_person_is_told(
    desk: Desk, database: Database, paths: dict[str, str]
) -> None:
    clerk = desk("clerk", "130100")
    for path in paths.values():
        assert clerk.get(path).json()["status"] == "received"
        assert clerk.patch(path, json={"status": "in_progress"}).json()["status"] == "in_progress"
        assert clerk.patch(path, json={"status": "in_progress"}).json()["code"] == "step_not_possible"
        missing = clerk.patch(path, json={"status": "answered"})
        assert (missing.status_code, missing.json()["errors"][0]["field"]) == (422, "answer")
        answered = clerk.patch(path, json={"status": "answered", "answer": "已经处理。"}).json()
        assert (answered["status"], answered["answer"]) == ("answered", "已经处理。")
        assert clerk.patch(path, json={"status": "in_progress"}).status_code == 409
    with database.read() as session:
        sent = session.scalars(select(SentMessage).order_by(SentMessage.id)).all()
        receipt = session.scalars(select(Complaint.receipt)).one()
        actions = session.scalars(select(AuditEntry.action)).all()
    assert [one.phone for one in sent] == [PHONE] * 3
    assert all("已经处理。" in one.body for one in sent)
    assert receipt in sent[0].body
    assert {"complaint.answered", "feedback.answered", "employment_report.answered", "complaint.read"} <= set(actions)


def test_of_four_clerks_who_answer_at_once_one_does_and_one_message_goes_out(
    desk: Desk, database: Database, paths: dict[str, str]
) -> None:
    clerks = [desk("clerk", name=f"clerk-{number}") for number in range(4)]
    for path in paths.values():
        outcomes = together(
            [
                partial(one.patch, path, json={"status": "answered", "answer": f"答复{number}。"})
                for number, one in enumerate(clerks)
            ]
        )
        assert sorted(one.status_code for one in outcomes) == [200, 409, 409, 409]
    with database.read() as session:
        assert len(session.scalars(select(SentMessage)).all()) == len(paths)


def test_an_answer_is_put_right_by_one_that_names_it(desk: Desk, database: Database, paths: dict[str, str]) -> None:
    clerk, first = desk("clerk"), {"status": "answered", "answer": "已经处理。"}
    for path in paths.values():
        assert clerk.patch(path, json=first | {"instead_of": "没有说过。"}).status_code == 409
        assert clerk.patch(path, json=first).status_code == 200
        again = {"status": "answered", "answer": "还没有处理。"}
        assert clerk.patch(path, json=again).json()["code"] == "step_not_possible"
        assert clerk.patch(path, json=again | {"instead_of": "没有说过。"}).status_code == 409
        assert clerk.patch(path, json=again | {"instead_of": "已经处理。"}).json()["answer"] == "还没有处理。"
    with database.read() as session:
        assert len(session.scalars(select(SentMessage)).all()) == 2 * len(paths)


def test_what_was_said_is_seen_by_those_whose_work_needs_it_alone(desk: Desk, paths: dict[str, str]) -> None:
    said = {"complaints": "about", "feedback": "words", "follow-ups": "employer"}
    for resource, path in paths.items():
        assert said[resource] in desk("clerk").get(path).json()
        assert said[resource] not in desk("auditor").get(path).json()
        assert said[resource] not in desk("clerk").get(f"/{resource}").json()["items"][0]
        assert desk("auditor").patch(path, json={"status": "in_progress"}).status_code == 403


def test_a_complaint_names_who_acted_for_the_person(desk: Desk, paths: dict[str, str]) -> None:
    shown = desk("clerk").get(paths["complaints"]).json()
    assert (shown["helper_name"], shown["helper_relation"]) == ("示例子", "son")


def test_lists_are_narrowed_by_their_own_fields(desk: Desk, database: Database, paths: dict[str, str]) -> None:
    with database.read() as session:
        receipt = session.scalars(select(Complaint.receipt)).one()
    clerk = desk("clerk")
    found = {
        f"/complaints?receipt={receipt}&status=received": 1,
        "/complaints?receipt=0000000000": 0,
        "/complaints?status=answered": 0,
        "/feedback?score=2&subject_kind=service": 1,
        "/feedback?score=5": 0,
        "/follow-ups?kind=started": 1,
        "/follow-ups?kind=lost": 0,
    }
    for query, count in found.items():
        assert len(clerk.get(query).json()["items"]) == count, query
    assert clerk.get("/feedback?score=6").status_code == 422
    assert clerk.get("/complaints?receipt=1").status_code == 422


def test_the_answer_to_an_anonymous_complaint_waits_for_who_knows_the_receipt(desk: Desk, database: Database) -> None:
    with database.write() as session:
        conversation = samples.a_conversation(session, area=samples.SHIJIAZHUANG).id
        filed = complaints.file(session, conversation, None, "示例", None, None, None, ACTOR)
    desk("clerk").patch(f"/complaints/{filed.id}", json={"status": "answered", "answer": "已经处理。"})
    with database.read() as session:
        assert session.scalars(select(SentMessage)).all() == []
        found = complaints.find_by_receipt(session, filed.receipt)
        assert found is not None
        assert found.answer == "已经处理。"


def test_a_case_shows_its_questions_and_which_answer_is_whose(desk: Desk, database: Database) -> None:
    with database.write() as session:
        conversation = samples.a_conversation(session).id
        first = questions.ask(session, conversation, "class", 7, "管不管饭", "text", None, ACTOR)
        second = questions.ask(session, conversation, "case", None, "几天到账", "text", None, ACTOR)
    clerk, path = desk("clerk"), f"/handover-cases/{first.case_id}"
    written = clerk.post(f"{path}/messages", json={"body": "管饭。", "question_id": first.id}).json()
    shown = clerk.get(path).json()["questions"]
    assert [(one["id"], one["text"], one["addressee"], one["answer_id"]) for one in shown] == [
        (first.id, "管不管饭", "base", written["id"]),
        (second.id, "几天到账", "clerk", None),
    ]
    wrong = clerk.post(f"{path}/messages", json={"body": "示例", "question_id": 99})
    assert (wrong.status_code, wrong.json()["errors"][0]["field"]) == (422, "question_id")


def complained(database: Database, contact: str, proved: str | None = None, on_record: str | None = None) -> str:
    """A complaint that left a number, by somebody who proved another or the same one, or is on record with one."""
    with database.write() as session:
        person = samples.a_person(session, phone=on_record) if on_record else None
        conversation = samples.a_conversation(session, person)
        if proved is not None:
            samples.a_proof(session, conversation.id, samples.a_person(session, phone=proved))
        filed = complaints.file(
            session, conversation.id, person.id if person else None, "培训班乱收费", None, None, contact, ACTOR
        )
        filed.area = "130100"
        return f"/complaints/{filed.id}"


@pytest.mark.parametrize(
    ("proved", "on_record", "is_own", "sent"),
    [
        (None, None, False, [("notice", PHONE)]), (PHONE, None, True, [("answer", PHONE)]),
        ("19900009999", None, False, [("notice", PHONE)]), (None, PHONE, True, [("answer", PHONE)]),
        (None, "19900009999", False, [("answer", "19900009999")]),
    ],
)  # fmt: skip
def test_the_answer_goes_to_a_number_that_is_the_persons_own_alone(
    desk: Desk,
    database: Database,
    proved: str | None,
    on_record: str | None,
    is_own: bool,
    sent: list[tuple[str, str]],
) -> None:
    path, clerk = complained(database, PHONE, proved, on_record), desk("clerk", "130100")
    assert clerk.get(path).json()["contact_proved"] is is_own
    clerk.patch(path, json={"status": "answered", "answer": "已经处理。"})
    with database.read() as session:
        found = session.scalars(select(SentMessage)).all()
    assert [(one.kind, one.phone) for one in found] == sent
    assert all(("已经处理。" in one.body) is (one.kind == "answer") for one in found)


def test_a_number_that_many_name_is_noticed_once_a_day(desk: Desk, database: Database) -> None:
    for _ in range(3):
        path = complained(database, PHONE)
        desk("clerk", "130100").patch(path, json={"status": "answered", "answer": "已经处理。"})
    with database.read() as session:
        assert [one.kind for one in session.scalars(select(SentMessage))] == ["notice"]
