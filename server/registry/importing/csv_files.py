"""Read a CSV file: its encoding, its separator, and quotation marks that swallow what follows."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

from server.registry.importing import wording
from server.registry.importing.cells import FORMULA, text
from server.registry.importing.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROW_TEXT, MAX_ROWS
from server.registry.importing.table import Rows, Sheet, UnreadableFile

SEPARATORS = (",", "\t", ";", "，")
NAMED_SEPARATOR = re.compile(r"\s*\"?sep=(.)\"?[,\t;]*\r?\n", re.IGNORECASE)
"""the line by which Excel is told the separator; it shows no such row"""
LOOKED_AT = 40
"""rows by which the separator is chosen"""
QUOTE = '"'
EURO = b"\x80"
HARMLESS = re.compile(r"'+[=+\-@\t\r]")
"""a mark in front, so that no spreadsheet takes the text for a formula"""

Score = Callable[[Rows], int]


def read_csv(content: bytes, score: Score) -> Sheet:
    """Return the rows of a CSV file; of the separators the one whose rows `score` best is taken.

    Raises `UnreadableFile`.
    """
    decoded = _decoded(content)
    if "\0" in decoded:
        raise UnreadableFile(wording.NOT_A_TABLE)
    if named := NAMED_SEPARATOR.match(decoded):
        return Sheet(None, list(_rows(decoded[named.end() :], named[1])))
    return Sheet(None, list(_rows(decoded, _separator(decoded, score))))


def _separator(decoded: str, score: Score) -> str:
    first_line = next(filter(str.strip, io.StringIO(decoded)), "")

    def fitness(separator: str) -> tuple[int, int]:
        try:
            rows = list(islice(_rows(decoded, separator), LOOKED_AT))
        except UnreadableFile:
            return 0, first_line.count(separator)
        return score(rows), first_line.count(separator)

    return max(SEPARATORS, key=fitness)


def _rows(decoded: str, separator: str) -> Iterator[tuple[int, list[Any]]]:
    lines = _Lines(decoded)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    cells = filled = number = 0
    while True:
        number += 1
        lines.read = 0
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableFile(wording.OPEN_QUOTE.format(row=number)) from error
        if _swallowed(row, separator):
            raise UnreadableFile(wording.OPEN_QUOTE.format(row=number))
        if not any(text(cell) for cell in row):
            continue
        filled += 1
        cells += len(row)
        if filled > MAX_ROWS + 1:
            raise UnreadableFile(wording.TOO_MANY_ROWS.format(limit=MAX_ROWS))
        if len(row) > MAX_COLUMNS:
            raise UnreadableFile(wording.TOO_MANY_COLUMNS.format(limit=MAX_COLUMNS))
        if cells > MAX_CELLS:
            raise UnreadableFile(wording.TOO_MANY_CELLS)
        yield number, [_cell(cell) for cell in row]


class _Lines:
    """The lines of a text; a row that takes too many characters ends the reading."""

    def __init__(self, decoded: str) -> None:
        self._lines = io.StringIO(decoded, newline="")
        self.read = 0

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._lines.readline(MAX_ROW_TEXT + 1)
        self.read += len(line)
        if self.read > MAX_ROW_TEXT:
            raise UnreadableFile(wording.ROW_TOO_LONG)
        if not line:
            raise StopIteration
        return line


def _swallowed(row: list[str], separator: str) -> bool:
    """Whether a cell holds what belongs to several rows: its quotation mark was closed by that of another row."""
    return any("\n" in cell and _of_several_rows(at, cell, len(row), separator) for at, cell in enumerate(row))


def _of_several_rows(at: int, cell: str, width: int, separator: str) -> bool:
    counts = [line.count(separator) for line in cell.splitlines()]
    whole = any(count >= max(2, width - 1) for count in counts[1:])
    end_and_beginning = sum(counts) >= 2 and counts[0] >= width - 1 - at and counts[-1] >= at
    return whole or end_and_beginning or (cell.lstrip().startswith(QUOTE) and sum(counts) > 0)


def _cell(written: str) -> Any:
    if written.startswith("="):
        return FORMULA
    return written[1:] if HARMLESS.match(written) else written


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding, "euro" if encoding == "gb18030" else "strict")
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(wording.UNKNOWN_ENCODING)


def _euro(error: UnicodeError) -> tuple[str, int]:
    """Windows writes the euro sign as one byte that the standard does not know."""
    if isinstance(error, UnicodeDecodeError) and error.object[error.start : error.start + 1] == EURO:
        return "€", error.start + 1
    raise error


codecs.register_error("euro", _euro)
