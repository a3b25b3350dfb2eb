"""When a person was proved in a conversation: what was said in those stretches is theirs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import Person, Proof
from server.registry.services.proofs import bound_to


@dataclass(frozen=True)
class Window:
    """A stretch of a conversation in which one person was proved, and nobody else in between."""

    since: datetime | None
    """when the proof of the other before them ended; none where there was nobody"""
    proved_at: datetime
    ended_at: datetime | None
    """when their own proof ended and somebody else was proved after it; none where there was nobody"""
    until: datetime | None
    """when the next other person was proved"""


def conversations_of(session: Session, person: Person) -> set[str]:
    """Return the conversations in which a person was ever proved."""
    return set(session.scalars(select(Proof.conversation_id).where(Proof.number_hash.in_(bound_to(person)))))


def windows(session: Session, conversation_id: str, person: Person) -> list[Window]:
    """Return the stretches of a conversation in which a person was proved, the earliest first."""
    return all_windows(session, [conversation_id], person)[conversation_id]


def all_windows(session: Session, conversation_ids: Iterable[str], person: Person) -> dict[str, list[Window]]:
    """Return `windows` of several conversations, by their ids."""
    proved: dict[str, list[Proof]] = {one: [] for one in conversation_ids}
    found = select(Proof).where(Proof.conversation_id.in_(proved)).order_by(Proof.proved_at, Proof.id)
    for proof in session.scalars(found):
        proved[proof.conversation_id].append(proof)
    own = bound_to(person)
    return {conversation_id: _windows(proofs, own) for conversation_id, proofs in proved.items()}


def _windows(proved: list[Proof], own: set[str]) -> list[Window]:
    runs = [(of_them, list(run)) for of_them, run in groupby(proved, lambda one: one.number_hash in own)]
    ends = [_end_of(run) for _, run in runs]
    begins = [run[0].proved_at for _, run in runs]
    made = []
    for at, (of_them, _) in enumerate(runs):
        until = begins[at + 1] if at + 1 < len(runs) else None
        if of_them:
            since = min(ends[at - 1] or begins[at], begins[at]) if at else None
            made.append(Window(since, begins[at], until and min(ends[at] or until, until), until))
    return made


def _end_of(run: list[Proof]) -> datetime | None:
    ended = [one.ended_at for one in run if one.ended_at is not None]
    return max(ended) if len(ended) == len(run) else None
