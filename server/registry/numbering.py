"""Numbers for rows that must have one before they are written. None is given twice, though its row may be gone."""

from __future__ import annotations

from sqlalchemy import Table, column, func, select, table
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Connection

LAST_NUMBERS = table("last_numbers", column("table_name"), column("number"))
"""as `models.LastNumber`"""


def next_numbers(connection: Connection, of: Table, count: int) -> list[int]:
    """Return the next `count` numbers for rows of a table: PostgreSQL's sequence never falls, SQLite has none."""
    key = next(iter(of.primary_key))
    if connection.dialect.name == "postgresql":
        sequence = func.pg_get_serial_sequence(of.name, key.name)
        drawn = select(func.nextval(sequence)).select_from(func.generate_series(1, count).alias("drawn"))
        return list(connection.scalars(drawn))
    # SQLite's writers wait for each other, so nobody else takes these.
    standing = select(func.coalesce(func.max(key), 0)).scalar_subquery()
    first = insert(LAST_NUMBERS).values(table_name=of.name, number=standing + count)
    given = first.on_conflict_do_update(
        index_elements=[LAST_NUMBERS.c.table_name],
        set_={"number": func.max(LAST_NUMBERS.c.number, standing) + count},
    )
    last = connection.execute(given.returning(LAST_NUMBERS.c.number)).scalar_one()
    return list(range(last - count + 1, last + 1))
