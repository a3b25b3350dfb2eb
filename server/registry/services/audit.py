"""The audit chain: each entry carries the hash of the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import event, select
from sqlalchemy.orm import Session, SessionTransaction

from server.registry.database import hold, utcnow
from server.registry.models import AuditEntry

FIRST_HASH = "0" * 64
WAITING = "audit entries that wait for the commit"


class BrokenChain(Exception):
    """An audit entry was changed, removed or put between others."""


def record(session: Session, actor: str, action: str, subject: str, **detail: Any) -> AuditEntry:
    """Note what was done; `detail` holds codes and states, never a personal fact.

    The entry joins the chain when the transaction commits: the end of the chain is the last thing that a
    transaction waits for, so that no two can wait for each other over it.
    """
    entry = AuditEntry(at=utcnow(), actor=actor, action=action, subject=subject, detail=detail)
    session.info.setdefault(WAITING, []).append((session.get_nested_transaction(), entry))
    return entry


def verify(entries: Iterable[AuditEntry]) -> int:
    """Check a chain from its beginning and return its length; raises `BrokenChain` at the first fault."""
    previous, count = FIRST_HASH, 0
    for entry in entries:
        expected = _hash(previous, entry.at, entry.actor, entry.action, entry.subject, entry.detail)
        if entry.previous_hash != previous or entry.hash != expected:
            raise BrokenChain(f"audit entry {entry.id} does not fit the one before it")
        previous, count = entry.hash, count + 1
    return count


@event.listens_for(Session, "before_commit")
def _append(session: Session) -> None:
    if session.in_nested_transaction() or not session.info.get(WAITING):
        return
    session.flush()
    hold(session, "audit")
    previous = session.scalar(select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)) or FIRST_HASH
    for _, entry in session.info.pop(WAITING):
        entry.previous_hash = previous
        previous = entry.hash = _hash(previous, entry.at, entry.actor, entry.action, entry.subject, entry.detail)
        session.add(entry)
        session.flush()  # one by one, so that their ids follow the chain


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


def _hash(previous: str, at: datetime, actor: str, action: str, subject: str, detail: dict[str, Any]) -> str:
    content = json.dumps(
        [previous, at.isoformat(), actor, action, subject, detail], ensure_ascii=False, sort_keys=True
    )
    return hashlib.sha256(content.encode()).hexdigest()
