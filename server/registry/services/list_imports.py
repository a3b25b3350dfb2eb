"""Lists that staff import: taken in, said yes to, given up; their files go as soon as nothing needs them.

A file holds what is personal. It lies encrypted, in pieces that a change of keys can rewrite some at a time, and goes
when its import ends, at the latest a day after it came.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, func, or_, select
from sqlalchemy.orm import Session

from server.registry.database import utcnow
from server.registry.models import ImportPiece, ListImport
from server.registry.services import audit

PIECE_BYTES = 64 * 1024
HOLDING = ("checking", "ready", "running", "broken_off")
"""states in which the file is kept"""
WORKED_ON = ("checking", "running")
"""states in which a server works on it, or will when its turn comes"""
OPEN_AT_MOST = 5
"""imports of one account whose files are kept"""
FILE_KEPT = timedelta(days=1)
ROW_KEPT = timedelta(days=30)
"""an import that has ended, with what was said of its rows"""
LEASE = timedelta(minutes=2)
"""after which nobody works on what no server has said a word of"""


class TooManyOpen(Exception):
    """The account has as many imports open as it may."""


class StepNotPossible(Exception):
    """The step does not follow from the state; `state` says which it is."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class OtherPreview(Exception):
    """What was said yes to is not what this import would do."""


def receive(session: Session, kind: str, file_name: str, content: bytes, account_id: int, actor: str) -> ListImport:
    """Keep a file that is to be checked. Raises `TooManyOpen`."""
    theirs = select(func.count(ListImport.id)).where(
        ListImport.account_id == account_id,
        ListImport.state.in_(HOLDING),
        or_(ListImport.state != "broken_off", ListImport.preview.is_not(None)),  # else its file is gone
    )
    if (session.scalar(theirs) or 0) >= OPEN_AT_MOST:
        raise TooManyOpen
    file_hash = hashlib.sha256(content).hexdigest()
    one = ListImport(kind=kind, file_name=file_name, file_hash=file_hash, account_id=account_id)
    session.add(one)
    session.flush()
    for position, start in enumerate(range(0, len(content), PIECE_BYTES)):
        plain = base64.b64encode(content[start : start + PIECE_BYTES]).decode()
        piece = ImportPiece(import_id=one.id, position=position, content=plain)
        session.add(piece)
        session.flush()
        session.expunge(piece)  # a large file is held once, and not in pieces as well
    audit.record(session, actor, "import.upload", f"import:{one.id}", kind=kind, file=file_hash)
    return one


def content_of(session: Session, one: ListImport) -> bytes:
    """Return the file of an import; raises `LookupError` where it is not whole."""
    pieces = select(ImportPiece.content).where(ImportPiece.import_id == one.id).order_by(ImportPiece.position)
    content = b"".join(map(base64.b64decode, session.scalars(pieces)))
    if hashlib.sha256(content).hexdigest() != one.file_hash:
        raise LookupError(f"the file of import {one.id} is not here")
    return content


def apply(session: Session, one: ListImport, preview: str, account_id: int, actor: str) -> ListImport:
    """Have a locked import written that was looked at; one that broke off goes on.

    Raises `StepNotPossible`, and `OtherPreview` where `preview` stands for something else.
    """
    if one.state not in ("ready", "broken_off") or one.preview is None:
        raise StepNotPossible(one.state)
    if one.preview != preview:
        raise OtherPreview
    one.state, one.applied_by, one.claim, one.findings = "running", account_id, None, None
    one.rows_done = one.added = one.changed = one.unchanged = 0
    one.asked_at = one.seen_at = utcnow()
    audit.record(session, actor, "import.apply", f"import:{one.id}", kind=one.kind, file=one.file_hash)
    return one


def discard(session: Session, one: ListImport, actor: str) -> ListImport:
    """Give up a locked import, with its file. Raises `StepNotPossible` while it is written, and once it has ended."""
    if one.state not in HOLDING or one.state == "running":
        raise StepNotPossible(one.state)
    end(session, one, "discarded")
    audit.record(session, actor, "import.discard", f"import:{one.id}", kind=one.kind)
    return one


def end(session: Session, one: ListImport, state: str) -> None:
    """Bring an import to its end: its file goes, and nobody works on it any more."""
    one.state, one.claim = state, None
    session.execute(delete(ImportPiece).where(ImportPiece.import_id == one.id))


def end_old(session: Session, now: datetime) -> None:
    """Let go of files that nobody has said yes to in a day, and of imports that ended a month ago."""
    nobody_works = or_(ListImport.state.not_in(WORKED_ON), ListImport.seen_at < now - LEASE)
    over = and_(ListImport.state.in_(HOLDING), ListImport.created_at < now - FILE_KEPT, nobody_works)
    for one in session.scalars(select(ListImport).where(over).with_for_update(skip_locked=True)):
        end(session, one, "discarded")
    session.flush()
    gone = and_(ListImport.state.not_in(HOLDING), ListImport.created_at < now - ROW_KEPT)
    session.execute(delete(ListImport).where(gone))
