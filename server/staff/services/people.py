"""Correcting what is on record of a person (PIPL 46)."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Session

from server.registry.models import Person
from server.registry.services import audit
from server.registry.services.messages import phone_index


def correct(session: Session, person: Person, changes: dict[str, Any], actor: str) -> Person:
    """Set name, phone, area or cannot_take_calls; the audit keeps which of them, not their values."""
    for field, value in changes.items():
        setattr(person, field, value)
    if "phone" in changes:
        person.phone_hash = phone_index(person.phone)
    audit.record(session, actor, "person.correct", f"person:{person.id}", fields=sorted(changes))
    return person
