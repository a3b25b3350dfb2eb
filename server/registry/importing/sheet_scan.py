"""Count what a sheet holds, note the cells that hold no plain value, and write the filled ones anew."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from xml.sax.saxutils import escape

from server.registry.importing import wording
from server.registry.importing.limits import (
    MAX_AREA,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_EMPTY_ROWS,
    MAX_MERGED,
    MAX_ROWS,
)
from server.registry.importing.part_scan import Given, PartScan, Write, local
from server.registry.importing.places import Place, area_of, name_of, place_of, row_of
from server.registry.importing.table import UnreadableFile
from server.registry.importing.texts_scan import Spoken

OTHER_ROWS = 50
"""rows that may stand beside those of the table: titles, a header, sums"""
OF_TEXTS = re.compile(r"\s*([0-9]{1,20})\s*")
KINDS = {"b", "d", "e", "inlineStr", "n", "s", "str"}
STYLE = re.compile(r"[0-9]{1,6}")


class SheetScan(PartScan):
    """One sheet. `formulas` and `faults` are its cells with a formula or an error value."""

    def __init__(self, write: Write, text_lengths: Sequence[int] = array("I")) -> None:
        """`text_lengths` are those of the texts that cells refer to."""
        super().__init__(write)
        self.formulas: set[Place] = set()
        self.faults: set[Place] = set()
        self._text_lengths = text_lengths
        self._at: Place = -1, -1
        self._kind = self._style = self._value = ""
        self._in_cell = self._in_value = self._holds = False
        self._spoken = Spoken()
        self._written_row = -1
        self._row_marks = self._rows = self._cells = 0
        self._merged: list[str] = []
        self._corners: list[int] = []
        write("<worksheet><sheetData>")

    def end(self) -> None:
        super().end()
        rows = "</row>" if self._written_row >= 0 else ""
        areas = "".join(f'<mergeCell ref="{area}"/>' for area in self._merged)
        self._write(f"{rows}</sheetData><mergeCells>{areas}</mergeCells></worksheet>")

    def _start(self, tag: str, given: Given) -> None:
        name = local(tag)
        if self._in_cell:
            self._begin_content(name)
        elif name == "c":
            self._begin_cell(given)
        elif name == "row":
            self._row_marks += 1
            if self._row_marks > MAX_EMPTY_ROWS:
                raise UnreadableFile(wording.TOO_MANY_ROWS.format(limit=MAX_ROWS))
            self._at = row_of(given["r"]) if "r" in given else self._at[0] + 1, -1
        elif name == "mergeCell":
            self._merged.append(area_of(given.get("ref", "")))
            if len(self._merged) > MAX_MERGED:
                raise UnreadableFile(wording.TOO_MANY_MERGED)

    def _begin_cell(self, given: Given) -> None:
        row, column = self._at
        self._at = place_of(given["r"]) if "r" in given else (row, column + 1)
        self._kind, self._style = given.get("t", "n"), given.get("s", "0")
        if self._at[0] < 0 or self._kind not in KINDS or not STYLE.fullmatch(self._style):
            raise UnreadableFile(wording.DAMAGED)
        self._in_cell, self._holds, self._value, self._spoken = True, False, "", Spoken()
        if self._kind == "e":
            self.faults.add(self._at)
            self._fill()

    def _begin_content(self, name: str) -> None:
        if name in ("c", "row"):
            raise UnreadableFile(wording.DAMAGED)
        self._fill()
        self._in_value = name == "v"
        self._spoken.begin(name)
        if name == "f":
            self.formulas.add(self._at)

    def _say(self, data: str) -> None:
        if self._in_value:
            self._value += data
        elif self._in_cell:
            self._spoken.say(data)

    def _stop(self, tag: str) -> None:
        name = local(tag)
        if name == "c" and self._in_cell:
            self._in_cell = False
            if self._holds:
                self._write_cell()
        elif self._in_cell:
            self._in_value = False
            self._spoken.end(name)

    def _fill(self) -> None:
        """Count the cell in hand as one that holds something, once."""
        if self._holds:
            return
        self._holds = True
        self._cells += 1
        row, column = self._at
        if column >= MAX_COLUMNS:
            raise UnreadableFile(wording.TOO_MANY_COLUMNS.format(limit=MAX_COLUMNS))
        if self._cells > MAX_CELLS:
            raise UnreadableFile(wording.TOO_MANY_CELLS)
        if row != self._written_row:
            self._begin_row(row)
        top, left, bottom, right = self._corners or (row, column, row, column)
        self._corners = [min(top, row), min(left, column), max(bottom, row), max(right, column)]
        top, left, bottom, right = self._corners
        if (bottom - top + 1) * (right - left + 1) > MAX_AREA:
            raise UnreadableFile(wording.FAR_APART.format(row=bottom + 1))

    def _begin_row(self, row: int) -> None:
        self._rows += 1
        if self._rows > MAX_ROWS + OTHER_ROWS:
            raise UnreadableFile(wording.TOO_MANY_ROWS.format(limit=MAX_ROWS))
        self._write(f'{"</row>" if self._written_row >= 0 else ""}<row r="{row + 1}">')
        self._written_row = row

    def _write_cell(self) -> None:
        value, place = self._value, name_of(self._at)
        if self._kind == "s":
            value = str(self._referred(value)) if value.strip() else ""
        if self._spoken.text:
            text = f'<is><t xml:space="preserve">{escape(self._spoken.text)}</t></is>'
            self._write(f'<c r="{place}" t="inlineStr">{text}</c>')
        elif value and self._kind != "inlineStr":
            self._write(f'<c r="{place}" t="{self._kind}" s="{self._style}"><v>{escape(value)}</v></c>')

    def _referred(self, value: str) -> int:
        """Return the number of the text that the cell refers to, and count that text."""
        number = OF_TEXTS.fullmatch(value)
        if number is None or int(number[1]) >= len(self._text_lengths):
            raise UnreadableFile(wording.DAMAGED)
        self._count(self._text_lengths[int(number[1])])
        return int(number[1])
