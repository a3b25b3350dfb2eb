"""What no list changes of a class on record: the seats that are held in it, and that it was called off."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from server.registry.importing import wording
from server.registry.importing.report import RowError
from server.registry.importing.rows import NumberedRows
from server.registry.importing.training_rows import ClassRow
from server.registry.models import TrainingClass
from server.registry.services import changed_classes, class_seats

AT_ONCE = 500
"""codes in one query, below every database's limit of parameters"""


def faults(session: Session, rows: NumberedRows[ClassRow], stored: Collection[str]) -> list[RowError]:
    """Return the rows of which the fields in `stored` cannot become those of their class."""
    pieces = (rows[start : start + AT_ONCE] for start in range(0, len(rows), AT_ONCE))
    return [error for piece in pieces for error in _faults(session, piece, stored)]


def _faults(session: Session, rows: NumberedRows[ClassRow], stored: Collection[str]) -> Iterator[RowError]:
    wanted = select(TrainingClass).where(TrainingClass.code.in_([row.code for _, row in rows]))
    on_record = {one.code: one for one in session.scalars(wanted)}
    seats = class_seats.highest_seats(session, [one.id for one in on_record.values()])
    for number, row in rows:
        if (held := on_record.get(row.code)) is None:
            continue
        if row.capacity < (seat := seats.get(held.id, 0)):
            yield RowError(wording.SEATS_TAKEN.format(seat=seat, capacity=row.capacity), number, "人数")
        differs = any(getattr(held, name) != getattr(row, name) for name in stored)
        if held.status in changed_classes.FINAL and differs:
            yield RowError(wording.CLASS_CALLED_OFF, number)
