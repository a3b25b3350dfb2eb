"""What is on record of the people whom some rows are about, read at once and not row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from server.registry.importing.personal_rows import CertificateRow, ClaimRow, EnrolmentRow, PersonalRow, PersonRow
from server.registry.models import Certificate, Enrolment, Person, SubsidyClaim, TrainingClass
from server.registry.services import class_seats, people

AT_ONCE = 500
"""values in one query, below every database's limit of parameters"""


class OnRecord:
    """The people of a batch and what is theirs. What a row adds is put beside it by whoever writes the row."""

    def __init__(self, session: Session, rows: Sequence[PersonalRow]) -> None:
        """Read what rows of this kind are compared with, and lock what they are about: the people, then the classes.

        All of it before the first row and in the order of ids, so that nobody waits in a circle.
        """
        self._people = _people_of(session, rows)
        concerned = {row.class_id for row in rows if isinstance(row, EnrolmentRow)}
        class_seats.lock_classes(session, TrainingClass.id.in_(concerned))
        whose = [one.id for one in self._people.values()]
        kinds = {type(row) for row in rows}
        self.certificates: defaultdict[str, list[Certificate]] = defaultdict(list)
        """by the person, in the order in which they were put there"""
        self.enrolments: defaultdict[tuple[str, int], list[Enrolment]] = defaultdict(list)
        """by the person and the class"""
        self.claims: defaultdict[int, list[SubsidyClaim]] = defaultdict(list)
        """by the certificate"""
        if kinds & {CertificateRow, ClaimRow}:
            for certificate in _of(
                session, select(Certificate).order_by(Certificate.id), Certificate.person_id, whose
            ):
                self.certificates[certificate.person_id].append(certificate)
        if EnrolmentRow in kinds:
            for enrolment in _of(session, select(Enrolment).order_by(Enrolment.id), Enrolment.person_id, whose):
                self.enrolments[enrolment.person_id, enrolment.class_id].append(enrolment)
        if ClaimRow in kinds:
            for claim in _of(session, select(SubsidyClaim).order_by(SubsidyClaim.id), SubsidyClaim.person_id, whose):
                self.claims[claim.certificate_id].append(claim)

    def person(self, row: PersonalRow) -> Person | None:
        """Return the person of a row, also one who had the record deleted."""
        return self._people.get(row.number.resident_number)


def strangers(session: Session, rows: Sequence[tuple[int, PersonalRow]]) -> list[tuple[int, PersonalRow]]:
    """Return the rows whose person is to be on record and is not."""
    wanted = [row for _, row in rows if not isinstance(row, PersonRow)]
    hashes = {one for row in wanted for one in people.number_indexes(row.number)}
    found = _of(session, select(Person.number_hash).where(Person.deleted_on.is_(None)), Person.number_hash, hashes)
    known = set(found)
    return [
        (number, row)
        for number, row in rows
        if not isinstance(row, PersonRow) and known.isdisjoint(people.number_indexes(row.number))
    ]


def _people_of(session: Session, rows: Iterable[PersonalRow]) -> dict[str, Person]:
    numbers = {hashed: row.number.resident_number for row in rows for hashed in people.number_indexes(row.number)}
    theirs = select(Person).where(Person.number_hash.in_(numbers)).order_by(Person.id)
    locked = theirs.with_for_update(key_share=True).execution_options(populate_existing=True)
    return {numbers[one.number_hash]: one for one in session.scalars(locked)}


def _of(
    session: Session, query: Select[Any], column: InstrumentedAttribute[Any], values: Iterable[str]
) -> Iterable[Any]:
    wanted = sorted(values)
    for start in range(0, len(wanted), AT_ONCE):
        yield from session.scalars(query.where(column.in_(wanted[start : start + AT_ONCE])))
