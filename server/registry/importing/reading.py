"""Read a CSV or XLSX file into a header and numbered rows, whatever program wrote it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from server.registry.importing import layout
from server.registry.importing.csv_files import read_csv
from server.registry.importing.headings import Headings
from server.registry.importing.sniffing import Make, make_of
from server.registry.importing.table import Table, UnreadableFile
from server.registry.importing.workbooks import read_workbook

__all__ = ["Table", "UnreadableFile", "read_table"]


def read_table(path: Path, headings: Headings) -> Table:
    """Return the table in `path` that has the columns of `headings`.

    Raises `UnreadableFile` with one sentence where there is none.
    """
    if make_of(path) is Make.WORKBOOK:
        return layout.find_table(read_workbook(path), headings)
    sheet = read_csv(path.read_bytes(), partial(layout.score, headings=headings))
    return layout.find_table([sheet], headings)
