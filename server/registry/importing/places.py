"""Places of a sheet as a workbook writes them: A1 is the first; what is written otherwise is no place."""

from __future__ import annotations

import re

from server.registry.importing import wording
from server.registry.importing.table import UnreadableFile

Place = tuple[int, int]
"""row and column, from 0"""
ROW = re.compile(r"[1-9][0-9]{0,6}")
PLACE = re.compile(rf"([A-Z]{{1,3}})({ROW.pattern})")
MOST_ROWS = 1_048_576
MOST_COLUMNS = 16_384


def row_of(written: str) -> int:
    """Return a row from 0; raises `UnreadableFile` where no sheet has it."""
    if ROW.fullmatch(written) is None or int(written) > MOST_ROWS:
        raise UnreadableFile(wording.DAMAGED)
    return int(written) - 1


def place_of(written: str) -> Place:
    """Return the place of a cell; raises `UnreadableFile` where no sheet has it."""
    place = PLACE.fullmatch(written)
    if place is None:
        raise UnreadableFile(wording.DAMAGED)
    column = 0
    for letter in place[1]:
        column = column * 26 + ord(letter) - 64
    if column > MOST_COLUMNS:
        raise UnreadableFile(wording.DAMAGED)
    return row_of(place[2]), column - 1


def area_of(written: str) -> str:
    """Return the name of an area (A1:B2) or of a cell as it is; raises `UnreadableFile` where no sheet has it."""
    for corner in written.split(":", 1):
        place_of(corner)
    return written


def name_of(place: Place) -> str:
    """Return a place as it is written."""
    row, left = place[0], place[1] + 1
    letters = ""
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row + 1}"
