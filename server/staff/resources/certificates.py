"""Certificates that people gained."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from fastapi import Depends, Query
from pydantic import BaseModel

from server.registry.models import Certificate, Person
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import (
    CertificateKind,
    Code,
    Day,
    Line,
    MaskedNumber,
    OccupationCode,
    SkillLevel,
    Strict,
)
from server.staff.paging import Listing, Page
from server.staff.problems import invalid_field
from server.staff.routing import resource_router
from server.staff.services.certificates import record_certificate, set_verified

router = resource_router("certificates")
Reader = Annotated[Desk, Depends(allowed("read", "certificates"))]
Writer = Annotated[Desk, Depends(allowed("write", "certificates"))]


class CertificateRow(BaseModel):
    """A certificate; its number is masked everywhere."""

    id: int
    person_id: str
    occupation_code: str
    skill_level: int | None
    kind: str
    issued_on: date
    number: MaskedNumber | None
    issuer: str | None
    competition: bool
    verified: bool
    created_at: datetime


class Certificates(Listing):
    person_id: Code | None = None
    occupation_code: OccupationCode | None = None
    skill_level: SkillLevel | None = None
    kind: CertificateKind | None = None
    issued_on: Day | None = None
    issuer: Line | None = None
    competition: bool | None = None
    verified: bool | None = None


class NewCertificate(Strict):
    """A certificate gained; without a skill level where its kind has none."""

    person_id: Code
    occupation_code: OccupationCode
    skill_level: SkillLevel | None = None
    kind: CertificateKind
    issued_on: Day
    number: Code | None = None
    issuer: Line | None = None
    competition: bool = False
    verified: bool = False


class CertificateStep(Strict):
    verified: bool


@router.get("")
def list_certificates(desk: Reader, wanted: Annotated[Certificates, Query()]) -> Page[CertificateRow]:
    """Certificates of people of the area."""
    with desk.read() as session:
        return rows.page(session, desk, Certificate, wanted, CertificateRow)


@router.get("/{certificate_id}")
def read_certificate(certificate_id: int, desk: Reader) -> CertificateRow:
    """One certificate."""
    with desk.read() as session:
        found = rows.find(session, desk, Certificate, certificate_id)
        return CertificateRow.model_validate(found, from_attributes=True)


@router.post("", status_code=201)
def add_certificate(new: NewCertificate, desk: Writer) -> CertificateRow:
    """Record a certificate that a person gained."""
    if new.issued_on > desk.today:
        raise invalid_field("issued_on", "in_the_future", "发证日期还没有到。")
    with desk.write() as session:
        rows.find(session, desk, Person, new.person_id)
        rows.require_occupation(session, new.occupation_code)
        certificate = record_certificate(session, Certificate(**new.model_dump()), desk.actor)
        return CertificateRow.model_validate(certificate, from_attributes=True)


@router.patch("/{certificate_id}")
def verify_certificate(certificate_id: int, step: CertificateStep, desk: Writer) -> CertificateRow:
    """Note whether the certificate was seen and is good."""
    with desk.write() as session:
        found = rows.find(session, desk, Certificate, certificate_id, lock=True)
        set_verified(session, found, step.verified, desk.actor)
        return CertificateRow.model_validate(found, from_attributes=True)
