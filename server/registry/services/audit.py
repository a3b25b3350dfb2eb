"""The audit chain: each entry carries the hash of the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from server.registry.database import utcnow
from server.registry.models import AuditEntry

FIRST_HASH = "0" * 64
AUDIT_LOCK = 1  # the key of PostgreSQL's advisory lock on the chain's end


class BrokenChain(Exception):
    """An audit entry was changed, removed or put between others."""


def record(session: Session, actor: str, action: str, subject: str, **detail: Any) -> AuditEntry:
    """Append an entry; `detail` holds codes and states, never a personal fact."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("select pg_advisory_xact_lock(:key)"), {"key": AUDIT_LOCK})
    session.flush()
    previous = session.scalar(select(AuditEntry.hash).order_by(AuditEntry.id.desc()).limit(1)) or FIRST_HASH
    now = utcnow()
    entry = AuditEntry(
        at=now, actor=actor, action=action, subject=subject, detail=detail, previous_hash=previous,
        hash=_hash(previous, now, actor, action, subject, detail),
    )  # fmt: skip
    session.add(entry)
    session.flush()
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


def _hash(previous: str, at: datetime, actor: str, action: str, subject: str, detail: dict[str, Any]) -> str:
    content = json.dumps(
        [previous, at.isoformat(), actor, action, subject, detail], ensure_ascii=False, sort_keys=True
    )
    return hashlib.sha256(content.encode()).hexdigest()
