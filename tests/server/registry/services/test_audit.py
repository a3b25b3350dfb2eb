"""The audit is one chain that only grows, and shows every change made to it."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from threading import Event

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.models import AuditEntry
from server.registry.services import audit, key_check, people
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


def from_before(database: Database, count: int) -> None:
    """Leave a chain of entries behind as it was made before there were signatures."""
    previous = audit.FIRST_HASH
    with database.write() as session:
        for number in range(1, count + 1):
            at = datetime(2025, 11, number, 9, 30, tzinfo=UTC)
            content = [previous, at.isoformat(), "system", "sample", f"thing:{number}", {"单": "示例"}]
            plain = json.dumps(content, ensure_ascii=False, sort_keys=True).encode()
            session.add(AuditEntry(
                at=at, actor="system", action="sample", subject=f"thing:{number}", detail={"单": "示例"},
                previous_hash=previous, hash=(previous := hashlib.sha256(plain).hexdigest()),
            ))  # fmt: skip
            session.flush()


def test_entries_from_before_signatures_hold_once_the_key_began(database: Database) -> None:
    from_before(database, 3)
    with pytest.raises(audit.BrokenChain, match="entry 1 is proved by no key"):
        audit.verify(entries(database))
    with database.write() as session:
        key_check.check_key(session)
    with database.write() as session:
        note(session, 1)
    assert [entry.action for entry in entries(database)] == ["sample"] * 3 + [audit.KEY_BEGINS, "sample"]
    assert audit.verify(entries(database)) == 5
    around_the_guard(database, "update audit set actor = 'x' where id = 2")
    with pytest.raises(audit.BrokenChain, match="entry 2"):
        audit.verify(entries(database))


def test_a_key_of_before_still_proves_what_it_signed(three: Database) -> None:
    with_another_key(three, "new", ["test"])
    assert audit.verify(entries(three)) == 5
    around_the_guard(three, "update audit set actor = 'x' where id = 2")
    with pytest.raises(audit.BrokenChain, match="entry 2"):
        audit.verify(entries(three))


def test_without_the_key_of_before_the_later_entries_prove_the_earlier_ones(three: Database) -> None:
    with_another_key(three, "new", ["test"])
    use_keyring(Keyring("new"))
    assert audit.verify(entries(three)) == 5
    around_the_guard(three, "update audit set actor = 'x' where id = 3")
    with pytest.raises(audit.BrokenChain, match="entry 4"):
        audit.verify(entries(three))


def test_a_chain_that_no_key_here_has_signed_proves_nothing(three: Database) -> None:
    use_keyring(Keyring("another"))
    with pytest.raises(audit.BrokenChain, match="entry 1 is proved by no key"):
        audit.verify(entries(three))


def test_what_was_read_is_told_and_a_head_that_was_kept_is_found(three: Database) -> None:
    chain = entries(three)
    with three.read() as session:
        told = audit.read_chain(session, [chain[1].hash, "a head of another chain"])
        assert audit.head(session) == (3, chain[2].hash)
    assert (told.length, told.first, told.last, told.head) == (3, chain[0].at, chain[2].at, chain[2].hash)
    assert told.unseen == {"a head of another chain"}


def test_an_empty_audit_has_no_head(database: Database) -> None:
    with database.read() as session:
        assert audit.head(session) is None
        assert audit.read_chain(session).length == 0


def with_another_key(database: Database, secret: str, old: list[str]) -> None:
    """Let a new key begin, and note something with it."""
    use_keyring(Keyring(secret, old))
    with database.write() as session:
        session.execute(text("delete from key_check"))
        key_check.check_key(session)
    with database.write() as session:
        note(session, 4)


def around_the_guard(database: Database, change: str) -> None:
    """Change the audit as somebody could who holds the database itself."""
    with database.engine.begin() as connection:
        if database.is_sqlite:
            connection.execute(text("drop trigger audit_no_update"))
            connection.execute(text("drop trigger audit_no_delete"))
        else:
            connection.execute(text("set local session_replication_role = replica"))
        connection.exec_driver_sql(change)
