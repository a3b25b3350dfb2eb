"""Complaints with and without a name."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.models import AuditEntry, Complaint
from server.registry.repositories import records
from server.registry.services import complaints
from tests.samples import SHIJIAZHUANG, ZHENGZHOU, a_conversation, a_person

ACTOR = "assistant:sample"


def filed(session: Session, conversation: str, person: str | None = None, **told: Any) -> Complaint:
    plain: dict[str, Any] = {"about": "培训班乱收费", "where": "示例基地", "when": "上个月", "contact": None}
    return complaints.file(session, conversation, person, actor=ACTOR, **plain | told)


def test_a_complaint_is_found_again_by_its_receipt_however_it_is_grouped(database: Database) -> None:
    with database.write() as session:
        made = filed(session, a_conversation(session).id)
    assert made.receipt.isdigit()
    assert len(made.receipt) == complaints.RECEIPT_DIGITS
    with database.read() as session:
        grouped = f"{made.receipt[:4]} {made.receipt[4:7]}-{made.receipt[7:]}"
        found = complaints.find_by_receipt(session, grouped)
        assert found is not None
        assert (found.about, found.place, found.happened) == ("培训班乱收费", "示例基地", "上个月")
        assert complaints.find_by_receipt(session, "1") is None
        assert complaints.find_by_receipt(session, "") is None


def test_an_anonymous_complaint_names_nobody(database: Database) -> None:
    with database.write() as session:
        made = filed(session, a_conversation(session, area=ZHENGZHOU).id)
    assert (made.person_id, made.contact, made.area, made.status) == (None, None, ZHENGZHOU, "received")
    with database.read() as session:
        assert session.scalars(select(AuditEntry)).one().detail == {"anonymous": True}


def test_a_complaint_of_a_person_goes_to_the_office_of_their_area(database: Database) -> None:
    with database.write() as session:
        person = a_person(session, area=SHIJIAZHUANG)
        conversation = a_conversation(session, person, area=ZHENGZHOU).id
        made = filed(session, conversation, person.id)
        assert made.area == SHIJIAZHUANG
        assert records.complaints(session, person.id) == [made]


def test_a_complaint_of_nobody_goes_to_the_office_of_the_place_that_was_named(database: Database) -> None:
    with database.write() as session:
        here, nowhere = a_conversation(session, area=SHIJIAZHUANG).id, a_conversation(session).id
        assert filed(session, here, told_area=ZHENGZHOU).area == ZHENGZHOU
        assert filed(session, nowhere).area is None


def test_no_two_complaints_have_one_receipt(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        assert len({filed(session, conversation).receipt for _ in range(20)}) == 20


def test_a_complaint_of_nothing_is_an_error(database: Database) -> None:
    with database.write() as session, pytest.raises(ValueError, match="about"):
        filed(session, a_conversation(session).id, about="  ")
