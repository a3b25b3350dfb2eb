"""Write rows of text as a CSV or XLSX file in which no spreadsheet finds a formula."""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

ENDINGS = (".csv", ".xlsx")
LIKE_A_FORMULA = re.compile(r"'*[=+\-@\t\r]")
ONLY_FOR_THE_OWNER = 0o600


def write_rows(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows, the header first, to a new file that the account alone can read."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, ONLY_FOR_THE_OWNER)
    with open(descriptor, "wb") as file:
        os.fchmod(file.fileno(), ONLY_FOR_THE_OWNER)  # also where it was there already
        if path.suffix.lower() == ".xlsx":
            _write_workbook(file, rows)
        else:
            _write_csv(file, rows)


def _write_csv(file: io.BufferedWriter, rows: Iterable[Sequence[str]]) -> None:
    with io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as text:
        writer = csv.writer(text, lineterminator="\r\n")
        for row in rows:
            writer.writerow([f"'{cell}" if LIKE_A_FORMULA.match(cell) else cell for cell in row])


def _write_workbook(file: io.BufferedWriter, rows: Iterable[Sequence[str]]) -> None:
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    for row in rows:
        cells = [WriteOnlyCell(sheet, value="") for _ in row]
        for cell, value in zip(cells, row, strict=True):
            cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
            cell.data_type = "s"  # text, whatever it looks like
            cell.number_format = "@"
        sheet.append(cells)
    workbook.save(file)
