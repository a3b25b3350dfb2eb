"""Write rows of the catalogue: a known code replaces, and the people of a class learn what changed."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from server.registry.importing import class_changes
from server.registry.importing.checked import Checked, check_table
from server.registry.importing.kinds import CATALOGUE, Kind
from server.registry.importing.office import Office
from server.registry.importing.refusals import BatchRefused
from server.registry.importing.report import ImportReport
from server.registry.importing.rows import NumberedRows
from server.registry.importing.table import Table
from server.registry.importing.upsert import Row, Upserted, compare, upsert
from server.registry.models import Course, TrainingBase, TrainingClass
from server.registry.services import changed_classes


def store(
    session: Session,
    checked: Checked,
    rows: NumberedRows[Any],
    actor: str = "system",
    *,
    sample: bool = False,
    owner_area: str | None = None,
) -> Upserted:
    """Write some rows of what was checked. Raises `IntegrityError`, and `BatchRefused` for a class changed since.

    A course that comes in for the first time is of `owner_area`.
    With `sample` new rows are marked as sample data and what is stored stays as it is; else the mark is lost.
    """
    _, table = CATALOGUE[checked.kind]
    before = _as_told(session, checked.kind, [row.code for _, row in rows])
    if checked.kind is Kind.CLASSES and (found := class_changes.faults(session, rows, checked.stored)):
        raise BatchRefused(found)
    known = _known_courses(session, rows) if owner_area and checked.kind is Kind.COURSES else None
    done = upsert(session, table, _as_stored(checked, rows, sample), overwrite=not sample)
    if known is not None:
        brought = {row.code for _, row in rows} - known
        session.execute(update(Course).where(Course.code.in_(brought)).values(owner_area=owner_area))
    for training_class, told in before.items() if done.changed else ():
        if checked.kind is Kind.CLASSES:
            changed_classes.after_a_change(session, training_class, actor, told)
        else:
            changed_classes.tell_of_a_shift(session, training_class, told)
    return done


def _known_courses(session: Session, rows: NumberedRows[Any]) -> set[str]:
    return set(session.scalars(select(Course.code).where(Course.code.in_([row.code for _, row in rows]))))


def would_store(session: Session, checked: Checked) -> Upserted:
    """Return what `store` would do with all of the rows; nothing is written."""
    _, table = CATALOGUE[checked.kind]
    return compare(session, table, _as_stored(checked, checked.rows, sample=False))


def _as_stored(checked: Checked, rows: NumberedRows[Any], sample: bool) -> list[Row]:
    mark: Row = {} if checked.kind is Kind.DIVISIONS else {"sample": sample}
    stored = set(checked.stored)
    return [row.model_dump(include=stored) | mark for _, row in rows]


def import_table(session: Session, kind: Kind, table: Table, *, sample: bool = False) -> ImportReport:
    """Import a table of the catalogue that has been read already, in the caller's transaction."""
    checked = check_table(session, kind, table, Office())
    done = store(session, checked, checked.rows, sample=sample)
    return checked.report(added=done.added, changed=done.changed, unchanged=done.unchanged)


def _as_told(session: Session, kind: Kind, codes: list[str]) -> dict[TrainingClass, changed_classes.AsTold]:
    """Lock the classes that a list may change, or whose base; return those with people, and what these were told."""
    match kind:
        case Kind.CLASSES:
            return changed_classes.all_as_told(session, TrainingClass.code.in_(codes))
        case Kind.BASES:
            bases = select(TrainingBase.id).where(TrainingBase.code.in_(codes))
            return changed_classes.all_as_told(session, TrainingClass.base_id.in_(bases))
        case _:
            return {}
