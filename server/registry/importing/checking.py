"""Check the rows of a table against the model of their kind, and gather all that is to be put right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic import ValidationError

from server.registry.importing import wording
from server.registry.importing.cells import FORMULA, text
from server.registry.importing.reading import Table
from server.registry.importing.references import References
from server.registry.importing.report import RowError
from server.registry.importing.rows import Row
from server.registry.importing.values import SIX_DIGITS

UNREMARKABLE = {"", "序号", "备注"}
_IN_BRACKETS = re.compile(r"[(（].*?[)）]|[*＊\s]")


class Checker:
    """Turns the rows of one file into rows of the table; `errors` and `notes` fill up on the way."""

    def __init__(self, model: type[Row], references: References) -> None:
        self._model = model
        self._references = references
        self._first_seen: dict[str, int] = {}
        self.errors: list[RowError] = []
        self.notes: list[str] = []

    def check(self, table: Table) -> list[tuple[int, dict[str, Any]]]:
        """Return each good row with its number; rows with an error are left out and their errors noted."""
        fields = self._fields_of(table.header)
        if self.errors:
            return []
        stored = {name for name in fields if name} | self._model.derived
        checked = ((number, self._row(number, cells, fields)) for number, cells in table.rows)
        return [(number, row.model_dump(include=stored)) for number, row in checked if row is not None]

    def _fields_of(self, header: Sequence[str]) -> list[str | None]:
        """Return the field that each column of the file fills, none for columns that are not used."""
        known = dict(_names_of(self._model))
        fields = [known.get(_IN_BRACKETS.sub("", name).lower()) for name in header]
        for name, info in self._model.model_fields.items():
            title = info.title or name
            if info.is_required() and name not in fields:
                self.errors.append(RowError(wording.MISSING_COLUMN, 1, title))
            elif fields.count(name) > 1:
                self.errors.append(RowError(wording.TWICE_COLUMN, 1, title))
        unused = [name for name, found in zip(header, fields, strict=True) if not found]
        if remarkable := [name for name in unused if name not in UNREMARKABLE]:
            self.notes.append(wording.UNUSED_COLUMNS.format(columns="、".join(remarkable)))
        return fields

    def _row(self, number: int, cells: Sequence[Any], fields: Sequence[str | None]) -> Row | None:
        found = {name: cell for name, cell in zip(fields, cells, strict=False) if name and text(cell)}
        formulas = [name for name, cell in found.items() if cell is FORMULA]
        for name in formulas:
            self._note(number, name, wording.FORMULA)
        if formulas:
            return None
        try:
            row = self._model.model_validate(found, context=self._references)
        except ValidationError as error:
            for problem in error.errors():
                self._note(number, str(problem["loc"][0]) if problem["loc"] else None, _sentence(problem))
            return None
        first = self._first_seen.setdefault(row.code, number)
        if first != number:
            self._note(number, "code", wording.TWICE_CODE.format(value=row.code, row=first))
            return None
        return row

    def _note(self, number: int, name: str | None, sentence: str) -> None:
        title = self._model.model_fields[name].title if name else None
        self.errors.append(RowError(sentence, number, title))


def _names_of(model: type[Row]) -> Iterator[tuple[str, str]]:
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra if isinstance(info.json_schema_extra, dict) else {}
        names = extra.get("names", [])
        for written in (name, *(names if isinstance(names, list) else [])):
            yield str(written).lower(), name


def _sentence(problem: Any) -> str:
    """Put pydantic's finding into the clerk's words."""
    limits = problem.get("ctx", {})
    match problem["type"]:
        case "value_error":
            return str(limits["error"])
        case "missing":
            return wording.REQUIRED
        case "string_too_long" | "too_long":
            return wording.TOO_LONG.format(limit=limits["max_length"])
        case "greater_than_equal":
            return wording.TOO_SMALL.format(limit=limits["ge"])
        case "less_than_equal":
            return wording.TOO_LARGE.format(limit=limits["le"])
        case "string_pattern_mismatch":
            return wording.NOT_A_DIVISION_CODE if limits["pattern"] == SIX_DIGITS else wording.NOT_A_CODE
        case _:
            return wording.WRONG
