"""Whose turn it is: imports are worked on one at a time, over all copies of the server, and by one copy each.

Who takes an import writes a claim into its row, and each transaction of the work asks whether the claim still stands:
whoever was taken for dead writes nothing more. What waits is kept in line by every server that runs; what no server
has said a word of for `LEASE` is broken off, and only a person has it gone on with.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from server.registry.database import hold
from server.registry.models import ListImport
from server.registry.services.list_imports import LEASE, WORKED_ON, end


class Taken(Exception):
    """The import is no longer this worker's."""


def is_waiting(session: Session) -> bool:
    """Tell whether there is anything to do, or to watch; costs no lock."""
    return bool(session.scalar(select(func.count(ListImport.id)).where(ListImport.state.in_(WORKED_ON))))


def take_next(
    session: Session, claim: str, now: datetime, findings_of: Callable[[ListImport], str]
) -> ListImport | None:
    """Claim what was asked for first; None where nothing waits or somebody works.

    What no server knows of is broken off, and `findings_of` says what is told of it.
    """
    hold(session, "imports")
    worked_on = list(session.scalars(
        select(ListImport).where(ListImport.state.in_(WORKED_ON))
        .order_by(ListImport.asked_at, ListImport.id).with_for_update()
    ))  # fmt: skip
    for one in worked_on:
        if one.seen_at < now - LEASE:
            break_off(session, one, findings_of(one))
        else:
            one.seen_at = one.seen_at if one.claim else now
    alive = [one for one in worked_on if one.state in WORKED_ON]
    if not alive or any(one.claim for one in alive):
        return None
    alive[0].claim, alive[0].seen_at = claim, now
    return alive[0]


def say_alive(session: Session, claim: str, now: datetime) -> None:
    """Say that this worker is at work, and that what waits is known of."""
    known = or_(ListImport.claim == claim, ListImport.claim.is_(None))
    session.execute(
        update(ListImport)
        .where(ListImport.state.in_(WORKED_ON), ListImport.seen_at >= now - LEASE, known)
        .values(seen_at=now)
    )


def note(session: Session, number: int, claim: str, **values: Any) -> None:
    """Write how far the work is. Raises `Taken`, and with it nothing of the transaction stands."""
    mine = (ListImport.id == number, ListImport.claim == claim, ListImport.state.in_(WORKED_ON))
    if session.scalar(update(ListImport).where(*mine).values(**values).returning(ListImport.id)) is None:
        raise Taken


def mine(session: Session, number: int, claim: str, states: Collection[str] = WORKED_ON) -> ListImport:
    """Return the import, locked, that is this worker's. Raises `Taken`."""
    one = session.scalar(
        select(ListImport)
        .where(ListImport.id == number, ListImport.claim == claim, ListImport.state.in_(states))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if one is None:
        raise Taken
    return one


def finish(session: Session, one: ListImport, state: str) -> None:
    """Say what the work came to: what is ready or broken off keeps its file, all else has ended."""
    if state in ("ready", "broken_off"):
        one.state, one.claim = state, None
    else:
        end(session, one, state)


def break_off(session: Session, one: ListImport, findings: str) -> None:
    """Note that the work ended before its time; the file of one that was not looked at is of no use any more."""
    one.findings = findings
    if one.preview is None:
        end(session, one, "broken_off")
    else:
        finish(session, one, "broken_off")
