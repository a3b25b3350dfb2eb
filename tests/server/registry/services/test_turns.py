"""Turns of one conversation: who comes first is answered first."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.database import Database, utcnow
from server.registry.models import Turn
from server.registry.services import turns
from server.registry.services.turns import Taken
from tests.samples import a_conversation

LEASE, WAIT = timedelta(seconds=10), timedelta(seconds=20)


def take(session: Session, conversation_id: str, message_id: str) -> Taken | None:
    return turns.take(session, conversation_id, message_id, "话", lambda _: False, utcnow(), LEASE, WAIT)


def test_messages_that_wait_are_answered_in_the_order_in_which_they_came(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        first = take(session, conversation, "1")
        assert first is not None
        assert [take(session, conversation, one) for one in ("2", "3")] == [None, None]
        assert turns.must_wait(session, conversation, "2", utcnow())
        turns.answer(session, first.id, "answer 1")
        assert not turns.must_wait(session, conversation, "2", utcnow())
        assert turns.must_wait(session, conversation, "3", utcnow())
        assert take(session, conversation, "3") is None
        second = take(session, conversation, "2")
        assert second is not None
        turns.answer(session, second.id, "answer 2")
        third = take(session, conversation, "3")
        assert third is not None
        assert third.last == "answer 2"


def test_a_message_whose_sender_is_gone_keeps_others_waiting_for_a_while_alone(database: Database) -> None:
    with database.write() as session:
        conversation = a_conversation(session).id
        first = take(session, conversation, "1")
        assert first is not None
        assert take(session, conversation, "2") is None
        turns.answer(session, first.id, "answer 1")
        assert turns.must_wait(session, conversation, "3", utcnow())
        assert not turns.must_wait(session, conversation, "3", utcnow() + WAIT)


def test_whose_it_is_is_known_while_somebody_is_at_it_alone(database: Database) -> None:
    def taken(message_id: str) -> Taken:
        found = turns.take(
            session, conversation, message_id, "话", lambda _: False, utcnow(), LEASE, WAIT, "keyed hash"
        )
        assert found is not None
        return found

    with database.write() as session:
        conversation = a_conversation(session).id
        first = taken("1")
        assert turns.client_of(session, conversation) == "keyed hash"
        turns.answer(session, first.id, "answer 1")
        assert turns.client_of(session, conversation) is None
        taken("2")
        turns.give_up(session, conversation, "2", "open")
    with database.read() as session:
        assert list(session.scalars(select(Turn.client_hash))) == [None, None]
