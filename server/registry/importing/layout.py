"""Find the table in the rows of a sheet: its header, which may lie below a title and take two rows, and its end."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from server.registry.importing import wording
from server.registry.importing.cells import shortened, text
from server.registry.importing.headings import Headings, bare
from server.registry.importing.table import Rows, Sheet, Table, UnreadableFile

LOOKED_AT = 30
"""filled rows of a sheet among which the header is looked for"""
FEWEST = 2
"""columns by which a row is known as a header"""
SUM = re.compile(r"(?:合计|总计|小计|共计|累计|总数)(?:[:：].*)?")
SIGNED = re.compile(
    r"(?:制表|填表|填报|审核|复核|经办|负责|联系|单位负责|报送|打印)(?:人|日期|时间|单位)?[:：].*"
    r"|(?:日期|注|备注|说明|注意|填表说明)[:：].*|制表人?|填表人|审核人?"
)


@dataclass(frozen=True)
class Head:
    """A header: which of the rows it begins with, how many it takes, its names, and how many columns are known."""

    at: int
    height: int
    names: tuple[str, ...]
    known: int


def find_head(rows: Rows, headings: Headings) -> Head | None:
    """Return the header that names most columns, the first of several; none where no row looks like one."""
    best: Head | None = None
    for at in range(min(len(rows), LOOKED_AT)):
        for head in (_one_row(rows, at, headings), _two_rows(rows, at, headings)):
            if head is not None and head.known >= FEWEST and (best is None or head.known > best.known):
                best = head
    return best


def score(rows: Rows, headings: Headings) -> int:
    """Return how many columns the best header of some rows names."""
    head = find_head(rows, headings)
    return head.known if head else 0


def find_table(sheets: Iterable[Sheet], headings: Headings) -> Table:
    """Return the table of the sheet whose header names most columns.

    Where no row looks like a header the first row of the first sheet is taken for one, so that its columns are
    named as missing. Raises `UnreadableFile` where there is nothing, or nothing but a header.
    """
    found: tuple[Sheet, Head] | None = None
    others: list[str] = []
    several = False
    for sheet in sheets:
        if not sheet.rows:
            continue
        several = several or found is not None
        head = find_head(sheet.rows, headings)
        known = head.known if head else 0
        if found is None or known > found[1].known:
            if found is not None and found[1].known >= FEWEST:
                others.append(found[0].name or "")
            found = sheet, head or Head(0, 1, tuple(map(text, sheet.rows[0][1])), 0)
        elif head is not None and known >= len(headings.required) > 0:
            others.append(sheet.name or "")
    if found is None:
        raise UnreadableFile(wording.EMPTY)
    return _table(*found, headings, several, others)


def _table(sheet: Sheet, head: Head, headings: Headings, several: bool, others: Sequence[str]) -> Table:
    notes = [wording.OTHER_SHEETS.format(sheet=sheet.name, others="、".join(others))] if others else []
    for number, row in sheet.rows[: head.at]:
        notes.append(wording.TITLE_ROW.format(row=number, value=shortened(_first(row))))
    rows = []
    for number, row in sheet.rows[head.at + head.height :]:
        if _is_foot(row, headings):
            notes.append(wording.FOOT_ROW.format(row=number, value=shortened(_first(row))))
        elif tuple(bare(name) for name in map(text, row) if name) != tuple(bare(name) for name in head.names if name):
            rows.append((number, row))  # a header that is repeated on each printed page is no row
    if not rows:
        raise UnreadableFile(wording.NO_ROWS)
    first = sheet.rows[head.at][0]
    return Table(head.names, rows, first, sheet.name if several else None, tuple(notes))


def _one_row(rows: Rows, at: int, headings: Headings) -> Head:
    names = tuple(text(cell) for cell in rows[at][1])
    return Head(at, 1, names, _known(names, headings))


def _two_rows(rows: Rows, at: int, headings: Headings) -> Head | None:
    """Read a row of groups (时间) and the row of columns below it (开班日期, 结束日期) as one header."""
    if at + 1 >= len(rows):
        return None
    upper, lower = ([text(cell) for cell in row] for _, row in rows[at : at + 2])
    group = ""
    names: list[str] = []
    below = known_below = 0
    for high, low in zip_longest(upper, lower, fillvalue=""):
        group = high or (group if low else "")
        fitting = [name for name in (low, group + low, high) if name and headings.field(name)]
        names.append(fitting[0] if fitting else low or high)
        below += low != ""
        known_below += low != "" and bool(fitting)
    known = _known(names, headings)
    is_header = known_below * 2 > below and known > max(_known(upper, headings), _known(lower, headings))
    return Head(at, 2, tuple(names), known) if is_header else None


def _known(names: Iterable[str], headings: Headings) -> int:
    return len({headings.field(name) for name in names} - {None})


def _is_foot(row: Sequence[Any], headings: Headings) -> bool:
    """Whether a row is a sum or a signature below the table."""
    filled = [cell for cell in row if text(cell)]
    first = re.sub(r"\s", "", unicodedata.normalize("NFKC", _first(row)))
    return bool(SUM.fullmatch(first)) or (
        bool(SIGNED.fullmatch(first)) and len(filled) < max(2, len(headings.required))
    )


def _first(row: Sequence[Any]) -> str:
    return next(filter(None, map(text, row)), "")
