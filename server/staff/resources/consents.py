"""Consents: a person who took theirs back gives it anew at the office."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from fastapi import Depends
from pydantic import BaseModel

from server.registry.models import Person
from server.registry.services import privacy
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import LongLine, Strict
from server.staff.routing import resource_router

router = resource_router("people")
Writer = Annotated[Desk, Depends(allowed("write", "people"))]


class NewConsent(Strict):
    """The sentence that the person agreed to."""

    wording: LongLine


class ConsentRow(BaseModel):
    """A consent; `withdrawn_at` once the person took it back."""

    id: int
    person_id: str
    purpose: str
    wording: str
    given_at: datetime
    withdrawn_at: datetime | None


@router.post("/{person_id}/consents", status_code=201)
def give_consent(person_id: str, new: NewConsent, desk: Writer) -> ConsentRow:
    """Keep a consent of a person."""
    with desk.write() as session:
        person = rows.find(session, desk, Person, person_id)
        given = privacy.give_consent(session, person.id, new.wording, desk.actor)
        return ConsentRow.model_validate(given, from_attributes=True)
