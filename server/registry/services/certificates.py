"""Vocational certificates that a person tells of; the office verifies them before money is paid."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import Certificate
from server.registry.services import audit


def report(session: Session, person_id: str, told: Certificate, actor: str) -> int:
    """Put a certificate on record as the person told it, not verified; return its id.

    One that is on record already is not put there a second time: a message may arrive twice.
    """
    if (known := _same(session, person_id, told)) is not None:
        return known
    told.person_id = person_id
    told.verified = False
    session.add(told)
    session.flush()
    audit.record(session, actor, "certificate.report", f"certificate:{told.id}", person=person_id)
    return told.id


def _same(session: Session, person_id: str, told: Certificate) -> int | None:
    level = Certificate.skill_level
    return session.scalar(
        select(Certificate.id)
        .where(
            Certificate.person_id == person_id,
            Certificate.occupation_code == told.occupation_code,
            Certificate.kind == told.kind,
            Certificate.issued_on == told.issued_on,
            level.is_(None) if told.skill_level is None else level == told.skill_level,
        )
        .order_by(Certificate.id)
        .limit(1)
    )
