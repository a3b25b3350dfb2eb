"""Whoever is on duty helps where it is urgent: what a clerk sees and does of a case of another area."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlalchemy import select

from server.registry.database import Database
from server.registry.models import HandoverCase
from server.registry.services import handover, proofs, questions
from tests import samples
from tests.server.staff.conftest import Desk

ACTOR, PHONE = "assistant:sample", "19900001234"
TOLD = {"phone_number": PHONE, "person_name": "示例甲", "certificate_number": "示例号码"}


@pytest.fixture
def urgent(database: Database) -> str:
    """The path of an urgent case of a person of 石家庄, who had asked and told of other things before."""
    with database.write() as session:
        conversation = samples.a_conversation(session, samples.a_person(session, phone=PHONE)).id
        questions.ask(session, conversation, "case", None, "我的病能上课吗", "text", None, ACTOR)
        handover.open_case(session, conversation, "想问补贴", TOLD, "text", False, ACTOR)
        told = {"phone_number": PHONE}
        case = handover.open_case(session, conversation, "情绪危机", told, "call", False, ACTOR, urgent=True)
    return f"/handover-cases/{case.id}"


def test_elsewhere_an_urgent_case_shows_its_wish_and_how_the_person_is_reached(desk: Desk, urgent: str) -> None:
    shown = desk("clerk", "410100").get(urgent).json()
    assert (shown["wish"], shown["means"], shown["urgent"]) == ("情绪危机", "call", True)
    assert (shown["gathered"], shown["phone_proved"]) == ({"phone_number": PHONE}, True)


def test_elsewhere_it_shows_nothing_that_was_told_asked_or_answered(
    desk: Desk, database: Database, urgent: str
) -> None:
    with database.write() as session:  # as a case from before, which was opened for something else
        case = session.get_one(HandoverCase, int(urgent.rpartition("/")[2]))
        case.gathered = json.dumps(TOLD)
        session.scalars(select(questions.Question)).one().case_id = case.id
    own, elsewhere = desk("clerk", "130100"), desk("clerk", "410100")
    assert own.post(f"{urgent}/messages", json={"body": "您的卡已查到。"}).status_code == 201
    seen, hidden = own.get(urgent).json(), elsewhere.get(urgent).json()
    assert (seen["gathered"], len(seen["messages"]), len(seen["questions"])) == (TOLD, 1, 1)
    assert (hidden["gathered"], hidden["messages"], hidden["questions"]) == ({"phone_number": PHONE}, [], [])


def test_what_was_handed_over_before_is_a_case_of_its_own_and_not_open_elsewhere(desk: Desk, urgent: str) -> None:
    listed = [desk("clerk", area).get("/handover-cases").json()["items"] for area in ("130100", "410100")]
    assert [[one["urgent"] for one in items] for items in listed] == [[False, True], [True]]


def identity(desk: Desk, area: str, case: str, person_id: str) -> tuple[int, Any]:
    answer = desk("clerk", area).post(f"{case}/identity", json={"person_id": person_id})
    return answer.status_code, answer.json().get("code")


@pytest.fixture
def other(database: Database) -> str:
    """The id of somebody of 郑州."""
    with database.write() as session:
        return samples.a_person(session, area=samples.ZHENGZHOU).id


def test_a_clerk_of_another_area_lets_nobody_into_an_urgent_case(desk: Desk, urgent: str, other: str) -> None:
    assert identity(desk, "410100", urgent, other) == (403, "outside_area")


def test_nobody_else_is_let_into_the_case_of_a_person(desk: Desk, urgent: str, other: str) -> None:
    assert identity(desk, "000000", urgent, other) == (409, "another_person")


def test_nobody_else_is_let_into_nobodys_case_while_somebody_is_proved_there(
    desk: Desk, database: Database, other: str
) -> None:
    with database.write() as session:
        conversation = samples.a_conversation(session, samples.a_person(session))
        case = HandoverCase(conversation_id=conversation.id, wish="示例", gathered="{}", means="text")
        session.add(case)
        session.flush()
        path = f"/handover-cases/{case.id}"
    assert identity(desk, "410100", path, other) == (409, "another_person")
    with database.read() as session:
        known = proofs.person_of(session, session.merge(conversation, load=False))
        assert known is not None
        assert known.id != other


def test_whoever_is_on_duty_lets_a_person_of_theirs_into_a_case_of_nobody_and_no_office(
    desk: Desk, database: Database, other: str
) -> None:
    with database.write() as session:
        conversation = samples.a_conversation(session).id
        case = handover.open_case(session, conversation, "很难受", {}, "text", False, ACTOR, urgent=True)
    assert identity(desk, "410100", f"/handover-cases/{case.id}", other) == (200, None)
