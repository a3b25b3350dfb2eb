"""Disability certificates that were issued anew."""

from __future__ import annotations

from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server.registry.models import DisabilityCertificate, Person
from server.registry.services import people


def reissue(session: Session, person: Person, number: CertificateNumber, actor: str) -> DisabilityCertificate:
    """Put a re-issued disability certificate in force. Raises `ValueError` for another person's number."""
    people.note_certificate(session, person, number, actor)
    session.flush()
    current = people.current_certificate(session, person.id)
    assert current is not None
    return current
