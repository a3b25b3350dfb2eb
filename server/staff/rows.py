"""Rows of any table as staff may see them: a page, one, and the writing of plain catalogue rows."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Integer, inspect, select
from sqlalchemy.orm import Session

from server.registry.database import Base
from server.registry.models import Division, ListImport, Occupation, Person
from server.registry.services import audit
from server.registry.services.areas import any_covers
from server.staff import rights
from server.staff.desk import Desk
from server.staff.fields import MAX_ID, Strict
from server.staff.paging import Item, Key, Listing, Page, malformed_cursor, read_cursor, write_cursor
from server.staff.problems import invalid_field, not_found, outside_area

Row = TypeVar("Row", bound=Base)

MAX_KEY_LENGTH = 40


def page(session: Session, desk: Desk, model: type[Row], wanted: Listing, shape: type[Item]) -> Page[Item]:
    """Return one page of the rows that lie in the desk's area and meet the filters, in the order of their keys."""
    column, table = _key_column(model), model.__tablename__
    query = select(model).where(*_open_to(desk, model), *wanted.conditions(model)).order_by(column)
    if wanted.cursor is not None:
        query = query.where(column > _after(model, wanted.cursor))
    rows = list(session.scalars(query.limit(wanted.limit + 1)))
    shown = rows[: wanted.limit]
    more = write_cursor(table, _key(shown[-1])) if len(rows) > wanted.limit else None
    return Page(items=[shape.model_validate(row, from_attributes=True) for row in shown], next_cursor=more)


def find(session: Session, desk: Desk, model: type[Row], key: Key, lock: bool = False) -> Row:
    """Return one row; raises a 404 problem when there is none or it lies outside the desk's area.

    With `lock` nobody else changes it meanwhile, and what was read of it before is read again.
    """
    if not _storable(key):
        raise not_found()
    query = select(model).where(_key_column(model) == key, *_open_to(desk, model))
    if lock:
        query = query.with_for_update(of=model, key_share=True).execution_options(populate_existing=True)
    row = session.scalar(query)
    if row is None:
        raise not_found()
    return row


def exists(session: Session, model: type[Row], key: Key) -> Row:
    """Return one row wherever it lies; raises a 404 problem when there is none."""
    row = session.get(model, key) if _storable(key) else None
    if row is None:
        raise not_found()
    return row


def require_occupation(session: Session, code: str) -> None:
    """Raise a 422 problem for a trade that is not on the list."""
    if session.get(Occupation, code) is None:
        raise invalid_field("occupation_code", "unknown", "没有这个工种编号。")


def require_division(session: Session, desk: Desk, code: str, field: str = "division_code") -> None:
    """Raise a 422 problem for an unknown division, and 403 for one outside the desk's area."""
    if session.get(Division, code) is None:
        raise invalid_field(field, "unknown", "没有这个行政区划编号。")
    if not any_covers(desk.areas, code):
        raise outside_area()


def add(session: Session, desk: Desk, kind: str, row: Row) -> Row:
    """Keep a new row of the catalogue, with its audit."""
    session.add(row)
    session.flush()
    audit.record(session, desk.actor, f"{kind}.create", f"{kind}:{_key(row)}")
    return row


def change(
    session: Session, desk: Desk, kind: str, row: Row, changes: Strict, may_be_empty: Collection[str] = ()
) -> Row:
    """Set the fields that were given, with its audit; null empties one that may be empty, and leaves others alone."""
    given = {
        field: value
        for field, value in changes.model_dump(exclude_unset=True).items()
        if value is not None or field in may_be_empty
    }
    for field, value in given.items():
        setattr(row, field, value)
    session.flush()
    audit.record(session, desk.actor, f"{kind}.update", f"{kind}:{_key(row)}", fields=sorted(given))
    return row


def _open_to(desk: Desk, model: type[Base]) -> list[ColumnElement[bool]]:
    if model is ListImport:
        return [rights.own_imports(desk.staff.role, desk.areas, desk.staff.account_id)]
    # Of a deleted person claims alone are left, which are found by themselves.
    there = [Person.deleted_on.is_(None)] if model is Person else []
    return [rights.inside(model, desk.areas), *there]


def _key_column(model: type[Base]) -> ColumnElement[Any]:
    return inspect(model).primary_key[0]


def _key(row: Base) -> Any:
    return inspect(type(row)).primary_key_from_instance(row)[0]


def _after(model: type[Base], cursor: str) -> Key:
    text = read_cursor(model.__tablename__, cursor)
    if not isinstance(_key_column(model).type, Integer):
        key: Key = text
    elif text.isascii() and text.isdigit() and len(text) <= 10:
        key = int(text)
    else:
        raise malformed_cursor()
    if not _storable(key):
        raise malformed_cursor()
    return key


def _storable(key: Key) -> bool:
    if isinstance(key, int):
        return 0 < key <= MAX_ID
    return 0 < len(key) <= MAX_KEY_LENGTH and key.isprintable()
