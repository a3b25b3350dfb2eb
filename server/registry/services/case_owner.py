"""Cases follow the person whose they are, wherever that person's office is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, true, update
from sqlalchemy.orm import Session

from server.registry.models import HandoverCase, Person


def is_help_for(person: Person | None) -> ColumnElement[bool]:
    """Return which cases call for help that may be for who talks now: urgent, open, and not known to be another's.

    After a silence nobody knows who talks there: a life comes before the doubt (docs/decisions/0034).
    """
    whose = HandoverCase.person_id.is_(None) | (HandoverCase.person_id == person.id) if person else true()
    return and_(HandoverCase.urgent.is_(True), HandoverCase.status != "closed", whose)


def follow_person(
    session: Session, person: Person, conversation_id: str | None = None, since: datetime | None = None
) -> None:
    """Put the open cases of a person under the person's office: after a move, and once a conversation is theirs.

    Nobody's cases of that conversation become theirs, but for those from before `since`, which somebody else opened.
    """
    theirs = HandoverCase.person_id == person.id
    if conversation_id is not None:
        nobodys = HandoverCase.person_id.is_(None) & (HandoverCase.conversation_id == conversation_id)
        begun = HandoverCase.created_at >= since if since is not None else true()
        theirs = or_(theirs, nobodys & begun)
    values: dict[str, str] = {"person_id": person.id} | ({"area": person.area} if person.area else {})
    session.execute(
        update(HandoverCase).where(theirs, HandoverCase.status != "closed").values(values),
        execution_options={"synchronize_session": "fetch"},
    )
