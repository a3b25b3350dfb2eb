"""Vocational certificates that a person tells of; the office verifies them before money is paid."""

from __future__ import annotations

from sqlalchemy.orm import Session

from server.registry.models import Certificate
from server.registry.services import audit


def report(session: Session, person_id: str, told: Certificate, actor: str) -> int:
    """Put a certificate on record as the person told it, not verified; return its id."""
    told.person_id = person_id
    told.verified = False
    session.add(told)
    session.flush()
    audit.record(session, actor, "certificate.report", f"certificate:{told.id}", person=person_id)
    return told.id
