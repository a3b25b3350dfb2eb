"""What belongs to a case: the turns of its conversation, and what staff wrote."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import Session

from server.registry.models import HandoverCase, HandoverMessage, Person, Proof, Turn
from server.registry.services import proof_windows
from server.registry.services.areas import any_covers


def turns_of(session: Session, case: HandoverCase, areas: Collection[str]) -> list[Turn]:
    """Return the turns of the case's conversation up to its close, the earliest first.

    Of a person's case they are those of that person: from where the proof of whoever was there before had ended to
    where their own has ended and somebody else comes. Who does not cover the person's area, but helps because it is
    urgent, reads what was said before it was known who speaks, and nothing after. Of nobody's case all is read but
    what was said while somebody outside the reader's areas was proved.
    """
    query = select(Turn).where(Turn.conversation_id == case.conversation_id, Turn.again_of.is_(None))
    if case.closed_at is not None:
        query = query.where(Turn.created_at <= case.closed_at)
    person = session.get(Person, case.person_id) if case.person_id else None
    if person is None:
        query = query.where(_of_nobody_elsewhere(session, case, areas))
    else:
        query = query.where(_of_person(session, case, person, areas))
    return list(session.scalars(query.order_by(Turn.id)))


def _of_person(session: Session, case: HandoverCase, person: Person, areas: Collection[str]) -> ColumnElement[bool]:
    windows = proof_windows.windows(session, case.conversation_id, person)
    if not any_covers(areas, person.area or case.area):
        return _between(windows[0].since, windows[0].proved_at) if windows else Turn.created_at < case.created_at
    if not windows:  # their number was proved nowhere here: a clerk has named them
        return _of_nobody_elsewhere(session, case, areas)
    return or_(*(_between(one.since, one.ended_at) for one in windows))


def _of_nobody_elsewhere(session: Session, case: HandoverCase, areas: Collection[str]) -> ColumnElement[bool]:
    proved = select(Proof, Person.area).join(Person, Person.number_hash == Proof.number_hash)
    found = session.execute(proved.where(Proof.conversation_id == case.conversation_id))
    elsewhere = [one for one, area in found if not any_covers(areas, area)]
    return and_(true(), *(~_between(one.proved_at, one.ended_at) for one in elsewhere))


def _between(since: datetime | None, until: datetime | None) -> ColumnElement[bool]:
    begins = Turn.created_at >= since if since else true()
    return and_(begins, Turn.created_at < until if until else true())


def messages_of(session: Session, case: HandoverCase) -> list[HandoverMessage]:
    """Return what staff wrote to the person, the earliest first."""
    written = select(HandoverMessage).where(HandoverMessage.case_id == case.id, HandoverMessage.step.is_(None))
    return list(session.scalars(written.order_by(HandoverMessage.id)))
