"""What an import would do, before anything is written: and a digest, so that nothing else is said yes to."""

from __future__ import annotations

import hashlib
import json

from server.registry.database import Database
from server.registry.importing import catalogue
from server.registry.importing.checked import Checked
from server.registry.importing.kinds import PERSONAL
from server.registry.importing.office import Office
from server.registry.importing.refusals import BatchRefused
from server.registry.importing.report import ImportReport
from server.registry.importing.writing import Run, rehearse


def preview(database: Database, checked: Checked, actor: str, office: Office) -> ImportReport:
    """Return what writing the rows would come to. Raises `ImportRefused` with the rows that the rules refuse.

    Rows about people are written and taken back, so that every rule is heard; the catalogue is compared.
    """
    if checked.kind not in PERSONAL:
        with database.read() as session:
            would = catalogue.would_store(session, checked)
        return checked.report(added=would.added, changed=would.changed, unchanged=would.unchanged)
    try:
        would, notes = rehearse(database, Run(checked, actor, office))
    except BatchRefused as refused:
        raise checked.refused(refused.errors) from refused
    return checked.report(added=would.added, changed=would.changed, unchanged=would.unchanged, notes=notes)


def digest_of(report: ImportReport, file_hash: str) -> str:
    """Return what stands for this file with what it would do."""
    told = [report.kind, file_hash, report.rows, report.added, report.changed, report.unchanged, *report.notes]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()
