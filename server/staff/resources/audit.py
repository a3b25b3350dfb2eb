"""The audit: read by those who check, written by everything else, changed by nobody."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import BaseModel

from server.registry.models import AuditEntry
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import Line
from server.staff.paging import Listing, Page
from server.staff.routing import resource_router

router = resource_router("audit")
Reader = Annotated[Desk, Depends(allowed("read", "audit"))]


class AuditRow(BaseModel):
    """One entry; `previous_hash` binds it to the one before it."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: dict[str, Any]
    previous_hash: str
    hash: str


class AuditEntries(Listing):
    actor: Line | None = None
    action: Line | None = None
    subject: Line | None = None


@router.get("")
def list_entries(desk: Reader, wanted: Annotated[AuditEntries, Query()]) -> Page[AuditRow]:
    """Entries about what lies in the area; the whole chain for both provinces."""
    with desk.read() as session:
        return rows.page(session, desk, AuditEntry, wanted, AuditRow)


@router.get("/{entry_id}")
def read_entry(entry_id: int, desk: Reader) -> AuditRow:
    """One entry."""
    with desk.read() as session:
        return AuditRow.model_validate(rows.find(session, desk, AuditEntry, entry_id), from_attributes=True)
