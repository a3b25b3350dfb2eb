"""Rows with more cells than the header has columns: a comma too many moves all that stands behind it."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from server.registry.importing import wording
from server.registry.importing.cells import shortened, text
from server.registry.importing.table import Table

BEFORE_THE_COMMA, BEHIND_IT = re.compile(r"[1-9][0-9]{0,2}"), re.compile(r"[0-9]{3}")


class Beside:
    """Looks at what stands beside the columns of a table."""

    def __init__(self, table: Table) -> None:
        self._named = max((at for at, name in enumerate(table.header, 1) if name), default=0)
        self._width = len(table.header)
        self._usual = statistics.median_low([self._width, *(len(cells) for _, cells in table.rows)])

    def sentence(self, cells: Sequence[Any]) -> str | None:
        """Return what is to be said of a row, none where all its cells are in their columns.

        Some programs end each row with an empty cell that the header lacks. That moves nothing, unless a number
        may stand in two cells.
        """
        filled = next((text(cell) for cell in cells[self._named :] if text(cell)), None)
        if filled is not None:
            return wording.TOO_MANY_CELLS_IN_ROW.format(value=shortened(filled))
        if len(cells) <= self._width or (len(cells) <= self._usual and not _has_a_split_number(cells)):
            return None
        return wording.SHIFTED.format(count=len(cells) - self._width)


def _has_a_split_number(cells: Sequence[Any]) -> bool:
    """Whether two cells look like a number that was written with a comma (1,200)."""
    return any(
        BEFORE_THE_COMMA.fullmatch(left) and BEHIND_IT.fullmatch(right) for left, right in pairwise(map(text, cells))
    )
