"""Write what was checked, some rows at a time, each time in a transaction of its own: others write in between.

All that the rules say of rows about people is heard before the first row is kept: each batch is written and taken
back. A run that broke off is begun again with the same file; what stands is then the same already.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlalchemy.exc import IntegrityError, OperationalError
from sqlalchemy.orm import Session

from server.registry.database import Database
from server.registry.importing import batches, catalogue, history, wording
from server.registry.importing.checked import Checked, Rows, faults
from server.registry.importing.kinds import PERSONAL
from server.registry.importing.office import Office
from server.registry.importing.report import ImportReport, RowError
from server.registry.importing.upsert import Upserted
from server.registry.services import audit, changed_classes


class _Refused(Exception):
    """A batch is not written; raising it takes the batch back."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        super().__init__(f"{len(errors)} rows")
        self.errors = errors


def write_checked(database: Database, checked: Checked, actor: str, office: Office) -> ImportReport:
    """Write what was checked; rows with a known code replace it.

    What may have changed since the check is looked at again. Raises `ImportRefused` with the report; what it counts
    as added, changed or the same stands. Imported rows lose the mark of sample data; the audit names in each
    transaction who imported, and the file's hash.
    """
    writing = _Writing(checked, actor, office)
    try:
        if len(writing.batches) > 1 and checked.kind in PERSONAL:
            _rehearse(database, writing)
        for at, rows in enumerate(writing.batches):
            if at:
                database.give_way()
            with database.write() as session:
                if not at and (found := faults(session, checked)):
                    raise _Refused(found)
                done, notes = writing.write(session, rows)
                subject = f"{checked.kind}:{checked.file_hash[:16]}"
                audit.record(session, actor, "import", subject, added=done.added, changed=done.changed)
            writing.stands += done
            writing.notes += notes
    except _Refused as refused:
        raise checked.refused(refused.errors, **writing.results()) from refused
    except IntegrityError as error:  # somebody wrote a row of these a moment ago
        raise checked.refused([RowError(wording.CONFLICT)], **writing.results()) from error
    except OperationalError as error:
        raise checked.refused([RowError(wording.BROKEN_OFF)], **writing.results()) from error
    return checked.report(**writing.results())


def _rehearse(database: Database, writing: _Writing) -> None:
    errors: list[RowError] = []
    for rows in writing.batches:
        with database.rehearse() as session:
            try:
                writing.write(session, rows)
            except _Refused as refused:
                errors += refused.errors
        database.give_way()
    if errors:
        raise _Refused(errors)


@dataclass
class _Writing:
    """One run: how a batch is written, and what stands so far."""

    checked: Checked
    actor: str
    office: Office
    batches: Sequence[Rows] = field(init=False)
    stands: Upserted = field(default_factory=Upserted)
    notes: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        split = history.batches if self.checked.kind in PERSONAL else batches.in_order
        self.batches = list(split(self.checked.rows))

    def write(self, session: Session, rows: Rows) -> tuple[Upserted, list[tuple[int, str]]]:
        """Write a batch; return what was done, and what is to be told of rows. Raises `_Refused`."""
        if self.checked.kind in PERSONAL:
            done, errors, notes = history.write_rows(session, rows, self.actor, self.office)
            if errors:
                raise _Refused(errors)
            return done, notes
        try:
            return catalogue.write_rows(session, self.checked, rows, self.actor), []
        except changed_classes.SeatsTaken as error:  # somebody enrolled after the look
            raise _Refused([RowError(wording.CONFLICT)]) from error

    def results(self) -> dict[str, object]:
        """Return what of a report is known by now."""
        done = self.stands
        return {"added": done.added, "changed": done.changed, "unchanged": done.unchanged, "notes": self.notes}
