"""Read a CSV or XLSX file into a header and numbered rows, whatever program wrote it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from server.registry.importing import layout, wording
from server.registry.importing.csv_files import read_csv
from server.registry.importing.headings import Headings
from server.registry.importing.limits import MAX_BYTES
from server.registry.importing.sniffing import Make, make_of
from server.registry.importing.table import Table, UnreadableFile
from server.registry.importing.workbooks import read_workbook

__all__ = ["Table", "UnreadableFile", "content_of", "read_content", "read_table"]


def read_table(path: Path, headings: Headings) -> Table:
    """Return the table in `path` that has the columns of `headings`.

    Raises `UnreadableFile` with one sentence where there is none.
    """
    return read_content(content_of(path), path.name, headings)


def read_content(content: bytes, name: str, headings: Headings) -> Table:
    """Return the table in what a file of this name holds; see `read_table`."""
    if make_of(content, name) is Make.WORKBOOK:
        return layout.find_table(read_workbook(content), headings)
    sheet = read_csv(content, partial(layout.score, headings=headings))
    return layout.find_table([sheet], headings)


def content_of(path: Path) -> bytes:
    """Return what the file holds; raises `UnreadableFile` for none, and for one that is too large to be read."""
    if not path.is_file():
        raise UnreadableFile(wording.NO_FILE)
    if path.stat().st_size > MAX_BYTES:
        raise UnreadableFile(wording.TOO_BIG)
    return path.read_bytes()
