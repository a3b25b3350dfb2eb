"""The administrative divisions of the two provinces."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Depends, Query
from pydantic import BaseModel

from server.registry.models import Division
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import Code, DivisionCode
from server.staff.paging import Listing, Page
from server.staff.routing import resource_router

router = resource_router("divisions")
Reader = Annotated[Desk, Depends(allowed("read", "divisions"))]


class DivisionRow(BaseModel):
    """A division; `aliases` are the names that people also use."""

    code: str
    name: str
    level: str
    parent_code: str | None
    aliases: list[str]


class Divisions(Listing):
    code: DivisionCode | None = None
    name: Code | None = None
    level: Literal["province", "city", "county"] | None = None
    parent_code: DivisionCode | None = None


@router.get("")
def list_divisions(desk: Reader, wanted: Annotated[Divisions, Query()]) -> Page[DivisionRow]:
    """All divisions."""
    with desk.read() as session:
        return rows.page(session, desk, Division, wanted, DivisionRow)


@router.get("/{code}")
def read_division(code: str, desk: Reader) -> DivisionRow:
    """One division."""
    with desk.read() as session:
        return DivisionRow.model_validate(rows.find(session, desk, Division, code), from_attributes=True)
