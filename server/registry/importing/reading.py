"""Read a CSV or XLSX file into a header and numbered rows, whatever program wrote it."""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from server.registry.importing import wording
from server.registry.importing.cells import FORMULA, text

MAX_BYTES = 50 * 1024 * 1024
MAX_UNFOLDED_BYTES = 10 * MAX_BYTES
ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"  # the container of .xls, and of .xlsx files with a password


class UnreadableFile(ValueError):
    """The file cannot be read as a table; the message is a sentence for the clerk."""


@dataclass(frozen=True)
class Table:
    """A header and its rows; each row comes with its number in the spreadsheet."""

    header: tuple[str, ...]
    rows: tuple[tuple[int, Sequence[Any]], ...]


def read_table(path: Path) -> Table:
    """Return the table in `path`; raises `UnreadableFile` with one sentence where there is none."""
    if not path.is_file():
        raise UnreadableFile(wording.NO_FILE)
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise UnreadableFile(wording.NOT_A_TABLE)
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(wording.TOO_BIG)
    content = path.read_bytes()
    if content.startswith(OLE):
        raise UnreadableFile(wording.OLD_EXCEL)
    if not content.strip():
        raise UnreadableFile(wording.EMPTY)
    return _table(_xlsx_rows(content) if content.startswith(ZIP) else _csv_rows(content))


def _table(rows: Iterable[Sequence[Any]]) -> Table:
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(text(cell) for cell in row)]
    if not filled:
        raise UnreadableFile(wording.EMPTY)
    if len(filled) == 1:
        raise UnreadableFile(wording.NO_ROWS)
    return Table(tuple(text(cell) for cell in filled[0][1]), tuple(filled[1:]))


def _csv_rows(content: bytes) -> list[list[Any]]:
    decoded = _decode(content)
    if "\0" in decoded:
        raise UnreadableFile(wording.NOT_A_TABLE)
    first_line = decoded.lstrip().split("\n", 1)[0]
    delimiter = max(",\t;", key=first_line.count)
    try:
        rows = list(csv.reader(io.StringIO(decoded, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableFile(wording.DAMAGED) from error
    return [[FORMULA if cell.startswith("=") else cell for cell in row] for row in rows]


def _decode(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(wording.UNKNOWN_ENCODING)


def _xlsx_rows(content: bytes) -> list[list[Any]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > MAX_UNFOLDED_BYTES:
                raise UnreadableFile(wording.UNFOLDS_TOO_BIG)
        workbook = openpyxl.load_workbook(io.BytesIO(content), read_only=True)
        try:
            return _first_sheet(workbook)
        finally:
            workbook.close()
    except UnreadableFile:
        raise
    except (InvalidFileException, KeyError) as error:
        raise UnreadableFile(wording.NOT_A_TABLE) from error
    except Exception as error:  # openpyxl lets whatever its parsers raise through
        raise UnreadableFile(wording.DAMAGED) from error


def _first_sheet(workbook: openpyxl.Workbook) -> list[list[Any]]:
    visible = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
    if not visible:
        raise UnreadableFile(wording.EMPTY)
    sheet: Any = visible[0]
    sheet.reset_dimensions()  # some programs write a wrong size of the sheet
    return [[FORMULA if cell.data_type in ("f", "e") else cell.value for cell in row] for row in sheet.iter_rows()]
