"""Certificates that a clerk records and verifies, and disability certificates that were issued anew."""

from __future__ import annotations

from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server.registry.models import Certificate, DisabilityCertificate, Person
from server.registry.services import audit, people


def record_certificate(session: Session, certificate: Certificate, actor: str) -> Certificate:
    """Keep a certificate that a person gained."""
    session.add(certificate)
    session.flush()
    audit.record(
        session, actor, "certificate.create", f"certificate:{certificate.id}",
        occupation_code=certificate.occupation_code, verified=certificate.verified,
    )  # fmt: skip
    return certificate


def set_verified(session: Session, certificate: Certificate, verified: bool, actor: str) -> Certificate:
    """Note that a clerk has seen a certificate, or that it turned out not to be good."""
    certificate.verified = verified
    audit.record(session, actor, "certificate.verify", f"certificate:{certificate.id}", verified=verified)
    return certificate


def reissue(session: Session, person: Person, number: CertificateNumber, actor: str) -> DisabilityCertificate:
    """Put a re-issued disability certificate in force. Raises `ValueError` for another person's number."""
    people.note_certificate(session, person, number, actor)
    session.flush()
    current = people.current_certificate(session, person.id)
    assert current is not None
    return current
