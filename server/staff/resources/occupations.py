"""Trades, as they were imported."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query
from pydantic import BaseModel

from server.registry.models import Occupation
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import Code, OccupationCode
from server.staff.paging import Listing, Page
from server.staff.routing import resource_router

router = resource_router("occupations")
Reader = Annotated[Desk, Depends(allowed("read", "occupations"))]


class OccupationRow(BaseModel):
    """A trade; `verified` says whether anyone checked its code."""

    code: str
    name: str
    synonyms: list[str]
    source: str
    verified: bool
    medical: bool
    sample: bool


class Occupations(Listing):
    code: OccupationCode | None = None
    name: Code | None = None
    verified: bool | None = None
    medical: bool | None = None
    sample: bool | None = None


@router.get("")
def list_occupations(desk: Reader, wanted: Annotated[Occupations, Query()]) -> Page[OccupationRow]:
    """All trades."""
    with desk.read() as session:
        return rows.page(session, desk, Occupation, wanted, OccupationRow)


@router.get("/{code}")
def read_occupation(code: str, desk: Reader) -> OccupationRow:
    """One trade."""
    with desk.read() as session:
        return OccupationRow.model_validate(rows.find(session, desk, Occupation, code), from_attributes=True)
