"""People: found through the keyed index, shown masked in lists, in full only to those whose work needs it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import BaseModel
from sqlalchemy import ColumnElement
from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server.registry.database import Base
from server.registry.models import Person
from server.registry.services import audit
from server.registry.services import people as registry_people
from server.registry.services.messages import phone_indexes
from server.registry.services.staff_accounts import BOTH_PROVINCES
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import (
    CertificateNumberText,
    DivisionCode,
    Line,
    LongLine,
    MaskedName,
    MaskedNumber,
    PhoneText,
    Strict,
)
from server.staff.paging import Listing, Page
from server.staff.problems import StaffProblem, invalid_field
from server.staff.routing import resource_router
from server.staff.services import people

router = resource_router("people")
Reader = Annotated[Desk, Depends(allowed("read", "people"))]
Writer = Annotated[Desk, Depends(allowed("write", "people"))]


class PersonSummary(BaseModel):
    """A person in a list: enough to tell people apart."""

    id: str
    name: MaskedName
    phone: MaskedNumber
    area: str | None
    cannot_take_calls: bool
    created_at: datetime
    updated_at: datetime


class PersonDetail(PersonSummary):
    """A person in full."""

    name: str
    phone: str


class People(Listing):
    """`certificate_number` and `phone` are found through the keyed index; `area` holds all that lies in it."""

    certificate_number: CertificateNumberText | None = None
    phone: PhoneText | None = None
    area: DivisionCode | None = None
    cannot_take_calls: bool | None = None

    def condition(self, model: type[Base], field: str, value: Any) -> ColumnElement[bool]:
        if field == "certificate_number":
            return Person.number_hash.in_(registry_people.number_indexes(CertificateNumber(value)))
        if field == "phone":
            return Person.phone_hash.in_(phone_indexes(value))
        return super().condition(model, field, value)


class NewPerson(Strict):
    """A person who registers at the office, and the sentence of consent that they agreed to."""

    name: Line
    certificate_number: CertificateNumberText
    phone: PhoneText
    area: DivisionCode | None = None
    """the responsible office; the clerk's own unless given, where there is just one"""
    consent_wording: LongLine


class PersonCorrection(Strict):
    """What is set right; what is null stays."""

    name: Line | None = None
    phone: PhoneText | None = None
    area: DivisionCode | None = None
    cannot_take_calls: bool | None = None


@router.get("")
def list_people(desk: Reader, wanted: Annotated[People, Query()]) -> Page[PersonSummary]:
    """People of the area, with masked names and numbers."""
    with desk.read() as session:
        return rows.page(session, desk, Person, wanted, PersonSummary)


@router.get("/{person_id}")
def read_person(person_id: str, desk: Reader) -> PersonDetail | PersonSummary:
    """One person; the reading of what is personal is audited."""
    if not desk.sees_personal_facts:
        with desk.read() as session:
            return _shown(desk, rows.find(session, desk, Person, person_id))
    with desk.write() as session:
        person = rows.find(session, desk, Person, person_id)
        audit.record(session, desk.actor, "person.read", f"person:{person.id}")
        return _shown(desk, person)


@router.post("", status_code=201)
def register(new: NewPerson, desk: Writer) -> PersonDetail | PersonSummary:
    """Open a record with its disability certificate and the consent."""
    with desk.write() as session:
        area = _area(session, desk, new.area)
        number = CertificateNumber(new.certificate_number)
        try:
            person = registry_people.register(
                session, new.name, number, new.phone, area, new.consent_wording, desk.actor
            )
        except registry_people.AlreadyRegistered as error:
            raise StaffProblem(409, "already_registered", "这个证件号已经登记过。") from error
        session.flush()
        return _shown(desk, person)


@router.patch("/{person_id}")
def correct(person_id: str, correction: PersonCorrection, desk: Writer) -> PersonDetail | PersonSummary:
    """Set a person's record right."""
    with desk.write() as session:
        person = rows.find(session, desk, Person, person_id, lock=True)
        if correction.area is not None:
            rows.require_division(session, desk, correction.area, "area")
        changes = correction.model_dump(exclude_none=True)
        people.correct(session, person, changes, desk.actor)
        session.flush()
        return _shown(desk, person)


def _area(session: Session, desk: Desk, given: str | None) -> str:
    area = given or (desk.areas[0] if len(desk.areas) == 1 else BOTH_PROVINCES)
    if area == BOTH_PROVINCES:
        raise invalid_field("area", "missing", "请写明由哪个地方负责。")
    rows.require_division(session, desk, area, "area")
    return area


def _shown(desk: Desk, person: Person) -> PersonDetail | PersonSummary:
    shape = PersonDetail if desk.sees_personal_facts else PersonSummary
    return shape.model_validate(person, from_attributes=True)
