"""Write what was checked, some rows at a time, each time in a transaction of its own: others write in between.

What the rules say of each batch about people is heard before the first row is kept: it is written and taken back.
What they say of a batch behind another (of a class with more rows than one holds), or once somebody was quicker, is
heard when the rows before it stand. A run that broke off is begun again with the same file; what stands is then the
same already.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.importing import batches, catalogue, history, wording
from server.registry.importing.checked import Checked, faults
from server.registry.importing.kinds import PERSONAL
from server.registry.importing.office import Office
from server.registry.importing.refusals import BatchRefused
from server.registry.importing.report import ImportReport, RowError
from server.registry.importing.rows import NumberedRows
from server.registry.importing.upsert import Upserted
from server.registry.services import audit

Stands = Callable[[Session, Upserted], None]
"""is told in each transaction what stands with it; raising ends the run, and takes this transaction back"""


def write_checked(
    database: Database, checked: Checked, actor: str, office: Office, stands: Stands = lambda session, done: None
) -> ImportReport:
    """Write what was checked; rows with a known code replace it.

    What may have changed since the check is looked at again. Raises `ImportRefused` with the report; what it counts
    as added, changed or the same stands. Imported rows lose the mark of sample data; the audit names in each
    transaction who imported, and the file's hash.
    """
    run = Run(checked, actor, office)
    try:
        if len(run.batches) > 1 and checked.kind in PERSONAL:
            rehearse(database, run)
        for at, rows in enumerate(run.batches):
            if at:
                database.give_way()
            with database.write() as session:
                if not at and (found := faults(session, checked)):
                    raise BatchRefused(found)
                done, notes = run.write(session, rows)
                subject = f"{checked.kind}:{checked.file_hash[:16]}"
                audit.record(session, actor, "import", subject, added=done.added, changed=done.changed)
                stands(session, run.stands + done)
            run.stands += done
            run.notes += notes
    except BatchRefused as refused:
        raise checked.refused(refused.errors, **run.results()) from refused
    except IntegrityError as error:  # somebody wrote a row of these a moment ago
        raise checked.refused([RowError(wording.CONFLICT)], **run.results()) from error
    except OperationalError as error:
        raise checked.refused([RowError(wording.BROKEN_OFF)], **run.results()) from error
    return checked.report(**run.results())


def rehearse(database: Database, run: Run) -> tuple[Upserted, list[tuple[int, str]]]:
    """Write each batch and take it back; return what would be done, and told of rows. Raises `BatchRefused`."""
    errors: list[RowError] = []
    would, notes = Upserted(), list[tuple[int, str]]()
    for rows in run.batches:
        with database.rehearse() as session:
            try:
                done, told = run.write(session, rows)
                would, notes = would + done, notes + told
            except BatchRefused as refused:
                errors += refused.errors
        database.give_way()
    if errors:
        raise BatchRefused(errors)
    return would, notes


@dataclass
class Run:
    """One run: how a batch is written, and what stands so far."""

    checked: Checked
    actor: str
    office: Office
    batches: Sequence[NumberedRows[Any]] = field(init=False)
    stands: Upserted = field(default_factory=Upserted)
    notes: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        split = history.batches if self.checked.kind in PERSONAL else batches.in_order
        self.batches = list(split(self.checked.rows))

    def write(self, session: Session, rows: NumberedRows[Any]) -> tuple[Upserted, list[tuple[int, str]]]:
        """Write a batch; return what was done, and what is to be told of rows. Raises `BatchRefused`."""
        if found := self.office.outside(session, self.checked.kind, rows):
            raise BatchRefused(found)
        if self.checked.kind in PERSONAL:
            return history.take_over(session, rows, self.actor, self.office)
        return catalogue.store(session, self.checked, rows, self.actor, owner_area=self.office.owner_area), []

    def results(self) -> dict[str, object]:
        """Return what of a report is known by now."""
        done = self.stands
        return {"added": done.added, "changed": done.changed, "unchanged": done.unchanged, "notes": self.notes}
