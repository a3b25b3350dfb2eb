"""Who locks several rows locks a conversation, then the person, then what is the person's: nobody waits in a circle.

In SQLite one of the two waits for the other from the start.
"""

from __future__ import annotations

import pytest
from sqlalchemy import select

from server.registry.database import Database
from server.registry.models import Certificate, Conversation, HandoverCase, Person
from server.registry.services import conversations, erasing, handover, people, privacy, proofs
from tests import samples
from tests.concurrently import until_it_locks
from tests.server.staff.conftest import Desk

ACTOR = "assistant:sample"

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)


def test_who_types_while_a_clerk_lets_them_in_hinders_nobody(desk: Desk, database: Database) -> None:
    with database.write() as session:
        person, conversation = samples.a_person(session), samples.a_conversation(session, area="130100").id
        case = handover.open_case(session, conversation, "想报名", {}, "text", False, ACTOR).id
    clerk, who = desk("clerk", "130100"), {"person_id": person.id}
    with database.write() as typing:
        conversations.find(typing, conversation, lock=True)
        letting_in = until_it_locks(
            database, "conversations", lambda: clerk.post(f"/handover-cases/{case}/identity", json=who)
        )
        handover.open_case(typing, conversation, "还有一件事", {}, "text", False, ACTOR)
    assert letting_in.result().status_code == 200
    with database.read() as session:
        known = session.get_one(Conversation, conversation)
        assert proofs.person_of(session, known) is not None
        assert session.scalars(select(HandoverCase.wish)).one() == "想报名；还有一件事"


def test_who_has_the_record_deleted_while_a_clerk_lets_them_in_is_not_let_in(desk: Desk, database: Database) -> None:
    with database.write() as session:
        person = samples.a_person(session)
        conversation = samples.a_conversation(session, person).id
        case = handover.open_case(session, conversation, "想报名", {}, "text", False, ACTOR).id
    clerk, who = desk("clerk", "130100"), {"person_id": person.id}
    with database.write() as deleting:
        erasing.hold_conversations(deleting, deleting.get_one(Person, person.id))
        letting_in = until_it_locks(
            database, "conversations", lambda: clerk.post(f"/handover-cases/{case}/identity", json=who)
        )
        privacy.delete_person(deleting, person.id, ACTOR)
    assert letting_in.result().status_code == 404


def test_a_deletion_holds_every_conversation_in_which_the_person_was_ever_proved(database: Database) -> None:
    with database.write() as session:
        person = samples.a_person(session)
        linked, left = samples.a_conversation(session, person).id, samples.a_conversation(session).id
        samples.a_proof(session, left, person)
        other = samples.a_conversation(session).id
    with database.write() as deleting:
        held = erasing.hold_conversations(deleting, deleting.get_one(Person, person.id))
        assert held.own_ids == [linked]
        with database.write() as session:
            free = select(Conversation.id).with_for_update(skip_locked=True)
            assert session.scalars(free).all() == [other]


def test_who_has_the_record_deleted_while_a_clerk_sets_a_certificate_right_hinders_nobody(
    desk: Desk, database: Database
) -> None:
    with database.write() as session:
        person = samples.a_person(session)
        certificate = samples.a_certificate(session, person).id
    clerk = desk("clerk", "130100")
    with database.write() as deleting:
        people.lock(deleting, person.id, to_delete=True)
        correcting = until_it_locks(
            database, "people", lambda: clerk.patch(f"/certificates/{certificate}", json={"issuer": "示例学校"})
        )
        privacy.delete_person(deleting, person.id, ACTOR)
    assert correcting.result().status_code == 404
    with database.read() as session:
        assert session.get(Certificate, certificate) is None
