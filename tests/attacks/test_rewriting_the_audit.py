"""Who holds the database, and no key, rewrites the audit together with all its hashes: it shows."""

from __future__ import annotations

import hashlib
import json

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.models import AuditEntry
from server.registry.services import audit, key_check

DEED = "staff:clerk"
FORGED_KEY = "a key of the attacker's own"


@pytest.fixture
def noted(database: Database) -> Database:
    """An audit in which the second entry names somebody who would rather not be named."""
    with database.write() as session:
        key_check.check_key(session)
    for actor in (DEED, "system", "system"):
        with database.write() as session:
            audit.record(session, actor, "claim.pay", "claim:1")
    return database


def test_entries_without_signatures_as_of_old_are_not_taken(noted: Database) -> None:
    rewrite(noted, lambda bound: bound)
    with pytest.raises(audit.BrokenChain, match="entry 1"):
        verify(noted)


def test_nor_do_they_become_true_by_what_is_noted_after_them_or_by_a_restart(noted: Database) -> None:
    rewrite(noted, lambda bound: bound)
    with noted.write() as session:
        key_check.check_key(session)
        audit.record(session, "system", "claim.pay", "claim:2")
    with pytest.raises(audit.BrokenChain):
        verify(noted)


def test_signatures_of_another_key_are_not_taken(noted: Database) -> None:
    rewrite(noted, Keyring(FORGED_KEY).sign)
    with pytest.raises(audit.BrokenChain, match="entry 1"):
        verify(noted)


def test_nor_do_they_become_true_by_what_is_noted_after_them(noted: Database) -> None:
    rewrite(noted, Keyring(FORGED_KEY).sign, since=2)
    with noted.write() as session:
        audit.record(session, "system", "claim.pay", "claim:2")
    with pytest.raises(audit.BrokenChain, match="entry 2"):
        verify(noted)


def test_signatures_of_another_key_under_the_name_of_the_right_one_are_not_taken(noted: Database) -> None:
    own = Keyring("test").current
    rewrite(noted, lambda bound: own + Keyring(FORGED_KEY).sign(bound)[len(own) :])
    with pytest.raises(audit.BrokenChain, match="entry 1"):
        verify(noted)


def test_an_end_that_was_cut_off_shows_by_a_head_that_was_kept(noted: Database) -> None:
    with noted.read() as session:
        kept = audit.head(session)
    assert kept is not None
    rewrite(noted, None)
    with noted.read() as session:
        assert audit.read_chain(session, [kept[1]]).unseen == {kept[1]}


def verify(database: Database) -> int:
    use_keyring(Keyring("test"))
    with database.read() as session:
        return audit.read_chain(session).length


def rewrite(database: Database, sign: object, since: int = 1) -> None:
    """Put the deed on somebody else and compute every hash anew, from an entry on; else cut off the end."""
    with database.write() as session:
        around_the_guard(session)
        if not callable(sign):
            session.execute(text("delete from audit where id = (select max(id) from audit)"))
            return
        entries = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
        session.execute(text("delete from audit"))
        previous = "0" * 64
        for entry in entries:
            actor = "staff:supervisor" if entry.actor == DEED else entry.actor
            content = [previous, entry.at.isoformat(), actor, entry.action, entry.subject, entry.detail]
            bound = hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
            signed = sign(bound) if entry.id >= since else entry.hash
            row = {"actor": actor, "previous_hash": previous, "hash": signed, "id": entry.id, "at": entry.at}
            rest = {"action": entry.action, "subject": entry.subject, "detail": entry.detail}
            session.execute(AuditEntry.__table__.insert().values({**row, **rest}))  # type: ignore[attr-defined]
            previous = bound


def around_the_guard(session: Session) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("set local session_replication_role = replica"))
        return
    for name in ("audit_no_update", "audit_no_delete"):
        session.execute(text(f"drop trigger {name}"))
