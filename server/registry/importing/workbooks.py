"""Read the sheets of an XLSX workbook: the values, with merged cells filled down."""

from __future__ import annotations

import zipfile
import zlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from typing import Any

import python_calamine as calamine

from server.registry.importing import wording
from server.registry.importing.cells import CHANGED_NUMBER, FORMULA, MERGED_ACROSS, MERGED_EMPTY, text
from server.registry.importing.limits import MAX_CELLS, MAX_SHEETS
from server.registry.importing.places import Place
from server.registry.importing.sheet_scan import SheetScan
from server.registry.importing.table import Sheet, UnreadableFile
from server.registry.importing.workbook_parts import Counted, counted

BROKEN = (
    calamine.CalamineError, zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError,
    RuntimeError,
)  # fmt: skip
"""what the libraries raise for a file that is damaged, or made with malice"""
EXACT_BELOW = 10**15
"""a spreadsheet keeps 15 digits of a number; the rest it has made zeros"""
Area = tuple[Place, Place]


def read_workbook(content: bytes) -> Iterator[Sheet]:
    """Give the visible sheets of a workbook; raises `UnreadableFile`."""
    try:
        yield from _sheets(counted(content))
    except UnreadableFile:
        raise
    except calamine.PasswordError as error:
        raise UnreadableFile(wording.PASSWORD) from error
    except BROKEN as error:
        raise UnreadableFile(wording.DAMAGED) from error


def _sheets(read: Counted) -> Iterator[Sheet]:
    workbook = calamine.CalamineWorkbook.from_filelike(read.file)
    visible = [
        (index, sheet.name)
        for index, sheet in enumerate(workbook.sheets_metadata)
        if sheet.visible is calamine.SheetVisibleEnum.Visible and sheet.typ is calamine.SheetTypeEnum.WorkSheet
    ]
    for index, name in visible[:MAX_SHEETS]:
        if name not in read.sheets:
            raise UnreadableFile(wording.DAMAGED)
        yield Sheet(name, _rows(workbook.get_sheet_by_index(index), read.sheets[name]))


def _rows(sheet: calamine.CalamineSheet, scan: SheetScan) -> list[tuple[int, list[Any]]]:
    if sheet.start is None:
        return []
    left = sheet.start[1]
    rows: dict[int, list[Any]] = {}
    for number, cells in enumerate(sheet.iter_rows()):
        row = [None] * left + [_value(cell) for cell in cells]
        if any(cell is not None for cell in row):
            rows[number] = row
    for number, column in scan.formulas | scan.faults:
        row = rows.setdefault(number, [])
        row.extend([None] * (column + 1 - len(row)))
        row[column] = FORMULA
    _fill_merged(rows, sheet.merged_cell_ranges or [])
    return [(number + 1, rows[number]) for number in sorted(rows) if any(text(cell) for cell in rows[number])]


def _value(cell: Any) -> Any:
    match cell:
        case "":
            return None
        case float() if abs(cell) >= EXACT_BELOW:
            return CHANGED_NUMBER
        case float() if cell.is_integer():
            return int(cell)
        case datetime() if cell.time() == time():
            return cell.date()
        case datetime() | time() | timedelta():
            return str(cell)
        case _:
            return cell


def _fill_merged(rows: dict[int, list[Any]], areas: Sequence[Area]) -> None:
    """Give the value of a merged area to each of its rows; what it covers to the right cannot be told apart."""
    filled, numbers = 0, sorted(rows)
    for (top, left), (bottom, right) in areas:
        value = rows.get(top, [])[left : left + 1]
        first = value[0] if value and value[0] is not None else MERGED_EMPTY
        for number in numbers[bisect_left(numbers, top) : bisect_right(numbers, bottom)]:
            row = rows[number]
            last = min(right, len(row) - 1)
            filled += max(0, last - left + 1)
            if filled > MAX_CELLS:
                raise UnreadableFile(wording.TOO_MANY_MERGED)
            if left < len(row):
                row[left] = first
            row[left + 1 : last + 1] = [MERGED_ACROSS if first is not MERGED_EMPTY else first] * max(0, last - left)
