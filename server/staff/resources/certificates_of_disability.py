"""Disability certificates: dated children of a person, since category and level change at re-assessment."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Depends, Query
from pydantic import BaseModel

from language.numbers.personal import CertificateNumber
from server.registry.models import DisabilityCertificate, Person
from server.registry.services import audit
from server.registry.services.people import OlderCertificate
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import CertificateNumberText, Code, Day, MaskedNumber, Strict
from server.staff.paging import Listing, Page
from server.staff.problems import invalid_field
from server.staff.routing import resource_router
from server.staff.services import certificates

router = resource_router("certificates-of-disability")
Reader = Annotated[Desk, Depends(allowed("read", "certificates-of-disability"))]
Writer = Annotated[Desk, Depends(allowed("write", "certificates-of-disability"))]


class DisabilityCertificateSummary(BaseModel):
    """A disability certificate in a list."""

    id: int
    person_id: str
    number: MaskedNumber
    recorded_on: date
    superseded_on: date | None


class DisabilityCertificateDetail(DisabilityCertificateSummary):
    """A disability certificate in full."""

    number: str
    category: int
    level: int


class DisabilityCertificates(Listing):
    person_id: Code | None = None
    recorded_on: Day | None = None
    superseded_on: Day | None = None


class NewDisabilityCertificate(Strict):
    """A re-issued certificate of a person on record."""

    person_id: Code
    number: CertificateNumberText


@router.get("")
def list_certificates(
    desk: Reader, wanted: Annotated[DisabilityCertificates, Query()]
) -> Page[DisabilityCertificateSummary]:
    """Disability certificates of people of the area, with masked numbers."""
    with desk.read() as session:
        return rows.page(session, desk, DisabilityCertificate, wanted, DisabilityCertificateSummary)


@router.get("/{certificate_id}")
def read_certificate(certificate_id: int, desk: Reader) -> DisabilityCertificateDetail | DisabilityCertificateSummary:
    """One disability certificate; the reading of what is personal is audited."""
    if not desk.sees_personal_facts:
        with desk.read() as session:
            return _shown(desk, rows.find(session, desk, DisabilityCertificate, certificate_id))
    with desk.write() as session:
        found = rows.find(session, desk, DisabilityCertificate, certificate_id)
        audit.record(session, desk.actor, "disability_certificate.read", f"disability_certificate:{found.id}")
        return _shown(desk, found)


@router.post("", status_code=201)
def record_reissued(
    new: NewDisabilityCertificate, desk: Writer
) -> DisabilityCertificateDetail | DisabilityCertificateSummary:
    """Put a re-issued certificate in force; the one before it is superseded."""
    with desk.write() as session:
        person = rows.find(session, desk, Person, new.person_id)
        try:
            number = CertificateNumber(new.number)
            return _shown(desk, certificates.reissue(session, person, number, desk.actor))
        except OlderCertificate as error:
            raise invalid_field("number", "older", "这个人已经有更新的残疾人证，旧证不能再用。") from error
        except ValueError as error:
            raise invalid_field("number", "another_person", "这个证件号不是这个人的。") from error


def _shown(
    desk: Desk, certificate: DisabilityCertificate
) -> DisabilityCertificateDetail | DisabilityCertificateSummary:
    shape = DisabilityCertificateDetail if desk.sees_personal_facts else DisabilityCertificateSummary
    return shape.model_validate(certificate, from_attributes=True)
