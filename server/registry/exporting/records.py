"""What the registry holds of each kind, row by row, by the fields of the rows that are imported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import Select, case, select
from sqlalchemy.orm import Session, joinedload

from server import clock
from server.registry.importing.kinds import CATALOGUE, Kind
from server.registry.models import (
    Certificate,
    Consent,
    DisabilityCertificate,
    Division,
    Enrolment,
    Person,
    SubsidyClaim,
    TrainingClass,
)

AT_A_TIME = 500
Record = dict[str, Any]
WIDER_FIRST = case({"province": 0, "city": 1}, value=Division.level, else_=2)


def records(session: Session, kind: Kind) -> Iterator[Record]:
    """Give the records of a kind as field → value, in an order in which they can be imported.

    Of people only those whose consent stands are given.
    """
    if kind in CATALOGUE:
        return _catalogue(session, kind)
    return _PERSONAL[kind](_People(session))


def _catalogue(session: Session, kind: Kind) -> Iterator[Record]:
    row, table = CATALOGUE[kind]
    query: Select[Any] = select(table)
    if kind is Kind.DIVISIONS:
        query = query.order_by(WIDER_FIRST)
    if kind is Kind.CLASSES:
        query = query.options(joinedload(TrainingClass.course), joinedload(TrainingClass.base))
    query = query.order_by(table.__mapper__.columns["code"])
    for item in session.scalars(query.execution_options(yield_per=AT_A_TIME)):
        yield {name: _of_catalogue(item, name) for name in row.model_fields}


def _of_catalogue(item: Any, name: str) -> Any:
    match name:
        case "course_id":
            return item.course.code
        case "base_id":
            return item.base.code
        case _:
            return getattr(item, name)


class _People:
    """The people whose consent stands, each by the number of the certificate in force."""

    def __init__(self, session: Session) -> None:
        self.session = session
        given = select(Consent.person_id, Consent.given_at).where(
            Consent.purpose == "service", Consent.withdrawn_at.is_(None)
        )
        rows = session.execute(given.order_by(Consent.given_at.desc()))
        self.consented = {person_id: clock.day_of(given_at) for person_id, given_at in rows}
        in_force = (
            select(DisabilityCertificate.person_id, DisabilityCertificate.number)
            .join(Person, Person.id == DisabilityCertificate.person_id)
            .where(DisabilityCertificate.superseded_on.is_(None), Person.deleted_on.is_(None))
        )
        numbers = session.execute(in_force.order_by(DisabilityCertificate.id))
        self._numbers = {person_id: number for person_id, number in numbers if person_id in self.consented}

    def with_numbers(self, query: Select[Any], key: str) -> Iterator[tuple[str, Any]]:
        for item in self.session.scalars(query.execution_options(yield_per=AT_A_TIME)):
            if number := self._numbers.get(getattr(item, key)):
                yield number, item


def _people(people: _People) -> Iterator[Record]:
    for number, person in people.with_numbers(select(Person).order_by(Person.created_at, Person.id), "id"):
        yield {
            "certificate_number": number,
            "name": person.name,
            "phone": person.phone,
            "area": person.area,
            "consented_on": people.consented[person.id],
        }


def _certificates(people: _People) -> Iterator[Record]:
    for number, item in people.with_numbers(select(Certificate).order_by(Certificate.id), "person_id"):
        yield {
            "certificate_number": number,
            "occupation_code": item.occupation_code,
            "skill_level": item.skill_level,
            "kind": item.kind,
            "issued_on": item.issued_on,
            "certificate_code": item.number,
            "issuer": item.issuer,
            "competition": item.competition,
            "verified": item.verified,
        }


def _enrolments(people: _People) -> Iterator[Record]:
    query = select(Enrolment).options(joinedload(Enrolment.training_class)).order_by(Enrolment.id)
    for number, item in people.with_numbers(query, "person_id"):
        yield {
            "certificate_number": number,
            "class_id": item.training_class.code,
            "status": item.status,
            "enrolled_on": clock.day_of(item.created_at),
        }


def _claims(people: _People) -> Iterator[Record]:
    query = select(SubsidyClaim).options(joinedload(SubsidyClaim.certificate)).order_by(SubsidyClaim.id)
    for number, item in people.with_numbers(query, "person_id"):
        yield {
            "certificate_number": number,
            "occupation_code": item.occupation_code,
            "skill_level": item.skill_level,
            "kind": item.certificate_kind,
            "issued_on": item.certificate.issued_on,
            "claimed_on": clock.day_of(item.created_at),
            "status": item.status,
            "bank_account": item.bank_account,
            "reason": item.reason,
        }


_PERSONAL: dict[Kind, Callable[[_People], Iterator[Record]]] = {
    Kind.PEOPLE: _people,
    Kind.CERTIFICATES: _certificates,
    Kind.ENROLMENTS: _enrolments,
    Kind.CLAIMS: _claims,
}
