"""The audit: read by those who check, written by everything else, changed by nobody."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from fastapi import Depends, Query
from pydantic import BaseModel
from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.models import AuditEntry, StaffAccount
from server.staff import rows
from server.staff.desk import Desk, allowed
from server.staff.fields import Line
from server.staff.paging import Listing, Page
from server.staff.routing import resource_router

router = resource_router("audit")
Reader = Annotated[Desk, Depends(allowed("read", "audit"))]
STAFF = "staff:"


class AuditRow(BaseModel):
    """One entry; `previous_hash` binds it to the one before it."""

    id: int
    at: datetime
    actor: str
    actor_name: str | None = None
    """the name that others see, of somebody of the office"""
    actor_role: str | None = None
    """the role that the account has now"""
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
        page = rows.page(session, desk, AuditEntry, wanted, AuditRow)
        return Page(items=_named(session, page.items), next_cursor=page.next_cursor)


@router.get("/{entry_id}")
def read_entry(entry_id: int, desk: Reader) -> AuditRow:
    """One entry."""
    with desk.read() as session:
        entry = AuditRow.model_validate(rows.find(session, desk, AuditEntry, entry_id), from_attributes=True)
        return _named(session, [entry])[0]


def _named(session: Session, entries: list[AuditRow]) -> list[AuditRow]:
    """Say of each entry who of the office the actor is."""
    ids = {int(entry.actor.removeprefix(STAFF)) for entry in entries if _is_account(entry.actor)}
    accounts = {one.id: one for one in session.scalars(select(StaffAccount).where(StaffAccount.id.in_(ids)))}
    for entry in entries:
        known = accounts.get(int(entry.actor.removeprefix(STAFF))) if _is_account(entry.actor) else None
        if known is not None:
            entry.actor_name, entry.actor_role = known.display_name, known.role
    return entries


def _is_account(actor: str) -> bool:
    return actor.startswith(STAFF) and actor.removeprefix(STAFF).isascii() and actor.removeprefix(STAFF).isdigit()
