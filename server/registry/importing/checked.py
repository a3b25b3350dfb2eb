"""Read a file of one kind and check every row, writing nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from server.registry.importing import class_changes, division_tree, history, trade_names
from server.registry.importing.checking import Checker, on_rows
from server.registry.importing.headings import Headings
from server.registry.importing.kinds import PERSONAL, Kind, row_of
from server.registry.importing.office import Office
from server.registry.importing.reading import Table, UnreadableFile, content_of, read_content
from server.registry.importing.references import load_references
from server.registry.importing.report import ImportRefused, ImportReport, RowError
from server.registry.importing.rows import NumberedRows, Row

Notes = Iterable[tuple[int, str]]


@dataclass(frozen=True)
class Checked:
    """The good rows of a file, ready to be written: `stored` are the fields that the file fills."""

    kind: Kind
    rows: NumberedRows[Any]
    stored: frozenset[str]
    notes: tuple[str, ...]
    file_hash: str = ""
    sheet: str | None = None

    def report(self, **results: Any) -> ImportReport:
        """Return what came of it."""
        notes = self.notes + tuple(grouped(results.pop("notes", ())))
        return ImportReport(self.kind, rows=len(self.rows), notes=notes, sheet=self.sheet, **results)

    def refused(self, errors: Iterable[RowError], **results: Any) -> ImportRefused:
        """Return the refusal that names what is to be put right, in the order of the rows."""
        ordered = tuple(sorted(errors, key=lambda error: error.row or 0))
        return ImportRefused(self.report(errors=ordered, **results))


def check_file(session: Session, kind: Kind | str, path: Path, office: Office) -> Checked:
    """Read and check the CSV or XLSX file at `path`, writing nothing.

    Raises `ImportRefused` with the report when anything is wrong.
    """
    try:
        content = content_of(path)
    except UnreadableFile as error:
        raise _unreadable(kind, error) from error
    return check_content(session, kind, content, path.name, office)


def check_content(session: Session, kind: Kind | str, content: bytes, name: str, office: Office) -> Checked:
    """Read and check what a file of this name holds; see `check_file`."""
    kind = Kind(kind)
    try:
        table = read_content(content, name, Headings(row_of(kind)))
    except UnreadableFile as error:
        raise _unreadable(kind, error) from error
    return check_table(session, kind, table, office, hashlib.sha256(content).hexdigest())


def _unreadable(kind: Kind | str, error: UnreadableFile) -> ImportRefused:
    return ImportRefused(ImportReport(kind, errors=(RowError(str(error)),)))


def check_table(session: Session, kind: Kind, table: Table, office: Office, file_hash: str = "") -> Checked:
    """Check a table that has been read already; see `check_file`."""
    checker: Checker[Row] = Checker(row_of(kind), load_references(session, office.today))
    rows = checker.check(table)
    notes = tuple(checker.notes) + tuple(grouped(_second_looks(session, kind, rows)))
    checked = Checked(kind, rows, frozenset(checker.stored), notes, file_hash, table.sheet)
    if errors := [*checker.errors, *faults(session, checked), *office.outside(session, kind, rows)]:
        raise checked.refused(errors)
    return checked


def faults(session: Session, checked: Checked) -> list[RowError]:
    """Return what is wrong of rows beside each other and beside what is on record."""
    kind, rows = checked.kind, checked.rows
    match kind:
        case Kind.DIVISIONS:
            return division_tree.misplaced(session, rows)
        case Kind.OCCUPATIONS:
            return trade_names.taken(session, rows)
        case Kind.CLASSES:
            return class_changes.faults(session, rows, checked.stored)
        case _ if kind in PERSONAL:
            return history.faults(session, rows)
        case _:
            return []


def grouped(notes: Notes) -> Iterator[str]:
    """Give each note once, with the rows that it is about."""
    rows: dict[str, list[int]] = {}
    for number, note in notes:
        rows.setdefault(note, []).append(number)
    return (on_rows(note, numbers) for note, numbers in rows.items())


def _second_looks(session: Session, kind: Kind, rows: NumberedRows[Any]) -> Notes:
    match kind:
        case Kind.DIVISIONS:
            return division_tree.renamed(session, rows)
        case Kind.OCCUPATIONS:
            return trade_names.with_two_meanings(session, rows)
        case _:
            return ()
