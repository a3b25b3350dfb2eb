"""What was handed over in a conversation is of who opened it: who sits there later neither hears nor ends it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.models import HandoverCase, Person
from server.registry.services import conversations, feedback, handover, proofs, questions
from server.staff.services import cases
from tests.samples import a_conversation, a_person, a_proof

ACTOR, CLERK = "assistant:sample", "staff:clerk"


@dataclass(frozen=True)
class Left:
    """A conversation in which the first asked something and gave feedback."""

    conversation: str
    first: Person
    second: Person


@pytest.fixture
def left(database: Database) -> Left:
    with database.write() as session:
        first, second = a_person(session), a_person(session)
        conversation = a_conversation(session, first).id
        feedback.give(session, conversation, first.id, 2, "service", None, "甲的话", ACTOR)
        questions.ask(session, conversation, "policy", None, "几天到账", "text", None, ACTOR)
        return Left(conversation, first, second)


def answer(session: Session) -> None:
    cases.answer(session, session.scalars(select(HandoverCase)).one(), "三天到账。", CLERK, ())


def becomes(session: Session, left: Left, person: Person | None) -> None:
    """Let somebody else sit there: one who is proved, or one of whom nothing is known."""
    proofs.forget(session, left.conversation, ACTOR)
    if person is not None:
        a_proof(session, left.conversation, person)
        proofs.identify(session, left.conversation, person, ACTOR)


def heard(session: Session, conversation: str) -> list[object]:
    return [
        *handover.standing_cases(session, conversation),
        handover.waiting_case(session, conversation),
        feedback.latest(session, conversation),
        *questions.open_questions(session, conversation),
        *conversations.staff_messages(session, conversation),
        *conversations.take_unseen(session, conversation),
    ]


@pytest.mark.parametrize("known", [True, False])
@pytest.mark.parametrize("answered", [True, False])
def test_who_sits_there_later_hears_nothing_and_ends_nothing(
    database: Database, left: Left, known: bool, answered: bool
) -> None:
    with database.write() as session:
        if answered:
            answer(session)
        becomes(session, left, left.second if known else None)
    with database.write() as session:
        proofs.speak_for(session, left.conversation)
        assert heard(session, left.conversation) == [None, None]
        assert handover.withdraw_case(session, left.conversation, ACTOR) is None
        assert handover.waits_for_its_person(session, left.conversation)
    with database.read() as session:
        assert session.scalars(select(HandoverCase.status)).one() != "closed"


def test_the_words_of_a_clerk_wait_until_their_person_is_proved_again(database: Database, left: Left) -> None:
    with database.write() as session:
        answer(session)
        becomes(session, left, left.second)
        assert conversations.take_unseen(session, left.conversation) == []
        becomes(session, left, left.first)
        assert [one.body for one in conversations.take_unseen(session, left.conversation)] == ["三天到账。"]
        assert not handover.waits_for_its_person(session, left.conversation)


def test_what_is_nobodys_is_of_who_talks_there(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        case = handover.open_case(session, conversation, "示例", {}, "text", False, ACTOR)
        proofs.speak_for(session, conversation)
        assert handover.withdraw_case(session, conversation, ACTOR) == case


def test_a_second_case_is_opened_beside_that_of_who_is_gone(database: Database, left: Left) -> None:
    with database.write() as session:
        becomes(session, left, None)
        case = handover.open_case(session, left.conversation, "别的事", {}, "text", False, ACTOR)
        assert case.person_id is None
        assert handover.standing_cases(session, left.conversation) == [case]


def test_feedback_of_who_is_gone_is_not_changed(database: Database, left: Left) -> None:
    with database.write() as session:
        given = feedback.latest(session, left.conversation)
        assert given is not None
        becomes(session, left, left.second)
    with database.write() as session:
        proofs.speak_for(session, left.conversation)
        with pytest.raises(proofs.NotProved):
            feedback.change(session, left.conversation, given.id, 5, None, ACTOR)
