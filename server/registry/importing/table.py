"""What is read of a file: sheets of rows, and the table that is found in one of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

Rows = Sequence[tuple[int, Sequence[Any]]]
"""the rows that hold something, each with its number in the spreadsheet"""


class UnreadableFile(ValueError):
    """The file cannot be read as a table; the message is a sentence for the clerk."""


@dataclass(frozen=True)
class Sheet:
    """The rows of one sheet; a CSV file is a sheet without a name."""

    name: str | None
    rows: Rows


@dataclass(frozen=True)
class Table:
    """A header and its rows; `notes` say what was left out, `sheet` names the sheet where there are several."""

    header: tuple[str, ...]
    rows: Rows
    header_row: int = 1
    sheet: str | None = None
    notes: tuple[str, ...] = ()
