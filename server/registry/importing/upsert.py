"""Insert what is new and change what differs, found by code."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Session

from server.registry.database import Base
from server.registry.placing import Placed, place_of, placed_columns

BATCH = 500  # codes looked up in one query, below every database's limit of parameters

Row = dict[str, Any]


@dataclass(frozen=True)
class Upserted:
    """How many rows were new, differed from what was stored, or were the same already."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0

    def __add__(self, other: Upserted) -> Upserted:
        return Upserted(self.added + other.added, self.changed + other.changed, self.unchanged + other.unchanged)


def upsert(session: Session, table: type[Base], rows: Sequence[Row], *, overwrite: bool = True) -> Upserted:
    """Bring `rows` (each with a `code`, all with the same columns) into `table`.

    Columns that the rows do not name keep their value. Without `overwrite` what is stored stays as it is.
    The caller commits. Raises SQLAlchemy's `IntegrityError` where the database refuses a row.
    """
    total = Upserted()
    for batch in _batches(rows):
        total += _upsert_batch(session, table, batch, overwrite)
    session.flush()
    return total


def compare(session: Session, table: type[Base], rows: Sequence[Row]) -> Upserted:
    """Return what `upsert` would do; nothing is written."""
    total = Upserted()
    for batch in _batches(rows):
        stored = _stored(session, table, batch)
        known = [row for row in batch if row["code"] in stored]
        changed = sum(bool(_differing(stored[row["code"]], row)) for row in known)
        total += Upserted(len(batch) - len(known), changed, len(known) - changed)
    return total


def _stored(session: Session, table: type[Base], rows: Sequence[Row]) -> dict[str, Any]:
    code = table.__mapper__.columns["code"]
    found: Iterable[Any] = session.scalars(select(table).where(code.in_([row["code"] for row in rows])))
    return {item.code: item for item in found}


def _upsert_batch(session: Session, table: type[Base], rows: Sequence[Row], overwrite: bool) -> Upserted:
    stored = _stored(session, table, rows)
    new = [row for row in rows if row["code"] not in stored]
    if new:
        session.execute(insert(table), [_placed(table, row) for row in new])
    changed = 0
    for row in rows if overwrite else ():
        if row["code"] in stored:
            changed += _change(stored[row["code"]], row)
    return Upserted(len(new), changed, len(stored) - changed)


def _placed(table: type[Base], row: Row) -> Row:
    """Return a row whose encrypted values know where they will stand."""
    assert isinstance(table.__table__, Table)
    placed: Row = {}
    for column in placed_columns(table.__table__):
        if row.get(column.name) is not None:
            placed[column.name] = Placed.at(place_of(column, row), row[column.name])
    return row | placed


def _change(item: Base, row: Row) -> bool:
    differing = _differing(item, row)
    for name, value in differing.items():
        setattr(item, name, value)
    return bool(differing)


def _differing(item: Base, row: Row) -> Row:
    return {name: value for name, value in row.items() if getattr(item, name) != value}


def _batches(rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))
