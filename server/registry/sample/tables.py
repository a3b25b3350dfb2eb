"""The sample's compact tables, as they lie beside this file."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from server.registry.importing.reading import Table

HERE = Path(__file__).parent
PROVINCE_DIGIT = {"13": 1, "41": 2}

Line = dict[str, str]


def lines(name: str) -> list[Line]:
    """Return the rows of one of the sample's CSV files as written."""
    with (HERE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def as_table(rows: list[Line]) -> Table:
    """Return rows in the form that the importer checks."""
    return Table(tuple(rows[0]), tuple((number, list(row.values())) for number, row in enumerate(rows, 2)))


def words(cell: str) -> list[str]:
    """Split a cell at its bars."""
    return cell.split("|") if cell else []


def yes_no(cell: str) -> bool | None:
    """Read 是 or 否; an empty cell is "not on record"."""
    return cell == "是" if cell else None


def whole_number(cell: str) -> int | None:
    """Read a whole number; an empty cell is "not on record"."""
    return int(cell) if cell else None


class Codes:
    """Gives codes of six digits that are easily said: a digit for the kind, one for the province, a serial."""

    def __init__(self, kind_digit: int) -> None:
        self._serials: dict[str, Iterator[int]] = {
            province: count(kind_digit * 100_000 + digit * 10_000 + 1) for province, digit in PROVINCE_DIGIT.items()
        }

    def next(self, division_code: str) -> int:
        """Return the next code in the division's province."""
        return next(self._serials[division_code[:2]])
