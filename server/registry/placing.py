"""Text columns whose values know where they stand: in which table, which column and which row.

What is read brings its place along: the column is selected together with what names its row, wherever it is
selected. What is written gets its place when the session is flushed; a row that has no number by then is given the
next one, since nothing can be bound to a row that is not known. So is a row of such a table that holds no such value:
one table's numbers come from one place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Table,
    Text,
    cast,
    event,
    inspect,
    literal_column,
    type_coerce,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapper, QueryableAttribute, Session
from sqlalchemy.types import TypeDecorator

from server.registry.numbering import next_numbers

ROW = "row"
BETWEEN = "|"
"""between a place and what stands there; nothing that is stored holds it"""


def row_named_by(*columns: str) -> dict[str, Any]:
    """Return table arguments: these columns, which never change, name a row, and not its primary key alone."""
    return {"info": {ROW: columns}}


class Placed(str):
    """A text that is to be written at a place."""

    __slots__ = ("place",)

    place: str

    @classmethod
    def at(cls, place: str, text: str) -> Placed:
        """Return `text`, which is to stand at `place`."""
        placed = cls(text)
        placed.place = place
        return placed

    @classmethod
    def of(cls, attribute: QueryableAttribute[Any], text: str, **row: Any) -> Placed:
        """Return `text` for a column of the row with these values, for a statement that writes without a session."""
        return cls.at(place_of(attribute.property.columns[0], row), text)


class PlacedText(TypeDecorator[str]):
    """A text column; those derived from it say how a value is stored at its place, and read there."""

    impl = Text
    cache_ok = True

    def store(self, plain: str, place: str) -> str:
        """Return what the database is to hold."""
        raise NotImplementedError

    def fetch(self, stored: str, place: str) -> str:
        """Return what `store` was given."""
        raise NotImplementedError

    def column_expression(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """Select the place together with the value."""
        own = next(iter(column.base_columns))
        assert isinstance(own, Column)
        source = getattr(column, "table", own.table)  # an alias, where the table is selected by another name
        parts: list[ColumnElement[Any]] = []
        for name in row_columns(own.table):
            parts += [_literal("," if parts else _beginning(own)), cast(source.c[name], Text)]
        placed = sum([*parts[1:], _literal(BETWEEN), type_coerce(column, Text)], parts[0])
        return type_coerce(placed, self)

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if not isinstance(value, Placed):
            raise TypeError("this column is written through its row: in a session, or with Placed.of")
        return self.store(str(value), value.place)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        if value is None:
            return None
        place, _, stored = value.rpartition(BETWEEN)
        return self.fetch(stored, place)


def row_columns(table: Table) -> tuple[str, ...]:
    """Return the names of the columns that name a row of `table`."""
    named: tuple[str, ...] = table.info.get(ROW) or tuple(column.name for column in table.primary_key)
    return named


def place_of(column: Column[Any], row: Mapping[str, Any]) -> str:
    """Return the place of `column` in `row`, which holds the values of `row_columns`."""
    return _beginning(column) + ",".join(str(row[name]) for name in row_columns(column.table))


def placed_columns(table: Table) -> list[Column[Any]]:
    """Return the columns of `table` whose values know their place."""
    return [column for column in table.columns if isinstance(column.type, PlacedText)]


@event.listens_for(Session, "before_flush")
def _place(session: Session, *_: object) -> None:
    unnumbered: dict[Mapper[Any], list[Any]] = defaultdict(list)
    for one in session.new:
        mapper = inspect(one).mapper
        named_by = _row_attributes(mapper) if _placed_attributes(mapper) else {}
        if any(inspect(one).dict.get(name) is None for name in named_by):
            unnumbered[mapper].append(one)
    for mapper, rows in unnumbered.items():
        rows.sort(key=lambda one: int(inspect(one).insert_order))
        for one, number in zip(rows, next_numbers(session.connection(), _table(mapper), len(rows)), strict=True):
            setattr(one, mapper.get_property_by_column(mapper.primary_key[0]).key, number)
    for one in (*session.new, *session.dirty):
        if not _placed_now(one):
            continue
        mapper, values = inspect(one).mapper, inspect(one).dict
        row = {column: values[key] for key, column in _row_attributes(mapper).items()}
        for key, column in _placed_attributes(mapper).items():
            if values.get(key) is not None:
                values[key] = Placed.at(place_of(column, row), values[key])


def _placed_now(one: object) -> bool:
    state = inspect(one)
    return any(state.dict.get(key) is not None for key in _placed_attributes(state.mapper))


@cache
def _placed_attributes(mapper: Mapper[Any]) -> dict[str, Column[Any]]:
    return {mapper.get_property_by_column(one).key: one for one in placed_columns(_table(mapper))}


@cache
def _row_attributes(mapper: Mapper[Any]) -> dict[str, str]:
    table = _table(mapper)
    return {mapper.get_property_by_column(table.c[name]).key: name for name in row_columns(table)}


def _table(mapper: Mapper[Any]) -> Table:
    assert isinstance(mapper.local_table, Table)
    return mapper.local_table


def _beginning(column: Column[Any]) -> str:
    return f"{column.table.name}.{column.name}:"


def _literal(text: str) -> ColumnElement[str]:
    return literal_column(f"'{text}'", Text)
