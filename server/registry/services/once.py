"""What a transaction has found out and need not ask again.

It is forgotten when the transaction ends, and when a part of it is taken back: with it go its locks and its rows.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session, SessionTransaction

FOUND = "what a transaction found out"


def found(session: Session, what: str) -> dict[Any, Any]:
    """Return what the session's transaction found out of a sort, to be added to."""
    known: dict[Any, Any] = session.info.setdefault(FOUND, {}).setdefault(what, {})
    return known


def forget(session: Session, what: str) -> None:
    """Let what was found out of a sort be asked again: it has been changed."""
    session.info.get(FOUND, {}).pop(what, None)


@event.listens_for(Session, "after_soft_rollback")
def _forget_what_is_taken_back(session: Session, transaction: SessionTransaction) -> None:
    session.info.pop(FOUND, None)


@event.listens_for(Session, "after_transaction_end")
def _forget_all(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(FOUND, None)
