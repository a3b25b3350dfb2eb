"""Cases for a person of the office."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.models import HandoverCase
from server.registry.services import handover
from tests.concurrently import at_once
from tests.samples import SHIJIAZHUANG, ZHENGZHOU, a_certificate_number, a_conversation, a_person


def opened(session: Session, conversation: str, **told: Any) -> HandoverCase:
    plain: dict[str, Any] = {
        "wish": "我想问问补贴",
        "gathered": {"工种": "示例工种"},
        "means": "text",
        "cannot_take_calls": False,
    }
    return handover.open_case(session, conversation, actor="assistant:sample", **plain | told)


def test_a_case_holds_what_was_said_and_where_the_person_belongs(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
        case = opened(session, a_conversation(session, person, area=ZHENGZHOU).id)
    assert (case.person_id, case.area, case.status) == (person.id, SHIJIAZHUANG, "waiting")
    assert json.loads(case.gathered) == {"工种": "示例工种"}


def test_of_somebody_unknown_the_area_of_the_conversation_is_noted(database: Database) -> None:
    with database.write() as session:
        case = opened(session, a_conversation(session, area=ZHENGZHOU).id)
    assert (case.person_id, case.area) == (None, ZHENGZHOU)


def test_what_is_added_leaves_a_case_with_the_office_that_has_it(database: Database) -> None:
    with database.write() as session:
        nowhere, somewhere = a_conversation(session).id, a_conversation(session, area=ZHENGZHOU).id
        opened(session, nowhere).area = SHIJIAZHUANG  # an office has taken it up
        assert opened(session, nowhere, wish="还有一件事").area == SHIJIAZHUANG
        opened(session, somewhere, told_area=SHIJIAZHUANG)
        assert opened(session, somewhere, wish="还有一件事").area == SHIJIAZHUANG
        assert opened(session, somewhere, wish="换个地方", told_area=ZHENGZHOU).area == ZHENGZHOU


def test_who_cannot_take_calls_is_not_called_even_if_it_was_not_said_again(database: Database) -> None:
    with database.write() as session:
        deaf = a_person(session, number=a_certificate_number(category=2))
        assert opened(session, a_conversation(session, deaf).id).cannot_take_calls
        assert opened(session, a_conversation(session).id, cannot_take_calls=True).cannot_take_calls


def test_a_second_wish_goes_to_the_case_that_is_open(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        first = opened(session, conversation)
        second = opened(session, conversation, wish="还有一件事", means="sms")
    assert first.id == second.id
    assert (second.wish, second.means) == ("我想问问补贴；还有一件事", "sms")


def test_what_is_urgent_is_a_case_apart_from_what_was_handed_over_before_and_after(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        before = opened(session, conversation)
        urgent = opened(session, conversation, wish="很难受", gathered={}, urgent=True)
        again = opened(session, conversation, wish="快来人", gathered={}, urgent=True)
        after = opened(session, conversation, wish="还有一件事")
    assert (before.id, urgent.id) == (after.id, again.id)
    assert (urgent.wish, urgent.gathered, urgent.urgent) == ("很难受；快来人", "{}", True)
    assert (before.wish, before.urgent) == ("我想问问补贴；还有一件事", False)


def test_beside_an_urgent_case_the_ordinary_one_is_asked_after_and_taken_back(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        before = opened(session, conversation)
        urgent = opened(session, conversation, wish="很难受", urgent=True)
        assert handover.standing_cases(session, conversation) == [urgent, before]
        assert handover.withdraw_case(session, conversation, "assistant:sample") == before
        assert handover.withdraw_case(session, conversation, "assistant:sample") is None
        assert handover.standing_cases(session, conversation) == [urgent]
        urgent.status = "closed"
        assert handover.standing_cases(session, conversation) == [urgent]


def test_of_several_of_a_kind_the_latest_is_asked_after(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        opened(session, conversation).status = "answered"
        later = opened(session, conversation)
        assert handover.standing_cases(session, conversation) == [later]


def test_a_wish_that_was_said_before_or_not_at_all_adds_nothing(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        for wish in ("其他", "我想问问补贴", "其他", "我想问问补贴"):
            case = opened(session, conversation, wish=wish)
    assert case.wish == "我想问问补贴"


def test_what_was_gathered_before_is_kept_beside_what_is_new(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        opened(session, conversation, gathered={"place": "130100"})
        case = opened(session, conversation, gathered={"occupation": "TX-006"})
    assert json.loads(case.gathered) == {"place": "130100", "occupation": "TX-006"}


def test_after_an_answer_a_new_case_is_opened(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        first = opened(session, conversation)
        first.status = "closed"
        assert opened(session, conversation).id != first.id


def test_many_calls_for_a_person_at_the_same_moment_open_one_case(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
    outcomes = at_once(database, lambda session, _: opened(session, conversation).id, range(8))
    assert len(set(outcomes)) == 1
    with database.read() as session:
        assert len(session.scalars(select(HandoverCase)).all()) == 1
