"""Import one file of one kind: read, check every row, then write all or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.registry.importing import division_tree, history, trade_names, wording
from server.registry.importing.checking import Checker, on_rows
from server.registry.importing.headings import Headings
from server.registry.importing.kinds import CATALOGUE, PERSONAL, Kind, row_of
from server.registry.importing.limits import ROWS_THROUGH_THE_RULES
from server.registry.importing.office import Office
from server.registry.importing.reading import Table, UnreadableFile, read_table
from server.registry.importing.references import highest_seats, load_references
from server.registry.importing.report import ImportRefused, ImportReport, RowError
from server.registry.importing.rows import Row
from server.registry.importing.upsert import Upserted, upsert
from server.registry.models import Enrolment, TrainingClass
from server.registry.services import audit, training

Rows = Sequence[tuple[int, Any]]
Notes = Iterable[tuple[int, str]]


@dataclass(frozen=True)
class Checked:
    """The good rows of a file, ready to be written: `stored` are the fields that the file fills."""

    kind: Kind
    rows: Rows
    stored: frozenset[str]
    notes: tuple[str, ...]
    file_hash: str = ""
    sheet: str | None = None

    def report(self, **results: Any) -> ImportReport:
        """Return what came of it."""
        notes = self.notes + tuple(results.pop("notes", ()))
        return ImportReport(self.kind, rows=len(self.rows), notes=notes, sheet=self.sheet, **results)


def import_file(
    session: Session,
    kind: Kind | str,
    path: Path,
    actor: str = "system",
    office: Office | None = None,
) -> ImportReport:
    """Check the file at `path` and write it, both in one transaction: see `check_file` and `write_checked`."""
    office = office or Office()
    return write_checked(session, check_file(session, kind, path, office), actor, office)


def check_file(session: Session, kind: Kind | str, path: Path, office: Office) -> Checked:
    """Read and check the CSV or XLSX file at `path`, writing nothing.

    Raises `ImportRefused` with the report when anything is wrong.
    """
    kind = Kind(kind)
    try:
        table = read_table(path, Headings(row_of(kind)))
    except UnreadableFile as error:
        raise ImportRefused(ImportReport(kind, errors=(RowError(str(error)),))) from error
    return _checked(session, kind, table, office, hashlib.sha256(path.read_bytes()).hexdigest())


def write_checked(session: Session, checked: Checked, actor: str, office: Office) -> ImportReport:
    """Write what was checked; rows with a known code replace it. The caller commits.

    What may have changed since the check is looked at again. Raises `ImportRefused` with the report, so that the
    caller's transaction is rolled back. Imported rows lose the mark of sample data; the audit names who imported,
    and the file's hash.
    """
    if checked.kind in PERSONAL:
        report = _write_history(session, checked, actor, office)
    else:
        report = _write_catalogue(session, checked, actor, sample=False)
    subject = f"{checked.kind}:{checked.file_hash[:16]}"
    audit.record(session, actor, "import", subject, added=report.added, changed=report.changed)
    return report


def import_table(session: Session, kind: Kind, table: Table, *, sample: bool = False) -> ImportReport:
    """Import a table of the catalogue that has been read already.

    With `sample` new rows are marked as sample data, and what is stored stays as it is.
    """
    return _write_catalogue(session, _checked(session, kind, table, Office()), "system", sample=sample)


def _checked(session: Session, kind: Kind, table: Table, office: Office, file_hash: str = "") -> Checked:
    checker: Checker[Row] = Checker(row_of(kind), load_references(session, office.today))
    rows = checker.check(table)
    notes = tuple(checker.notes) + tuple(_grouped(_second_looks(session, kind, rows)))
    checked = Checked(kind, rows, frozenset(checker.stored), notes, file_hash, table.sheet)
    _refuse_if_any(checked, [*checker.errors, *_faults(session, kind, rows)])
    return checked


def _faults(session: Session, kind: Kind, rows: Rows) -> list[RowError]:
    """Return what is wrong of rows beside each other and beside what is on record."""
    match kind:
        case Kind.DIVISIONS:
            return division_tree.misplaced(session, rows)
        case Kind.OCCUPATIONS:
            return trade_names.taken(session, rows)
        case Kind.CLASSES:
            return _seats_lost(session, rows)
        case _ if kind in PERSONAL:
            if len(rows) > ROWS_THROUGH_THE_RULES:
                return [RowError(wording.TOO_MANY_FOR_THE_RULES.format(limit=ROWS_THROUGH_THE_RULES))]
            return history.strangers(session, rows)
        case _:
            return []


def _second_looks(session: Session, kind: Kind, rows: Rows) -> Notes:
    match kind:
        case Kind.DIVISIONS:
            return division_tree.renamed(session, rows)
        case Kind.OCCUPATIONS:
            return trade_names.with_two_meanings(session, rows)
        case _:
            return ()


def _write_history(session: Session, checked: Checked, actor: str, office: Office) -> ImportReport:
    writing = history.Writing(session, actor, office)
    done = _written(checked, lambda: history.write_rows(writing, checked.rows))
    return checked.report(
        added=done.added, changed=done.changed, unchanged=done.unchanged, notes=_grouped(writing.notes)
    )


def _write_catalogue(session: Session, checked: Checked, actor: str, sample: bool) -> ImportReport:
    _, table = CATALOGUE[checked.kind]
    mark = {} if checked.kind is Kind.DIVISIONS else {"sample": sample}

    def write() -> tuple[Upserted, list[RowError]]:
        if errors := _faults(session, checked.kind, checked.rows):  # the check was in another transaction
            return Upserted(), errors
        rows = [row.model_dump(include=set(checked.stored)) | mark for _, row in checked.rows]
        return upsert(session, table, rows, overwrite=not sample), []

    before = _as_told(session, [row.code for _, row in checked.rows]) if checked.kind is Kind.CLASSES else {}
    done = _written(checked, write)
    if done.changed:
        try:
            for training_class, told in before.items():
                training.after_a_change(session, training_class, actor, told)
        except training.SeatsTaken as error:  # somebody enrolled after the look
            raise ImportRefused(checked.report(errors=(RowError(wording.CONFLICT),))) from error
    return checked.report(added=done.added, changed=done.changed, unchanged=done.unchanged)


def _written(checked: Checked, write: Callable[[], tuple[Upserted, list[RowError]]]) -> Upserted:
    try:
        done, errors = write()
    except IntegrityError as error:
        raise ImportRefused(checked.report(errors=(RowError(wording.CONFLICT),))) from error
    _refuse_if_any(checked, errors)
    return done


def _refuse_if_any(checked: Checked, errors: list[RowError]) -> None:
    if errors:
        raise ImportRefused(checked.report(errors=tuple(sorted(errors, key=lambda error: error.row or 0))))


def _seats_lost(session: Session, rows: Rows) -> list[RowError]:
    held = highest_seats(session)
    return [
        RowError(wording.SEATS_TAKEN.format(seat=held[row.code], capacity=row.capacity), number, "人数")
        for number, row in rows
        if row.capacity < held.get(row.code, 0)
    ]


def _as_told(session: Session, codes: list[str]) -> dict[TrainingClass, training.AsTold]:
    """Return the classes of a list that somebody is in, or waits for, with what these people were told."""
    concerned = (
        select(TrainingClass)
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .where(TrainingClass.code.in_(codes), Enrolment.status.in_(training.ACTIVE))
        .distinct()
    )
    return {one: training.as_told(one) for one in session.scalars(concerned)}


def _grouped(notes: Notes) -> Iterator[str]:
    rows: dict[str, list[int]] = {}
    for number, note in notes:
        rows.setdefault(note, []).append(number)
    return (on_rows(note, numbers) for note, numbers in rows.items())
