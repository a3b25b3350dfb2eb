"""Correcting what is on record of a person (PIPL 46)."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from server.registry.models import Person
from server.registry.services import audit, case_owner, people, profile

WITHOUT_CONSENT = frozenset({"cannot_take_calls"})
"""what only says how the person may be reached about what is under way"""


def correct(session: Session, person: Person, changes: dict[str, Any], actor: str) -> Person:
    """Set name, phone, area or cannot_take_calls; the audit keeps which of them, not their values.

    The phone that was on record before is told of the change. Raises `people.ConsentWithdrawn` for all but
    `WITHOUT_CONSENT`.
    """
    if set(changes) - WITHOUT_CONSENT:
        people.require_consent(session, person.id)
    others = dict(changes)
    phone = others.pop("phone", None)
    if phone is not None and phone != person.phone:
        profile.change_phone(session, person.id, phone, actor)
    for field, value in others.items():
        setattr(person, field, value)
    if "area" in changes:
        case_owner.follow_person(session, person)
    audit.record(session, actor, "person.correct", f"person:{person.id}", fields=sorted(changes))
    return person
