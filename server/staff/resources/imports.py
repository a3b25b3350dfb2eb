"""Lists that staff import: sent, looked at, written when somebody has said yes to what would be done."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import Depends, Query, Request
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel, StringConstraints
from sqlalchemy.orm import Session

from server.registry.importing import Kind
from server.registry.importing.sniffing import make_of
from server.registry.importing.table import UnreadableFile
from server.registry.models import ListImport
from server.registry.services import list_imports
from server.staff import rights, rows
from server.staff.desk import Desk, allowed
from server.staff.fields import LongLine, Strict
from server.staff.import_problems import told
from server.staff.paging import Listing, Page
from server.staff.problems import StaffProblem, outside_area
from server.staff.routing import resource_router
from server.staff.uploads import FileRoute, Uploads

State = Literal["checking", "ready", "refused", "running", "done", "broken_off", "discarded"]

files = resource_router("imports", FileRoute)
router = resource_router("imports")
Reader = Annotated[Desk, Depends(allowed("read", "imports"))]
Writer = Annotated[Desk, Depends(allowed("write", "imports"))]
A_FILE = {"requestBody": {"required": True, "content": {
    "application/octet-stream": {"schema": {"type": "string", "format": "binary"}}
}}}  # fmt: skip
_uploads = Uploads()


class ImportSummary(BaseModel):
    """An import in a list. `added`, `changed` and `unchanged` are what would be done, and then what was done."""

    id: int
    kind: str
    state: str
    file_name: str
    file_hash: str
    account_id: int
    """who sent the file"""
    applied_by: int | None
    """who said yes"""
    created_at: datetime
    rows: int
    rows_done: int
    added: int
    changed: int
    unchanged: int
    preview: str | None
    """stands for the file and what it would do; `apply` names it"""


class RowFault(BaseModel):
    """What is to be put right; without a row it is about the whole file."""

    row: int | None
    column: str | None
    message: str


class ImportDetail(ImportSummary):
    """An import with what is said of its rows: the first hundred errors of `error_count`."""

    account_name: str
    errors: list[RowFault]
    error_count: int
    notes: list[str]


class Upload(Strict):
    """What the file holds, and its name."""

    kind: Kind
    file_name: LongLine


class Imports(Listing):
    kind: Kind | None = None
    state: State | None = None


class Yes(Strict):
    """`preview` as it was shown: what is said yes to."""

    preview: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


@files.post("", status_code=202, openapi_extra=A_FILE)
async def upload(request: Request, wanted: Annotated[Upload, Query()], desk: Writer) -> ImportDetail:
    """Send a CSV or XLSX file as it is; it is checked in the background, and nothing is written."""
    if not rights.may_import(desk.staff.role, desk.areas, wanted.kind):
        raise outside_area()
    content = await _uploads.read(request)
    return await run_in_threadpool(_receive, desk, wanted, content)


@router.get("")
def list_imports_of(desk: Reader, wanted: Annotated[Imports, Query()]) -> Page[ImportSummary]:
    """One's own imports; who administers both provinces sees all."""
    with desk.read() as session:
        return rows.page(session, desk, ListImport, wanted, ImportSummary)


@router.get("/{import_id}")
def read_import(import_id: int, desk: Reader) -> ImportDetail:
    """One import: how far it is, and what it would do or has done."""
    with desk.read() as session:
        return _shown(rows.find(session, desk, ListImport, import_id))


@router.post("/{import_id}/apply", status_code=202)
def apply_import(import_id: int, yes: Yes, desk: Writer) -> ImportDetail:
    """Write what was looked at, in the background; an import that broke off goes on."""
    with desk.write() as session, told():
        one = _locked(session, desk, import_id)
        if not rights.may_import(desk.staff.role, desk.areas, one.kind):
            raise outside_area()
        return _shown(list_imports.apply(session, one, yes.preview, desk.staff.account_id, desk.actor))


@router.delete("/{import_id}")
def discard_import(import_id: int, desk: Writer) -> ImportDetail:
    """Give an import up; its file is deleted at once."""
    with desk.write() as session, told():
        return _shown(list_imports.discard(session, _locked(session, desk, import_id), desk.actor))


def _receive(desk: Desk, wanted: Upload, content: bytes) -> ImportDetail:
    try:
        make_of(content, wanted.file_name)
    except UnreadableFile as error:
        raise StaffProblem(422, "unreadable_file", str(error)) from error
    with desk.write() as session, told():
        received = list_imports.receive(
            session, wanted.kind, wanted.file_name, content, desk.staff.account_id, desk.actor
        )
        return _shown(received)


def _locked(session: Session, desk: Desk, import_id: int) -> ListImport:
    return rows.find(session, desk, ListImport, import_id, lock=True)


def _shown(one: ListImport) -> ImportDetail:
    found: dict[str, Any] = json.loads(one.findings) if one.findings else {}
    said = {"errors": [], "error_count": 0, "notes": [], "account_name": one.account.display_name} | found
    summary = ImportSummary.model_validate(one, from_attributes=True)
    return ImportDetail(**summary.model_dump(), **said)
