"""Write the rows about people, through the services and their rules. What is on record is never changed by a list."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server import clock
from server.registry import certificate_numbers
from server.registry.importing import on_record, wording
from server.registry.importing.batches import together
from server.registry.importing.office import Office, noon
from server.registry.importing.on_record import OnRecord
from server.registry.importing.personal_rows import CertificateRow, ClaimRow, EnrolmentRow, PersonalRow, PersonRow
from server.registry.importing.refusals import BatchRefused, RowRefused, gathered
from server.registry.importing.report import RowError
from server.registry.importing.rows import NumberedRows
from server.registry.importing.upsert import Upserted
from server.registry.models import Certificate, DisabilityCertificate, Person
from server.registry.services import certificates, people, subsidy_history, training

ADDED, CHANGED, SAME = Upserted(added=1), Upserted(changed=1), Upserted(unchanged=1)


@dataclass
class _Batch:
    """Some rows that are written together: who writes, for which office, and what is to be told of the rows."""

    session: Session
    actor: str
    office: Office
    known: OnRecord
    notes: list[tuple[int, str]] = field(default_factory=list)


def batches(rows: NumberedRows[PersonalRow]) -> Iterator[NumberedRows[PersonalRow]]:
    """Give the rows in the order of their days, those that the rules see together in one batch."""
    ordered = sorted(rows, key=lambda numbered: _day(numbered[1]))
    return together(ordered, lambda numbered: _counted_with(numbered[1]))


def take_over(
    session: Session, rows: NumberedRows[PersonalRow], actor: str, office: Office
) -> tuple[Upserted, list[tuple[int, str]]]:
    """Write a batch; return what was done, and what is to be told of rows. Raises `BatchRefused` by the rules."""
    batch = _Batch(session, actor, office, OnRecord(session, [row for _, row in rows]))
    total, errors = Upserted(), list[RowError]()
    for number, row in rows:
        with gathered(errors, number, row):
            total += _WRITERS[type(row)](batch, number, row)
    if errors:
        raise BatchRefused(errors)
    session.flush()
    return total, batch.notes


def faults(session: Session, rows: NumberedRows[PersonalRow]) -> list[RowError]:
    """Return the rows whose person is not on record, and certificates of two people with one number."""
    unknown = [
        RowError(wording.NOT_REGISTERED.format(tail=row.tail), number)
        for number, row in on_record.strangers(session, rows)
    ]
    owners: dict[str, str] = {}
    taken = []
    for number, row in rows:
        if isinstance(row, CertificateRow) and (plain := certificate_numbers.plainly(row.certificate_code or "")):
            whose = row.number.resident_number
            if owners.setdefault(plain, whose) != whose:
                taken.append(RowError(wording.NUMBER_TAKEN, number, "证书编号"))
    return unknown + taken


def _person(batch: _Batch, number: int, row: PersonRow) -> Upserted:
    person = batch.known.person(row)
    if person is not None and person.deleted_on is not None and row.consented_on <= person.deleted_on:
        raise RowRefused(wording.HAD_IT_DELETED.format(tail=row.tail))
    if person is None or person.deleted_on is not None:
        people.register(
            batch.session, row.name, row.number, row.phone, row.area,
            wording.PAPER_CONSENT.format(day=row.consented_on), batch.actor, noon(row.consented_on),
        )  # fmt: skip
        return ADDED
    if person.name != row.name:
        raise RowRefused(wording.OTHER_NAME.format(tail=row.tail), "姓名")
    if (person.phone, person.area) != (row.phone, row.area):
        batch.notes.append((number, wording.OTHER_PERSONS_FACTS))
    held = select(DisabilityCertificate).where(DisabilityCertificate.person_id == person.id)
    if row.certificate_number in {one.number for one in batch.session.scalars(held)}:
        return SAME
    people.note_certificate(batch.session, person, row.number, batch.actor)
    return CHANGED


def _certificate(batch: _Batch, number: int, row: CertificateRow) -> Upserted:
    person = _known(batch, row)
    people.require_consent(batch.session, person.id)
    held = batch.known.certificates[person.id]
    same = [one for one in held if row.certificate_code and one.number == row.certificate_code]
    same = same or [one for one in held if _told(one) == row.told()]
    if same:
        if same[0].verified != row.verified:
            batch.notes.append((number, wording.OTHER_STATUS))
        return SAME
    told = Certificate(
        occupation_code=row.occupation_code, skill_level=row.skill_level, kind=row.kind, issued_on=row.issued_on,
        number=row.certificate_code, issuer=row.issuer, competition=row.competition,
    )  # fmt: skip
    held.append(_kept(batch, person, told, row.verified))
    return ADDED


def _kept(batch: _Batch, person: Person, told: Certificate, verified: bool) -> Certificate:
    if batch.office.decides:
        return certificates.take_over(batch.session, person.id, told, verified, batch.actor)
    if verified:
        raise RowRefused(wording.ANOTHER_VERIFIES, "已核实")
    told.person_id = person.id
    return certificates.enter(batch.session, told, batch.actor, batch.office.today)


def _enrolment(batch: _Batch, number: int, row: EnrolmentRow) -> Upserted:
    person = _known(batch, row)
    held = batch.known.enrolments[person.id, row.class_id]
    if held:
        if row.status not in {one.status for one in held}:
            batch.notes.append((number, wording.OTHER_STATUS))
        return SAME
    held.append(
        training.take_over(batch.session, person.id, row.class_id, row.status, noon(row.enrolled_on), batch.actor)
    )
    return ADDED


def _claim(batch: _Batch, number: int, row: ClaimRow) -> Upserted:
    person = _known(batch, row)
    mine = batch.known.certificates[person.id]
    certificate = next((one for one in mine if _told(one) == row.told()), None)
    if certificate is None:
        raise RowRefused(wording.UNKNOWN_CERTIFICATE)
    held = batch.known.claims[certificate.id]
    same = [one for one in held if clock.day_of(one.created_at) == row.claimed_on]
    if same:
        if same[0].status != row.status:
            batch.notes.append((number, wording.OTHER_STATUS))
        return SAME
    if not batch.office.decides and (row.status, row.claimed_on) != ("submitted", batch.office.today):
        raise RowRefused(wording.ANOTHER_DECIDES)
    if row.status in ("approved", "paid") and not certificate.verified:
        raise RowRefused(wording.NOT_VERIFIED, "状态")
    earlier = subsidy_history.EarlierClaim(
        certificate.id,
        row.claimed_on,
        noon(row.claimed_on),
        row.status,
        row.bank_account,
        row.reason or wording.NO_REASON_ON_FILE,
    )
    held.append(subsidy_history.take_over(batch.session, person.id, earlier, batch.office.reading, batch.actor))
    return ADDED


_WRITERS: dict[type[PersonalRow], Callable[[_Batch, int, Any], Upserted]] = {
    PersonRow: _person,
    CertificateRow: _certificate,
    EnrolmentRow: _enrolment,
    ClaimRow: _claim,
}


def _known(batch: _Batch, row: PersonalRow) -> Person:
    person = batch.known.person(row)
    if person is None or person.deleted_on is not None:
        raise RowRefused(wording.NOT_REGISTERED.format(tail=row.tail))
    return person


def _told(certificate: Certificate) -> tuple[Any, ...]:
    return (certificate.occupation_code, certificate.skill_level, certificate.kind, certificate.issued_on)


def _day(row: PersonalRow) -> Any:
    """Return the day by which rows are written: a claim of May counts before one of June."""
    match row:
        case ClaimRow():
            return row.claimed_on
        case EnrolmentRow():
            return row.enrolled_on
        case CertificateRow():
            return row.issued_on
        case _:
            return 0


def _counted_with(row: PersonalRow) -> Hashable:
    """Return what a row is counted together with: the seats of a class, else whatever is one person's."""
    return row.class_id if isinstance(row, EnrolmentRow) else row.number.resident_number
