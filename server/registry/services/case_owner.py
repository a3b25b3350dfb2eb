"""Cases follow the person whose they are, wherever that person's office is."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import or_, true, update
from sqlalchemy.orm import Session

from server.registry.models import HandoverCase, Person


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
