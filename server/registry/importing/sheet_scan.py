"""Count what a part of a workbook holds while it is unpacked, and note the cells that hold no plain value."""

from __future__ import annotations

import re
from array import array
from xml.parsers import expat

from server.registry.importing import wording
from server.registry.importing.limits import (
    MAX_AREA,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_EMPTY_ROWS,
    MAX_MARKUP,
    MAX_MERGED,
    MAX_ROWS,
    MAX_TEXT,
)
from server.registry.importing.table import UnreadableFile

OTHER_ROWS = 50
"""rows that may stand beside those of the table: titles, a header, sums"""
PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
Place = tuple[int, int]
"""row and column, from 0"""


class Scan:
    """One part. `formulas` and `faults` are the cells of a sheet with a formula or an error value.

    `sheets` (name and id) and `targets` (id and part) say where a sheet lies.

    Raises `UnreadableFile` as soon as the part holds more than may be read, or is no XML.
    """

    def __init__(self, text_lengths: array[int] | None = None) -> None:
        """`text_lengths` are those of the texts that cells refer to."""
        self.formulas: set[Place] = set()
        self.faults: set[Place] = set()
        self.text_lengths: array[int] = array("I")
        self.sheets: list[tuple[str, str]] = []
        self.targets: dict[str, str] = {}
        self._referred = text_lengths or array("I")
        self._row = self._column = -1
        self._kind = ""
        self._holds = False
        self._in_value = False
        self._value = ""
        self._filled_row = -1
        self._markup = self._row_marks = self._rows = self._cells = self._text = self._merged = 0
        self._corners: list[int] = []
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._stop
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, chunk: bytes) -> None:
        """Read on."""
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError as error:
            raise UnreadableFile(wording.DAMAGED) from error

    def end(self) -> None:
        """Say that the part is read."""
        try:
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise UnreadableFile(wording.DAMAGED) from error

    def _doctype(self, *_: object) -> None:
        raise UnreadableFile(wording.DAMAGED)

    def _start(self, tag: str, given: dict[str, str]) -> None:
        self._markup += 1
        if self._markup > MAX_MARKUP:
            raise UnreadableFile(wording.TOO_MANY_ROWS.format(limit=MAX_ROWS))
        name = tag.rpartition(":")[2]
        if name == "c":
            self._begin_cell(given)
        elif name == "row":
            self._row_marks += 1
            if self._row_marks > MAX_EMPTY_ROWS:
                raise UnreadableFile(wording.TOO_MANY_ROWS.format(limit=MAX_ROWS))
            self._row = int(given["r"]) - 1 if given.get("r", "").isdecimal() else self._row + 1
            self._column = -1
        elif name == "f":
            self.formulas.add((self._row, self._column))
            self._fill()
        elif name in ("v", "t"):
            self._in_value, self._value = name == "v" and self._kind == "s", ""
            self._fill()
        elif name == "si":
            self.text_lengths.append(0)
            if len(self.text_lengths) > MAX_CELLS:
                raise UnreadableFile(wording.TOO_MANY_CELLS)
        elif name == "mergeCell":
            self._merged += 1
            if self._merged > MAX_MERGED:
                raise UnreadableFile(wording.TOO_MANY_MERGED)
        elif name == "sheet":
            self.sheets += [(given.get("name", ""), id) for key, id in given.items() if key.endswith(":id")]
        elif name == "Relationship":
            self.targets[given.get("Id", "")] = given.get("Target", "")

    def _begin_cell(self, given: dict[str, str]) -> None:
        place = PLACE.fullmatch(given.get("r", ""))
        self._column = _column(place[1]) if place else self._column + 1
        if place:
            self._row = int(place[2]) - 1
        self._kind, self._holds = given.get("t", "n"), False
        if self._kind == "e":
            self.faults.add((self._row, self._column))
            self._fill()

    def _fill(self) -> None:
        """Count the cell in hand as one that holds something, once."""
        if self._holds or self._row < 0:
            return
        self._holds = True
        self._cells += 1
        if self._column >= MAX_COLUMNS:
            raise UnreadableFile(wording.TOO_MANY_COLUMNS.format(limit=MAX_COLUMNS))
        if self._cells > MAX_CELLS:
            raise UnreadableFile(wording.TOO_MANY_CELLS)
        if self._row != self._filled_row:
            self._filled_row = self._row
            self._rows += 1
            if self._rows > MAX_ROWS + OTHER_ROWS:
                raise UnreadableFile(wording.TOO_MANY_ROWS.format(limit=MAX_ROWS))
        top, left, bottom, right = self._corners or (self._row, self._column, self._row, self._column)
        self._corners = [
            min(top, self._row), min(left, self._column), max(bottom, self._row), max(right, self._column),
        ]  # fmt: skip
        top, left, bottom, right = self._corners
        if (bottom - top + 1) * (right - left + 1) > MAX_AREA:
            raise UnreadableFile(wording.FAR_APART.format(row=bottom + 1))

    def _characters(self, data: str) -> None:
        if self.text_lengths:
            self.text_lengths[-1] += len(data)
        if self._in_value and len(self._value) < 10:
            self._value += data
        self._count(len(data))

    def _stop(self, tag: str) -> None:
        if self._in_value and tag.rpartition(":")[2] == "v":
            self._in_value = False
            if self._value.isdecimal() and int(self._value) < len(self._referred):
                self._count(self._referred[int(self._value)])

    def _count(self, characters: int) -> None:
        self._text += characters
        if self._text > MAX_TEXT:
            raise UnreadableFile(wording.TOO_MUCH_TEXT)


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
