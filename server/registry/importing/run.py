"""Import one file of one kind: read, check every row, then write all or nothing."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.registry.database import Base
from server.registry.importing import rows, wording
from server.registry.importing.checking import Checker
from server.registry.importing.reading import Table, UnreadableFile, read_table
from server.registry.importing.references import load_references
from server.registry.importing.report import ImportRefused, ImportReport, RowError
from server.registry.importing.upsert import upsert
from server.registry.models import Course, Division, Enrolment, Job, Occupation, TrainingBase, TrainingClass
from server.registry.services import audit, training


class Kind(StrEnum):
    """What a file can hold."""

    DIVISIONS = "divisions"
    OCCUPATIONS = "occupations"
    BASES = "bases"
    COURSES = "courses"
    CLASSES = "classes"
    JOBS = "jobs"


@dataclass(frozen=True)
class _Target:
    row: type[rows.Row]
    table: type[Base]


TARGETS = {
    Kind.DIVISIONS: _Target(rows.DivisionRow, Division),
    Kind.OCCUPATIONS: _Target(rows.OccupationRow, Occupation),
    Kind.BASES: _Target(rows.BaseRow, TrainingBase),
    Kind.COURSES: _Target(rows.CourseRow, Course),
    Kind.CLASSES: _Target(rows.ClassRow, TrainingClass),
    Kind.JOBS: _Target(rows.JobRow, Job),
}


def import_file(session: Session, kind: Kind | str, path: Path) -> ImportReport:
    """Import the CSV or XLSX file at `path` into the table of `kind`; rows with a known code replace it.

    Raises `ImportRefused` with the report when anything is wrong, so that the caller's transaction is
    rolled back. The caller commits. Imported rows lose the mark of sample data; the audit names the file's hash.
    """
    kind = Kind(kind)
    try:
        table = read_table(path)
    except UnreadableFile as error:
        raise ImportRefused(ImportReport(kind, errors=(RowError(str(error)),))) from error
    report = import_table(session, kind, table)
    file_hash = hashlib.sha256(path.read_bytes()).hexdigest()
    audit.record(session, "system", "import", f"{kind}:{file_hash[:16]}", added=report.added, changed=report.changed)
    return report


def import_table(session: Session, kind: Kind, table: Table, *, sample: bool = False) -> ImportReport:
    """Do the same with a table that has been read already.

    With `sample` new rows are marked as sample data, and what is stored stays as it is.
    """
    target = TARGETS[kind]
    checker = Checker(target.row, load_references(session))
    checked = checker.check(table)
    errors = list(checker.errors)
    if kind is Kind.OCCUPATIONS:
        errors += _names_taken(session, checked)

    def report(**results: Any) -> ImportReport:
        return ImportReport(kind, rows=len(table.rows), notes=tuple(checker.notes), **results)

    if errors:
        errors.sort(key=lambda error: error.row or 0)
        raise ImportRefused(report(errors=tuple(errors)))
    mark = {} if kind is Kind.DIVISIONS else {"sample": sample}
    before = _as_told(session, [row["code"] for _, row in checked]) if kind is Kind.CLASSES else {}
    try:
        done = upsert(session, target.table, [row | mark for _, row in checked], overwrite=not sample)
    except IntegrityError as error:
        raise ImportRefused(report(errors=(RowError(wording.CONFLICT),))) from error
    if done.changed:
        for training_class, told in before.items():
            training.after_a_change(session, training_class, "system", told)
    return report(added=done.added, changed=done.changed, unchanged=done.unchanged)


def _as_told(session: Session, codes: list[str]) -> dict[TrainingClass, training.AsTold]:
    """Return the classes of a list that somebody is in, or waits for, with what these people were told."""
    concerned = (
        select(TrainingClass)
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .where(TrainingClass.code.in_(codes), Enrolment.status.in_(training.ACTIVE))
        .distinct()
    )
    return {one: training.as_told(one) for one in session.scalars(concerned)}


def _names_taken(session: Session, checked: list[tuple[int, dict[str, Any]]]) -> list[RowError]:
    """A trade's name is found by name alone, so that two trades cannot share one."""
    codes = {row["code"] for _, row in checked}
    taken = {
        name: code for code, name in session.execute(select(Occupation.code, Occupation.name)) if code not in codes
    }
    errors: list[RowError] = []
    first_seen: dict[str, int] = {}
    for number, row in checked:
        name = row["name"]
        first = first_seen.setdefault(name, number)
        if first != number:
            errors.append(RowError(wording.TWICE_NAME.format(value=name, row=first), number, "名称"))
        elif name in taken:
            errors.append(RowError(wording.NAME_TAKEN.format(value=name, code=taken[name]), number, "名称"))
    return errors
