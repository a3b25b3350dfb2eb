"""One import, checked or written: what the child process does. Every transaction asks whether it is still its own."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from server.list_imports.findings import NO_RIGHT, findings_in, one_sentence
from server.registry.database import Database
from server.registry.importing import ImportRefused, ImportReport, Kind, Office, RowError
from server.registry.importing.checked import Checked, check_content
from server.registry.importing.preview import digest_of, preview
from server.registry.importing.refusals import BatchRefused
from server.registry.importing.upsert import Upserted
from server.registry.importing.writing import write_checked
from server.registry.models import ListImport, StaffAccount
from server.registry.services import import_turns, list_imports
from server.settings import Settings
from server.staff import rights
from server.staff.services.import_scope import outside
from server.staff.tokens import Role


@dataclass(frozen=True)
class _Work:
    """What is to be done, for whom: with the rights that the account has at this moment."""

    kind: Kind
    name: str
    content: bytes
    is_run: bool
    actor: str
    areas: tuple[str, ...]
    may: bool


def work(database: Database, settings: Settings, number: int, claim: str) -> None:
    """Check the import, or write it where a person has said yes. Raises `import_turns.Taken`."""
    with database.read() as session:
        one = _work(session, number, claim)
    if not one.may:
        with database.write() as session:
            row = import_turns.mine(session, number, claim)
            row.findings = one_sentence(NO_RIGHT)
            import_turns.finish(session, row, "refused")
        return
    # What a list says was verified, approved and paid is an office's word, and this is one person's.
    office = Office(settings.subsidy, outside=outside(one.areas), decides=False, owner_area=one.areas[0])

    def stands(session: Session, done: Upserted) -> None:
        if _rights(session, import_turns.mine(session, number, claim)) != (one.areas, True):
            raise BatchRefused([RowError(NO_RIGHT)])
        import_turns.note(
            session, number, claim, rows_done=done.added + done.changed + done.unchanged,
            added=done.added, changed=done.changed, unchanged=done.unchanged,
        )  # fmt: skip

    try:
        checked = _checked(database, one, office)
        with database.write() as session:
            import_turns.note(session, number, claim, rows=len(checked.rows))
        if one.is_run:
            report = write_checked(database, checked, one.actor, office, stands)
        else:
            report = preview(database, checked, one.actor, office)
    except ImportRefused as refused:
        report = refused.report
    with database.write() as session:
        row = import_turns.mine(session, number, claim)
        row.findings = findings_in(report)
        row.added, row.changed, row.unchanged = report.added, report.changed, report.unchanged
        if not report.refused and not one.is_run:
            row.preview = digest_of(report, row.file_hash)
        import_turns.finish(session, row, _state(one, report))


def _work(session: Session, number: int, claim: str) -> _Work:
    row = import_turns.mine(session, number, claim)
    areas, may = _rights(session, row)
    return _Work(
        Kind(row.kind), row.file_name, list_imports.content_of(session, row), row.state == "running",
        f"staff:{_member(row)}", areas, may,
    )  # fmt: skip


def _member(row: ListImport) -> int:
    """The account in whose name the work is done: who said yes, else who sent the file."""
    return row.applied_by or row.account_id


def _rights(session: Session, row: ListImport) -> tuple[tuple[str, ...], bool]:
    """Return the areas that the account has at this moment, and whether it may import such a list."""
    account = session.get_one(StaffAccount, _member(row), populate_existing=True)
    areas = tuple(account.areas)
    return areas, account.active and rights.may_import(Role(account.role), areas, row.kind)


def _checked(database: Database, one: _Work, office: Office) -> Checked:
    with database.read() as session:  # a long check keeps nobody from writing
        return check_content(session, one.kind, one.content, one.name, office)


def _state(one: _Work, report: ImportReport) -> str:
    if not report.refused:
        return "done" if one.is_run else "ready"
    # What is said of no row is the database's: the same file can be gone on with.
    of_the_database = one.is_run and all(error.row is None for error in report.errors)
    return "broken_off" if of_the_database else "refused"
