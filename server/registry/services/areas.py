"""Which areas lie in which: divisions by their GB/T 2260 codes, as the accounts of the office name them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, false, or_

from server.registry.services.staff_accounts import BOTH_PROVINCES


def prefix(area: str) -> str:
    """Return the leading digits that all divisions inside an area share; empty for both provinces.

    济源 is a city with a county's code: like a county it stands for itself alone.
    """
    if area == BOTH_PROVINCES:
        return ""
    if area.endswith("0000"):
        return area[:2]
    return area.removesuffix("00")


def covers(area: str, division_code: str | None) -> bool:
    """Say whether a division lies inside an area; what has none is open to each: nobody else would see it."""
    return division_code is None or division_code.startswith(prefix(area))


def any_covers(areas: Collection[str], division_code: str | None) -> bool:
    """Say whether a division lies inside one of the areas; who has none covers nothing."""
    return any(covers(area, division_code) for area in areas)


def any_covers_rows(areas: Collection[str], column: Any) -> ColumnElement[bool]:
    """Return the condition under which `any_covers` holds for the division code in a column."""
    return or_(column.is_(None), *(column.startswith(prefix(area)) for area in areas)) if areas else false()


def taken_up_for(areas: Collection[str]) -> str | None:
    """Return the area of who takes up what is no office's: the first one that is narrower than both provinces.

    None for who answers for both provinces alone: then it stays open to each office.
    """
    return next((area for area in areas if area != BOTH_PROVINCES), None)
