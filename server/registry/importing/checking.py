"""Check the rows of a table against the model of their kind, and gather all that is to be put right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from server.registry.importing import wording
from server.registry.importing.beside import Beside
from server.registry.importing.cells import CHANGED_NUMBER, Unreadable, is_changed_number, is_filled, shortened, text
from server.registry.importing.headings import Headings, is_remarkable
from server.registry.importing.references import References
from server.registry.importing.report import RowError
from server.registry.importing.rows import Row
from server.registry.importing.table import Table
from server.registry.importing.values import SIX_DIGITS, NothingIsSaid

NAMED_ROWS = 10
"""rows of one note that are named"""
RowT = TypeVar("RowT", bound=Row)


class Checker(Generic[RowT]):
    """Turns the rows of one file into rows of the table; `errors` and `notes` fill up on the way."""

    def __init__(self, model: type[RowT], references: References) -> None:
        self._model = model
        self._headings = Headings(model)
        self._nothing_is_said = {
            name
            for name, info in model.model_fields.items()
            if any(isinstance(mark, NothingIsSaid) for mark in info.metadata)
        }
        self._references = references
        self._first_seen: dict[tuple[Any, ...], int] = {}
        self._second_looks: defaultdict[str, list[int]] = defaultdict(list)
        self.errors: list[RowError] = []
        self.notes: list[str] = []
        self.stored: set[str] = set()
        """the fields that the file fills"""

    def check(self, table: Table) -> list[tuple[int, RowT]]:
        """Return each good row with its number; rows with an error are left out and their errors noted."""
        self.notes += table.notes
        fields = self._fields_of(table)
        if self.errors:
            return []
        self.stored = {name for name in fields if name} | self._model.derived
        beside = Beside(table)
        rows = []
        for number, cells in table.rows:
            if sentence := beside.sentence(cells):
                self._note(number, None, sentence)
            row = self._row(number, cells, fields)
            if row is not None:
                rows.append((number, row))
        for note, numbers in self._second_looks.items():
            self.notes.append(on_rows(note, numbers))
        return rows

    def _fields_of(self, table: Table) -> list[str | None]:
        """Return the field that each column of the file fills, none for columns that are not used."""
        fields = [self._headings.field(name) for name in table.header]
        if not any(fields):
            columns = "、".join(self._headings.titles[name] for name in sorted(self._headings.required))
            self.errors.append(RowError(wording.NO_HEADER.format(columns=columns), table.header_row))
            return fields
        unused = [name for name, found in zip(table.header, fields, strict=True) if not found and is_remarkable(name)]
        perhaps: dict[str, str] = {}
        for name in unused:
            meant = self._headings.meant(name)
            if meant and meant not in fields:
                perhaps.setdefault(meant, name)
        for name, title in self._headings.titles.items():
            if name in self._headings.required and name not in fields:
                found = perhaps.get(name)
                sentence = wording.MISSING_COLUMN_PERHAPS.format(found=found) if found else wording.MISSING_COLUMN
                self.errors.append(RowError(sentence, table.header_row, title))
            elif fields.count(name) > 1:
                self.errors.append(RowError(wording.TWICE_COLUMN, table.header_row, title))
        likely = {
            found: self._headings.titles[name]
            for name, found in perhaps.items()
            if name not in self._headings.required  # those are errors
        }
        if plain := [name for name in unused if name not in perhaps.values()]:
            self.notes.append(wording.UNUSED_COLUMNS.format(columns="、".join(map(shortened, plain))))
        self.notes += [wording.UNUSED_PERHAPS.format(found=found, title=title) for found, title in likely.items()]
        return fields

    def _row(self, number: int, cells: Sequence[Any], fields: Sequence[str | None]) -> RowT | None:
        named = ((name, cell) for name, cell in zip(fields, cells, strict=False) if name)
        found = {name: cell for name, cell in named if self._is_filled(name, cell)}
        unreadable = {name: _unreadable(cell) for name, cell in found.items()}
        for name, sentence in unreadable.items():
            if sentence is not None:
                self._note(number, name, sentence)
        if any(unreadable.values()):
            return None
        try:
            row = self._model.model_validate(found, context=self._references)
        except ValidationError as error:
            for problem in error.errors():
                self._note(number, str(problem["loc"][0]) if problem["loc"] else None, _sentence(problem))
            return None
        first = self._first_seen.setdefault(row.key(), number)
        if first != number:
            self._note(number, *row.shared(first))
            return None
        for note in row.second_looks(self._references):
            self._second_looks[note].append(number)
        return row

    def _is_filled(self, name: str, cell: Any) -> bool:
        return is_filled(cell, nothing_is_said=name in self._nothing_is_said)

    def _note(self, number: int, name: str | None, sentence: str) -> None:
        self.errors.append(RowError(sentence, number, self._headings.titles[name] if name else None))


def on_rows(note: str, numbers: Sequence[int]) -> str:
    """Return a note with the rows that it is about, the first of them where they are many."""
    rows = "、".join(map(str, numbers[:NAMED_ROWS]))
    if len(numbers) > NAMED_ROWS:
        rows = wording.AND_MORE_ROWS.format(rows=rows, count=len(numbers))
    return wording.ON_ROWS.format(note=note, rows=rows)


def _unreadable(cell: Any) -> str | None:
    """Return why a cell's value cannot be known, or None where it can."""
    if isinstance(cell, Unreadable):
        return cell.sentence
    return CHANGED_NUMBER.sentence if is_changed_number(cell) else None


def _sentence(problem: Any) -> str:
    """Put pydantic's finding into the clerk's words."""
    limits, given = problem.get("ctx", {}), problem.get("input")
    value = shortened(text(given))
    match problem["type"]:
        case "value_error":
            return str(limits["error"])
        case "missing":
            return wording.REQUIRED
        case "string_too_long" | "too_long":
            return wording.TOO_LONG.format(limit=limits["max_length"], length=len(text(given)))
        case "greater_than_equal":
            return wording.TOO_SMALL.format(limit=limits["ge"], value=value)
        case "less_than_equal":
            return wording.TOO_LARGE.format(limit=limits["le"], value=value)
        case "string_pattern_mismatch":
            pattern = wording.NOT_A_DIVISION_CODE if limits["pattern"] == SIX_DIGITS else wording.NOT_A_CODE
            return pattern.format(value=value)
        case _:
            return wording.WRONG
