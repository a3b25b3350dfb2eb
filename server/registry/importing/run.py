"""Import one file of one kind: all of it is checked first, then it is written in short transactions."""

from __future__ import annotations

from pathlib import Path

from server.registry.database import Database
from server.registry.importing.checked import check_file
from server.registry.importing.kinds import Kind
from server.registry.importing.office import Office
from server.registry.importing.report import ImportReport
from server.registry.importing.writing import write_checked


def import_file(
    database: Database,
    kind: Kind | str,
    path: Path,
    actor: str = "system",
    office: Office | None = None,
) -> ImportReport:
    """Check the CSV or XLSX file at `path` and write it.

    Raises `ImportRefused` with the report, which says what is to be put right, and how many rows stand: none, unless
    something came between after the check.
    """
    office = office or Office()
    with database.read() as session:  # a long check keeps nobody from writing
        checked = check_file(session, kind, path, office)
    return write_checked(database, checked, actor, office)
