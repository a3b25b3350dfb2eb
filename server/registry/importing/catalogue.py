"""Write rows of the catalogue: a known code replaces, and the people of a class learn what changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.importing.checked import Checked, Rows, check_table
from server.registry.importing.kinds import CATALOGUE, Kind
from server.registry.importing.office import Office
from server.registry.importing.report import ImportReport
from server.registry.importing.table import Table
from server.registry.importing.upsert import Upserted, upsert
from server.registry.models import Enrolment, TrainingClass
from server.registry.services import changed_classes, class_seats


def write_rows(
    session: Session, checked: Checked, rows: Rows, actor: str = "system", *, sample: bool = False
) -> Upserted:
    """Write some rows of what was checked. Raises `IntegrityError`, and `changed_classes.SeatsTaken` for a class.

    With `sample` new rows are marked as sample data and what is stored stays as it is; else the mark is lost.
    """
    _, table = CATALOGUE[checked.kind]
    mark: dict[str, Any] = {} if checked.kind is Kind.DIVISIONS else {"sample": sample}
    before = _as_told(session, [row.code for _, row in rows]) if checked.kind is Kind.CLASSES else {}
    stored = set(checked.stored)
    done = upsert(session, table, [row.model_dump(include=stored) | mark for _, row in rows], overwrite=not sample)
    for training_class, told in before.items() if done.changed else ():
        changed_classes.after_a_change(session, training_class, actor, told)
    return done


def import_table(session: Session, kind: Kind, table: Table, *, sample: bool = False) -> ImportReport:
    """Import a table of the catalogue that has been read already, in the caller's transaction."""
    checked = check_table(session, kind, table, Office())
    done = write_rows(session, checked, checked.rows, sample=sample)
    return checked.report(added=done.added, changed=done.changed, unchanged=done.unchanged)


def _as_told(session: Session, codes: list[str]) -> dict[TrainingClass, changed_classes.AsTold]:
    """Return the classes of a list that somebody is in, or waits for, with what these people were told."""
    concerned = (
        select(TrainingClass)
        .join(Enrolment, Enrolment.class_id == TrainingClass.id)
        .where(TrainingClass.code.in_(codes), Enrolment.status.in_(class_seats.ACTIVE))
        .distinct()
    )
    return {one: changed_classes.as_told(one) for one in session.scalars(concerned)}
