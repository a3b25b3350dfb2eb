"""Write the rows about people, through the services and their rules. What is on record is never changed by a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server import clock
from server.registry.importing import wording
from server.registry.importing.office import Office, noon
from server.registry.importing.personal_rows import CertificateRow, ClaimRow, EnrolmentRow, PersonalRow, PersonRow
from server.registry.importing.report import RowError
from server.registry.importing.upsert import Upserted
from server.registry.models import Certificate, DisabilityCertificate, Enrolment, Person, SubsidyClaim
from server.registry.services import certificates, people, subsidy, subsidy_history, training
from server.registry.services.issued_on import ImpossibleDay

ADDED, CHANGED, SAME = Upserted(added=1), Upserted(changed=1), Upserted(unchanged=1)
LOOKED_UP = 500


class RowRefused(Exception):
    """The rules do not allow a row; the message is the sentence, `column` where it is about one."""

    def __init__(self, sentence: str, column: str | None = None) -> None:
        super().__init__(sentence)
        self.column = column


@dataclass
class Writing:
    """One run: who writes, for which office, and what is to be told of the rows."""

    session: Session
    actor: str
    office: Office
    notes: list[tuple[int, str]] = field(default_factory=list)


def write_rows(writing: Writing, rows: Sequence[tuple[int, PersonalRow]]) -> tuple[Upserted, list[RowError]]:
    """Write all rows, claims in the order of their days; return what was done, and what the rules refuse."""
    total, errors = Upserted(), []
    for number, row in sorted(rows, key=lambda numbered: _day(numbered[1])):
        try:
            total += _WRITERS[type(row)](writing, number, row)
        except RowRefused as refused:
            errors.append(RowError(str(refused), number, refused.column))
        except people.ConsentWithdrawn:
            errors.append(RowError(wording.CONSENT_WITHDRAWN.format(tail=row.tail), number))
    return total, errors


def strangers(session: Session, rows: Sequence[tuple[int, PersonalRow]]) -> list[RowError]:
    """Return the rows whose person is not on record."""
    wanted = {one for _, row in rows if not isinstance(row, PersonRow) for one in people.number_indexes(row.number)}
    known: set[str] = set()
    for batch in _batches(sorted(wanted)):
        found = select(Person.number_hash).where(Person.number_hash.in_(batch), Person.deleted_on.is_(None))
        known.update(session.scalars(found))
    return [
        RowError(wording.NOT_REGISTERED.format(tail=row.tail), number)
        for number, row in rows
        if not isinstance(row, PersonRow) and known.isdisjoint(people.number_indexes(row.number))
    ]


def _person(writing: Writing, number: int, row: PersonRow) -> Upserted:
    before = select(Person).where(Person.number_hash.in_(people.number_indexes(row.number)))
    person = writing.session.scalar(before)
    if person is not None and person.deleted_on is not None and row.consented_on <= person.deleted_on:
        raise RowRefused(wording.HAD_IT_DELETED.format(tail=row.tail))
    if person is None or person.deleted_on is not None:
        people.register(
            writing.session, row.name, row.number, row.phone, row.area,
            wording.PAPER_CONSENT.format(day=row.consented_on), writing.actor, noon(row.consented_on),
        )  # fmt: skip
        return ADDED
    if person.name != row.name:
        raise RowRefused(wording.OTHER_NAME.format(tail=row.tail), "姓名")
    if (person.phone, person.area) != (row.phone, row.area):
        writing.notes.append((number, wording.OTHER_PERSONS_FACTS))
    held = select(DisabilityCertificate).where(DisabilityCertificate.person_id == person.id)
    if row.certificate_number in {one.number for one in writing.session.scalars(held)}:
        return SAME
    people.note_certificate(writing.session, person, row.number, writing.actor)
    return CHANGED


def _certificate(writing: Writing, number: int, row: CertificateRow) -> Upserted:
    person = _known(writing.session, row)
    people.require_consent(writing.session, person.id)
    held = _certificates(writing.session, person)
    same = [one for one in held if row.certificate_code and one.number == row.certificate_code]
    same = same or [one for one in held if _told(one) == row.told()]
    if same:
        if same[0].verified != row.verified:
            writing.notes.append((number, wording.OTHER_STATUS))
        return SAME
    told = Certificate(
        occupation_code=row.occupation_code, skill_level=row.skill_level, kind=row.kind, issued_on=row.issued_on,
        number=row.certificate_code, issuer=row.issuer, competition=row.competition,
    )  # fmt: skip
    try:
        certificates.take_over(writing.session, person.id, told, row.verified, writing.actor)
    except certificates.NumberTaken as error:
        raise RowRefused(wording.NUMBER_TAKEN, "证书编号") from error
    except certificates.UnknownKind as error:
        raise RowRefused(wording.UNKNOWN_KIND.format(value=row.kind), "证书种类") from error
    except ImpossibleDay as error:
        raise RowRefused(wording.IMPOSSIBLE_DAY.format(value=row.issued_on), "发证日期") from error
    return ADDED


def _enrolment(writing: Writing, number: int, row: EnrolmentRow) -> Upserted:
    person = _known(writing.session, row)
    held = writing.session.scalars(
        select(Enrolment).where(Enrolment.person_id == person.id, Enrolment.class_id == row.class_id)
    ).all()
    if held:
        if row.status not in {one.status for one in held}:
            writing.notes.append((number, wording.OTHER_STATUS))
        return SAME
    try:
        training.take_over(
            writing.session, person.id, row.class_id, row.status, noon(row.enrolled_on), writing.actor
        )  # fmt: skip
    except training.EnrolmentRefused as refused:
        raise RowRefused(wording.CLASS_FULL, "班次编号") from refused
    return ADDED


def _claim(writing: Writing, number: int, row: ClaimRow) -> Upserted:
    person = _known(writing.session, row)
    certificate = next((one for one in _certificates(writing.session, person) if _told(one) == row.told()), None)
    if certificate is None:
        raise RowRefused(wording.UNKNOWN_CERTIFICATE)
    held = writing.session.scalars(select(SubsidyClaim).where(SubsidyClaim.certificate_id == certificate.id)).all()
    same = [one for one in held if clock.day_of(one.created_at) == row.claimed_on]
    if same:
        if same[0].status != row.status:
            writing.notes.append((number, wording.OTHER_STATUS))
        return SAME
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
    try:
        subsidy_history.take_over(writing.session, person.id, earlier, writing.office.reading, writing.actor)
    except subsidy.CertificateClaimed as error:
        raise RowRefused(wording.CERTIFICATE_CLAIMED) from error
    except subsidy.ClaimRefused as error:
        reasons = error.decision.reasons
        raise RowRefused(reasons[0].text if reasons else wording.CLAIM_REFUSED) from error
    except ValueError as error:
        raise RowRefused(wording.CLAIM_REFUSED, "状态") from error
    return ADDED


_WRITERS: dict[type[PersonalRow], Callable[[Writing, int, Any], Upserted]] = {
    PersonRow: _person,
    CertificateRow: _certificate,
    EnrolmentRow: _enrolment,
    ClaimRow: _claim,
}


def _known(session: Session, row: PersonalRow) -> Person:
    person = people.find_by_number(session, row.number)
    if person is None:
        raise RowRefused(wording.NOT_REGISTERED.format(tail=row.tail))
    return person


def _certificates(session: Session, person: Person) -> list[Certificate]:
    return list(
        session.scalars(select(Certificate).where(Certificate.person_id == person.id).order_by(Certificate.id))
    )


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


def _batches(items: Sequence[str]) -> list[Sequence[str]]:
    return [items[start : start + LOOKED_UP] for start in range(0, len(items), LOOKED_UP)]
