"""Who holds the database, and no key, moves an encrypted value to where it would help them: it opens nowhere else."""

from __future__ import annotations

import pytest
from sqlalchemy import select, text

from server.policies import SubsidySettings
from server.registry.crypto import UnreadableSecret
from server.registry.database import Database
from server.registry.models import Person, SubsidyClaim, Turn
from server.registry.services import rotation, subsidy
from tests.samples import a_certificate, a_conversation, a_person

OWN, THEIRS = "6222000000001111", "6222000000002222"


@pytest.fixture
def two_claims(database: Database) -> Database:
    """The claims of the attacker (1) and of somebody else (2), each with a bank account."""
    with database.write() as session:
        for account in (OWN, THEIRS):
            person = a_person(session)
            gained = a_certificate(session, person)
            subsidy.claim(session, person.id, gained.id, account, SubsidySettings(), "assistant:sample")
    return database


def do(database: Database, deed: str) -> None:
    with database.write() as session:
        session.execute(text(deed))


def test_a_bank_account_moved_to_another_persons_claim_does_not_open(two_claims: Database) -> None:
    do(two_claims, "update subsidy_claims set bank_account ="
                   " (select bank_account from subsidy_claims where id = 1) where id = 2")  # fmt: skip
    with two_claims.read() as session, pytest.raises(UnreadableSecret, match=r"subsidy_claims\.bank_account"):
        session.get_one(SubsidyClaim, 2)


def test_a_claim_made_another_persons_takes_no_bank_account_along(two_claims: Database) -> None:
    do(two_claims, "update subsidy_claims set person_id ="
                   " (select person_id from subsidy_claims where id = 2), slot = 2 where id = 1")  # fmt: skip
    with two_claims.read() as session, pytest.raises(UnreadableSecret):
        session.get_one(SubsidyClaim, 1)


def test_a_bank_account_put_where_the_name_is_shown_does_not_open(two_claims: Database) -> None:
    do(two_claims, "update people set name = (select bank_account from subsidy_claims where id = 2)")
    with two_claims.read() as session, pytest.raises(UnreadableSecret):
        session.scalars(select(Person.name)).all()


def test_what_somebody_said_copied_into_ones_own_conversation_does_not_open(database: Database) -> None:
    with database.write() as session:
        own, theirs = a_conversation(session), a_conversation(session)
        for conversation in (own, theirs):
            session.add(Turn(conversation_id=conversation.id, message_id="1", said="我说的", reply="{}"))
    do(database, f"update turns set conversation_id = '{own.id}', message_id = '2'"
                 f" where conversation_id = '{theirs.id}'")  # fmt: skip
    with database.read() as session, pytest.raises(UnreadableSecret):
        session.scalars(select(Turn.said).where(Turn.message_id == "2")).all()


def test_the_check_names_what_was_moved(two_claims: Database) -> None:
    do(two_claims, "update people set phone = (select max(phone) from people)")
    assert len(rotation.check(two_claims)) == 1


def test_no_place_can_be_feigned_by_what_stands_in_a_column(two_claims: Database) -> None:
    """The place is told by the database, but not what it begins with."""
    do(two_claims, "update people set phone = 'people.name:1|' || name")
    with two_claims.read() as session, pytest.raises(UnreadableSecret):
        session.scalars(select(Person.phone)).all()
