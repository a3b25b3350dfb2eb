"""The audit is one chain that only grows, and shows every change made to it."""

from __future__ import annotations

from threading import Event

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.models import AuditEntry
from server.registry.services import audit, people
from tests.concurrently import at_once, together
from tests.samples import a_person


def note(session: Session, number: int) -> None:
    audit.record(session, "system", "sample", f"thing:{number}", state="open", times=number)


def entries(database: Database) -> list[AuditEntry]:
    with database.read() as session:
        return list(session.scalars(select(AuditEntry).order_by(AuditEntry.id)))


@pytest.fixture
def three(database: Database) -> Database:
    """A chain of three entries, of which two were written by one transaction."""
    for numbers in ([1, 2], [3]):
        with database.write() as session:
            for number in numbers:
                note(session, number)
    return database


def test_the_chain_fits_from_its_beginning(three: Database) -> None:
    chain = entries(three)
    assert [entry.subject for entry in chain] == ["thing:1", "thing:2", "thing:3"]
    assert chain[0].previous_hash == audit.FIRST_HASH
    assert chain[2].detail == {"state": "open", "times": 3}
    assert audit.verify(chain) == 3


def test_an_empty_chain_fits() -> None:
    assert audit.verify([]) == 0


@pytest.mark.parametrize(
    "change",
    [
        'set detail = \'{"state": "paid"}\' where id = 2',
        "set actor = 'staff:someone' where id = 2",
        "set at = '2020-01-01 00:00:00.000000' where id = 2",
        "set subject = 'thing:9' where id = 1",
    ],
)
def test_a_changed_entry_is_found(three: Database, change: str) -> None:
    around_the_guard(three, f"update audit {change}")
    with pytest.raises(audit.BrokenChain):
        audit.verify(entries(three))


def test_a_removed_entry_is_found(three: Database) -> None:
    around_the_guard(three, "delete from audit where id = 2")
    with pytest.raises(audit.BrokenChain, match="entry 3"):
        audit.verify(entries(three))


def test_entries_in_another_order_are_found(three: Database) -> None:
    with pytest.raises(audit.BrokenChain):
        audit.verify(reversed(entries(three)))


@pytest.mark.parametrize("change", ["update audit set actor = 'x'", "delete from audit"])
def test_the_database_refuses_to_change_an_entry(three: Database, change: str) -> None:
    with pytest.raises(DBAPIError, match="audit_append_only"), three.write() as session:
        session.execute(text(change))
    assert audit.verify(entries(three)) == 3


def test_the_database_refuses_to_empty_the_audit(three: Database) -> None:
    change = "delete from audit" if three.is_sqlite else "truncate audit"
    with pytest.raises(DBAPIError, match="audit_append_only"), three.write() as session:
        session.execute(text(change))


def test_many_writers_keep_one_chain(database: Database) -> None:
    def twice(session: Session, number: int) -> None:
        note(session, number)
        note(session, number)

    assert at_once(database, twice, range(16)) == [None] * 16
    assert audit.verify(entries(database)) == 32


def test_what_is_not_done_is_not_noted(database: Database) -> None:
    def failing(session: Session) -> None:
        note(session, 1)
        raise LookupError

    with pytest.raises(LookupError), database.write() as session:
        failing(session)
    with database.read() as session:
        note(session, 2)
    with database.write() as session:
        note(session, 3)
        undone = session.begin_nested()
        note(session, 4)
        with session.begin_nested():
            note(session, 5)
        undone.rollback()
        with session.begin_nested():
            note(session, 6)
    chain = entries(database)
    assert [entry.subject for entry in chain] == ["thing:3", "thing:6"]
    assert audit.verify(chain) == 2


def test_two_transactions_never_wait_for_each_other_over_the_chain(database: Database) -> None:
    """One notes and then wants the person; the other holds the person and then notes."""
    with database.write() as session:
        person = a_person(session)
    noted, held = Event(), Event()

    def notes_first() -> None:
        with database.write() as session:
            note(session, 1)
            noted.set()
            held.wait(timeout=5)
            people.lock(session, person.id)

    def notes_last() -> None:
        noted.wait(timeout=5)
        with database.write() as session:
            people.lock(session, person.id)
            held.set()
            note(session, 2)

    assert together([notes_first, notes_last]) == [None, None]
    assert audit.verify(entries(database)) == 3


def around_the_guard(database: Database, change: str) -> None:
    """Change the audit as somebody could who holds the database itself."""
    with database.engine.begin() as connection:
        if database.is_sqlite:
            connection.execute(text("drop trigger audit_no_update"))
            connection.execute(text("drop trigger audit_no_delete"))
        else:
            connection.execute(text("set local session_replication_role = replica"))
        connection.exec_driver_sql(change)
