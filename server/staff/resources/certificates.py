"""Certificates that people gained."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import BaseModel
from sqlalchemy.orm import Session

from server.registry.models import Certificate, Person
from server.registry.services import audit, certificates, people
from server.staff import rows
from server.staff.certificate_problems import told
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
from server.staff.problems import forbidden
from server.staff.routing import resource_router

router = resource_router("certificates")
Reader = Annotated[Desk, Depends(allowed("read", "certificates"))]
Writer = Annotated[Desk, Depends(allowed("write", "certificates"))]
Decider = Annotated[Desk, Depends(allowed("decide", "certificates"))]


class CertificateRow(BaseModel):
    """A certificate; in a list its number is masked."""

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


class CertificateDetail(CertificateRow):
    """A certificate with its number in full, to be compared with the paper."""

    number: str | None


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
    """whether it is verified at once, where one person may do both"""


class CertificateStep(Strict):
    """What is set right before it is verified (null leaves a field as it is), and whether it was seen and is good."""

    occupation_code: OccupationCode | None = None
    skill_level: SkillLevel | None = None
    kind: CertificateKind | None = None
    issued_on: Day | None = None
    number: Code | None = None
    issuer: Line | None = None
    verified: bool | None = None


@router.get("")
def list_certificates(desk: Reader, wanted: Annotated[Certificates, Query()]) -> Page[CertificateRow]:
    """Certificates of people of the area."""
    with desk.read() as session:
        return rows.page(session, desk, Certificate, wanted, CertificateRow)


@router.get("/{certificate_id}")
def read_certificate(certificate_id: int, desk: Reader) -> CertificateDetail | CertificateRow:
    """One certificate; the reading of its number is audited."""
    if not desk.sees_personal_facts:
        with desk.read() as session:
            found = rows.find(session, desk, Certificate, certificate_id)
            return CertificateRow.model_validate(found, from_attributes=True)
    with desk.write() as session:
        found = rows.find(session, desk, Certificate, certificate_id)
        audit.record(session, desk.actor, "certificate.read", f"certificate:{found.id}")
        return CertificateDetail.model_validate(found, from_attributes=True)


@router.post("", status_code=201)
def add_certificate(new: NewCertificate, desk: Writer) -> CertificateRow:
    """Record a certificate that a person gained."""
    if new.verified and not desk.may_decide("certificates"):
        raise forbidden()
    with desk.write() as session, told(session, desk):
        rows.find(session, desk, Person, new.person_id)
        rows.require_occupation(session, new.occupation_code)
        entered = Certificate(**new.model_dump(exclude={"verified"}))
        certificates.enter(session, entered, desk.actor, desk.today)
        if new.verified:
            certificates.verify(session, entered, desk.actor, desk.settings.four_eyes)
        return CertificateRow.model_validate(entered, from_attributes=True)


@router.patch("/{certificate_id}")
def change_certificate(certificate_id: int, step: CertificateStep, desk: Decider) -> CertificateRow:
    """Set a certificate right, or note whether it was seen and is good."""
    with desk.write() as session, told(session, desk):
        people.lock(session, rows.find(session, desk, Certificate, certificate_id).person_id)
        found = rows.find(session, desk, Certificate, certificate_id, lock=True)
        changes = step.model_dump(exclude_none=True, exclude={"verified"})
        if changes:
            _correct(session, desk, found, changes)
        if step.verified is True:
            certificates.verify(session, found, desk.actor, desk.settings.four_eyes)
        elif step.verified is False:
            certificates.doubt(session, found, desk.actor)
        return CertificateRow.model_validate(found, from_attributes=True)


def _correct(session: Session, desk: Desk, found: Certificate, changes: dict[str, Any]) -> None:
    if "occupation_code" in changes:
        rows.require_occupation(session, changes["occupation_code"])
    certificates.correct(session, found, changes, desk.actor, desk.settings.subsidy, desk.today)
