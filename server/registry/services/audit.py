"""The audit chain: each entry is bound to all before it, and signed with a key that the database does not hold.

What binds the entries is the SHA-256 of an entry's content and of the entry before; it needs no key to be computed
again. The signature is over that hash, so a single one that holds proves all that was noted before it: entries from
before there were signatures, and those signed with a key that is gone.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import event, insert, select
from sqlalchemy.orm import Session, SessionTransaction

from server.registry.crypto import keyring, written_with
from server.registry.database import hold, utcnow
from server.registry.models import AuditEntry

FIRST_HASH = "0" * 64
KEY_BEGINS = "key.begin"
"""the entry that says with which key is signed from now on"""
WAITING = "audit entries that wait for the commit"
WRITTEN = ("at", "actor", "action", "subject", "detail", "previous_hash", "hash")


class BrokenChain(Exception):
    """An audit entry was changed, removed or put between others."""


def record(session: Session, actor: str, action: str, subject: str, **detail: Any) -> None:
    """Note what was done; `detail` holds codes and states, never a personal fact.

    The entry joins the chain when the transaction commits: the end of the chain is the last thing that a
    transaction waits for, so that no two can wait for each other over it.
    """
    entry = AuditEntry(at=utcnow(), actor=actor, action=action, subject=subject, detail=detail)
    session.info.setdefault(WAITING, []).append((session.get_nested_transaction(), entry))


def verify(entries: Iterable[AuditEntry]) -> int:
    """Check a chain from its beginning and return its length; raises `BrokenChain`, naming the first fault.

    Entries without a signature stand at the beginning alone, before the one that says which key is signed with;
    those of a key that is not here, before the one that says that another key began.
    """
    count, previous, signed_once, unproved = 0, FIRST_HASH, False, ""
    for entry in entries:
        if entry.previous_hash != previous:
            raise BrokenChain(f"audit entry {entry.id} does not fit the one before it")
        previous = _hash_of(entry)
        holds, signed = keyring().verify(entry.hash, previous), written_with(entry.hash) is not None
        if holds is False or (not signed and entry.hash != previous):
            raise BrokenChain(f"audit entry {entry.id} was changed, or one before it whose key is not here")
        if not signed and signed_once:
            raise BrokenChain(f"audit entry {entry.id} is not signed, though one before it is")
        if signed and not signed_once and count and entry.action != KEY_BEGINS:
            raise BrokenChain(f"audit entry {entry.id} does not say that the entries before it are not signed")
        if holds and unproved and entry.action != KEY_BEGINS:
            raise BrokenChain(unproved)  # its key was never here: a key that is gone was followed by one that begins
        unproved = "" if holds else unproved or f"audit entry {entry.id} is proved by no key that is here"
        count, signed_once = count + 1, signed_once or signed
    if unproved:
        raise BrokenChain(unproved)
    return count


@dataclass
class Chain:
    """An audit that holds together, as it was read."""

    length: int = 0
    first: datetime | None = None
    last: datetime | None = None
    head: str = FIRST_HASH
    """the signature of the last entry: who keeps it elsewhere notices if this entry is gone or another"""
    unseen: set[str] = field(default_factory=set)
    """heads that were looked for and have not been found"""


def read_chain(session: Session, looked_for: Iterable[str] = ()) -> Chain:
    """Check the whole audit, and look for heads that were kept elsewhere; raises `BrokenChain`."""
    chain = Chain(unseen=set(looked_for))

    def passing() -> Iterator[AuditEntry]:
        for entry in session.scalars(select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=1000)):
            yield entry
            chain.first, chain.last, chain.head = chain.first or entry.at, entry.at, entry.hash
            chain.unseen.discard(entry.hash)

    chain.length = verify(passing())
    return chain


def head(session: Session) -> tuple[int, str] | None:
    """Return the number and the signature of the last entry."""
    last = session.execute(select(AuditEntry.id, AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)).first()
    return (last.id, last.hash) if last else None


@event.listens_for(Session, "before_commit")
def _append(session: Session) -> None:
    if session.in_nested_transaction() or not session.info.get(WAITING):
        return
    session.flush()
    hold(session, "audit")
    last = session.scalar(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(1))
    previous = _hash_of(last) if last else FIRST_HASH
    rows: list[dict[str, Any]] = []
    for _, entry in session.info.pop(WAITING):
        entry.previous_hash = previous
        previous = _hash_of(entry)
        entry.hash = keyring().sign(previous)
        rows.append({column: getattr(entry, column) for column in WRITTEN})
    # One insert of many rows writes them in their order, so that their ids follow the chain.
    session.execute(insert(AuditEntry), rows)


@event.listens_for(Session, "after_soft_rollback")
def _forget(session: Session, undone: SessionTransaction) -> None:
    """Drop what was noted since a savepoint that was given up."""
    kept = [(since, entry) for since, entry in session.info.get(WAITING, []) if not _inside(since, undone)]
    session.info[WAITING] = kept


@event.listens_for(Session, "after_transaction_end")
def _forget_all(session: Session, ended: SessionTransaction) -> None:
    if ended.parent is None:
        session.info.pop(WAITING, None)


def _inside(since: SessionTransaction | None, undone: SessionTransaction) -> bool:
    while since is not None and since is not undone:
        since = since.parent
    return since is undone


def _hash_of(entry: AuditEntry) -> str:
    content = [entry.previous_hash, entry.at.isoformat(), entry.actor, entry.action, entry.subject, entry.detail]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
