"""Which rows of a list lie where who imports it may not write: by what they say, and by what they would change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from server.registry.database import Base
from server.registry.importing import Kind, RowError, wording
from server.registry.importing.kinds import CATALOGUE, PERSONAL
from server.registry.importing.office import Outside
from server.registry.importing.rows import NumberedRows
from server.registry.models import Course, Person, TrainingBase
from server.registry.services import people
from server.registry.services.areas import any_covers
from server.staff import rights

AT_ONCE = 500
"""values in one query, below every database's limit of parameters"""
PLACES: dict[Kind, str] = {
    Kind.BASES: "division_code", Kind.CLASSES: "division_code", Kind.JOBS: "division_code", Kind.PEOPLE: "area",
    Kind.DIVISIONS: "code",
}  # fmt: skip
"""the field that says where a row lies"""


def outside(areas: Collection[str]) -> Outside:
    """Return what finds the rows outside the areas; the same holds of them as of single rows in the API."""

    def found(session: Session, kind: Kind, rows: NumberedRows[Any]) -> list[RowError]:
        numbers = {number for number, row in rows if kind in PLACES and not any_covers(areas, _place(kind, row))}
        numbers |= _of_others(session, kind, rows, areas)
        return [RowError(wording.OUTSIDE, number) for number in sorted(numbers)]

    return found


def _place(kind: Kind, row: Any) -> str:
    place: str = getattr(row, PLACES[kind])
    return place


def _of_others(session: Session, kind: Kind, rows: NumberedRows[Any], areas: Collection[str]) -> set[int]:
    """Return the rows of what is on record elsewhere: a code that is known replaces, a number names a person."""
    if kind in PERSONAL:
        return _of_other_people(session, rows, areas)
    codes = {row.code for _, row in rows}
    if kind is Kind.COURSES:
        elsewhere = set(_made_by_others(session, codes, areas))
    else:
        _, table = CATALOGUE[kind]
        elsewhere = set(_outside(session, table, table.__table__.c.code, codes, areas))
    numbers = {number for number, row in rows if row.code in elsewhere}
    if kind is Kind.CLASSES:  # a class is held at a base of the area
        held_at = {row.base_id for _, row in rows}
        bases = set(_outside(session, TrainingBase, TrainingBase.__table__.c.id, held_at, areas))
        numbers |= {number for number, row in rows if row.base_id in bases}
    return numbers


def _of_other_people(session: Session, rows: NumberedRows[Any], areas: Collection[str]) -> set[int]:
    hashes = {number: people.number_indexes(row.number) for number, row in rows}
    every = {one for each in hashes.values() for one in each}
    standing = Person.deleted_on.is_(None)
    elsewhere = set(_outside(session, Person, Person.__table__.c.number_hash, every, areas, standing))
    return {number for number, each in hashes.items() if not elsewhere.isdisjoint(each)}


def _outside(
    session: Session,
    model: type[Base],
    column: ColumnElement[Any],
    values: Iterable[Any],
    areas: Collection[str],
    *conditions: ColumnElement[bool],
) -> Iterator[Any]:
    query: Select[Any] = select(column).where(~rights.inside(model, areas), *conditions)
    for piece in _pieces(sorted(values)):
        yield from session.scalars(query.where(column.in_(piece)))


def _made_by_others(session: Session, codes: Iterable[str], areas: Collection[str]) -> Iterator[str]:
    for piece in _pieces(sorted(codes)):
        for course in session.scalars(select(Course).where(Course.code.in_(piece))):
            if not rights.owns_course(session, areas, course):
                yield course.code


def _pieces(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (values[start : start + AT_ONCE] for start in range(0, len(values), AT_ONCE))
