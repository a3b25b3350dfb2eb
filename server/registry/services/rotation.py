"""Bringing what is on record under the current key: what is encrypted, and the hashes that can be computed again.

It goes through each table by its primary key, some rows at a time, each time in a transaction of its own; what is
under the current key is passed over. So it can be ended and begun again at any moment, and others write meanwhile.

The hashes by which people are found are brought under a new key at the first start with it (`find_again`), together
with the codes and proofs that name the same hash. Not computed again is what holds nothing to compute it from: the
tokens of conversations and of staff and what strangers proved, which end by themselves; the number of a person who
had their record deleted, which stands until `kept_until`; and the numbers of certificates that such people were paid
for, which stand for good and keep their key needed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, Text, and_, case, func, or_, select, type_coerce, update
from sqlalchemy.orm import Session

from language.numbers.personal import CertificateNumber
from server.registry import certificate_numbers
from server.registry.crypto import UnreadableSecret, keyring, written_with
from server.registry.database import Base, Database
from server.registry.models import (
    Certificate,
    Conversation,
    DisabilityCertificate,
    KeyCheck,
    Person,
    Proof,
    SentMessage,
    SpentNumber,
    StaffSession,
    VerificationCode,
    WrongCode,
)
from server.registry.placing import Placed, place_of, placed_columns
from server.registry.services import key_check

ROWS_AT_ONCE = 200
Row = dict[str, Any]
"""as the database holds it"""


def _table(model: type[Base]) -> Table:
    assert isinstance(model.__table__, Table)
    return model.__table__


PEOPLE, SENT, CERTIFICATES, CODES, WRONG_CODES, PROOFS, KEY_CHECK = map(
    _table, (Person, SentMessage, Certificate, VerificationCode, WrongCode, Proof, KeyCheck)
)
HASHES: tuple[Column[Any], ...] = (
    PEOPLE.c.number_hash, PEOPLE.c.phone_hash, SENT.c.phone_hash, CERTIFICATES.c.number_hash,
)  # fmt: skip
NAMING: tuple[Column[Any], ...] = (
    CODES.c.number_hash, CODES.c.phone_hash, WRONG_CODES.c.number_hash, PROOFS.c.number_hash, PROOFS.c.phone_hash,
)  # fmt: skip
"""hashes that name the same number or phone"""
ENDING: tuple[Column[Any], ...] = (
    *NAMING, CODES.c.code_hash, CODES.c.client_hash,
    _table(Conversation).c.token_hash, _table(StaffSession).c.token_hash,
)  # fmt: skip
"""hashes that end by themselves"""


@dataclass
class Rotation:
    """What a rotation came to."""

    rewritten: int = 0
    """rows"""
    unopened: list[str] = field(default_factory=list)
    """the places of values that open with no key that is here, or not where they stand"""


def rotate(database: Database, tell: Callable[[str], None] = lambda _: None) -> Rotation:
    """Rewrite all that is not under the current key, and forget the keys that nothing needs any more.

    `tell` is given a line after each transaction.
    """
    done = Rotation()
    for table in _tables():
        before = done.rewritten
        for _ in _batches(database, table, done, _rewritable(table)):
            tell(f"{table.name}: {done.rewritten - before} rows rewritten")
    with database.write() as session:
        needed = {key for _, key in standing(session)}
        for key in key_check.keys_needed(session) - needed - {keyring().current}:
            key_check.forget_key(session, key)
    return done


def find_again(database: Database) -> None:
    """Bring the hashes by which people are found under the current key, where they are not."""
    for table in (PEOPLE, SENT, CERTIFICATES):
        for _ in _batches(database, table, Rotation(), _hashes(table)):
            pass


def check(database: Database) -> list[str]:
    """Open every encrypted value; return the places of those that do not open."""
    unopened: list[str] = []
    for table in (*_tables(), KEY_CHECK):
        with database.read() as session:
            for row in _rows(session, select(*_raw(table))):
                _opened(table, row, unopened)
    return unopened


def standing(session: Session) -> dict[tuple[str, str | None], int]:
    """Return how many values stand under which key, by column ("people.name") and id of the key."""
    rewritten = (column for table in _tables() for column in _rewritable(table))
    return _counted(session, (*rewritten, _table(SpentNumber).c.number_hash))


def ending(session: Session) -> dict[tuple[str, str | None], int]:
    """Return the same of hashes that nothing can compute again, and that end by themselves."""
    return _counted(session, ENDING)


def _counted(session: Session, columns: Iterator[Column[Any]] | tuple[Column[Any], ...]) -> dict[Any, int]:
    found: dict[tuple[str, str | None], int] = {}
    for column in columns:
        text = type_coerce(column, Text)
        key = case((func.substr(text, 9, 1) == ":", func.substr(text, 1, 8)), else_=None).label("key")
        for id, count in session.execute(select(key, func.count()).where(text != "").group_by(key)):
            found[f"{column.table.name}.{column.name}", id] = count
    return found


def _batches(database: Database, table: Table, done: Rotation, columns: list[Column[Any]]) -> Iterator[None]:
    key = next(iter(table.primary_key))
    stale = select(*_raw(table)).where(or_(*map(_is_stale, columns))).order_by(key).limit(ROWS_AT_ONCE)
    kept = {column.name: column for column in table.columns if column.onupdate is not None}
    last: Any = None
    while True:
        with database.write() as session:
            # What somebody holds is passed over, so that nobody waits in a circle; another rotation takes it.
            batch = (stale if last is None else stale.where(key > last)).with_for_update(skip_locked=True)
            rows = list(_rows(session, batch))
            moved: dict[str, str] = {}
            numbers = _resident_numbers(session, rows) if table is PEOPLE else {}
            for row in rows:
                if values := _fresh(table, row, numbers, done.unopened):
                    session.execute(update(table).where(key == row[key.name]).values(kept | values))
                    moved.update({row[one.name]: values[one.name] for one in _hashes(table) if one.name in values})
                    done.rewritten += 1
            _name_anew(session, moved)
        if not rows:
            return
        last = rows[-1][key.name]
        yield


def _name_anew(session: Session, moved: dict[str, str]) -> None:
    """Let codes and proofs name a person by the hash that the record has now."""
    for column in NAMING if moved else ():
        key = column.table.c.id
        named = select(key).where(column.in_(moved)).with_for_update(skip_locked=True)
        fresh = case(moved, value=column, else_=column)
        session.execute(update(column.table).where(key.in_(named)).values({column.name: fresh}))


def _fresh(table: Table, row: Row, numbers: Mapping[str, str], unopened: list[str]) -> Row:
    """Return what of a row is to be written anew."""
    plain = _opened(table, row, unopened)
    current = keyring().current
    values: Row = {name: text for name, text in plain.items() if written_with(row[name]) != current}
    for column in _hashes(table):
        stored, (purpose, found_by) = row[column.name], _found_by(column, row, plain, numbers)
        if not stored or not found_by or written_with(stored) == current:
            continue
        if keyring().is_index(stored, purpose, found_by):
            values[column.name] = keyring().index(purpose, found_by)
    return values


def _found_by(
    column: Column[Any], row: Row, plain: Mapping[str, str], numbers: Mapping[str, str]
) -> tuple[str, str | None]:
    """Return of what a hash is made, and the purpose of it."""
    if column is PEOPLE.c.number_hash:
        return "resident", numbers.get(row["id"])
    if column is CERTIFICATES.c.number_hash:
        return certificate_numbers.PURPOSE, certificate_numbers.plainly(plain.get("number") or "")
    return "phone", plain.get("phone")


def _opened(table: Table, row: Row, unopened: list[str]) -> dict[str, Placed]:
    """Return what is encrypted in a row, opened; note the places that do not open."""
    plain: dict[str, Placed] = {}
    for column in placed_columns(table):
        if row[column.name] is None:
            continue
        place = place_of(column, row)
        try:
            plain[column.name] = Placed.at(place, keyring().decrypt(row[column.name], place))
        except UnreadableSecret:
            unopened.append(place)
    return plain


def _resident_numbers(session: Session, people: list[Row]) -> dict[str, str]:
    table = _table(DisabilityCertificate)
    theirs = select(*_raw(table)).where(table.c.person_id.in_([row["id"] for row in people]))
    found: dict[str, str] = {}
    for row in _rows(session, theirs):
        opened = _opened(table, row, [])  # what does not open is told of when its own table's turn comes
        if "number" in opened:
            found[row["person_id"]] = CertificateNumber(opened["number"]).resident_number
    return found


def _tables() -> list[Table]:
    """Return the tables that hold something encrypted, but for the one by which a start knows its keys."""
    return [table for table in Base.metadata.sorted_tables if placed_columns(table) and table is not KEY_CHECK]


def _rewritable(table: Table) -> list[Column[Any]]:
    return [*placed_columns(table), *_hashes(table)]


def _hashes(table: Table) -> list[Column[Any]]:
    return [column for column in HASHES if column.table is table]


def _is_stale(column: Column[Any]) -> ColumnElement[bool]:
    text = type_coerce(column, Text)
    return and_(text != "", text.not_like(f"{keyring().current}:%"))


def _raw(table: Table) -> list[ColumnElement[Any]]:
    sealed = {column.name for column in placed_columns(table)}
    return [type_coerce(one, Text).label(one.name) if one.name in sealed else one for one in table.columns]


def _rows(session: Session, query: Select[Any]) -> Iterator[Row]:
    for row in session.execute(query.execution_options(yield_per=1000)).mappings():
        yield {str(name): value for name, value in row.items()}
