"""The database: one engine, read and write transactions, and what SQLite needs to behave like a server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import DateTime, Engine, MetaData, create_engine, event, func, select
from sqlalchemy.engine import Connection, Dialect, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import DeclarativeBase, Session
from sqlalchemy.types import TypeDecorator

from server import clock
from server.private import private_file
from server.registry import workers

SQLITE_BUSY_SECONDS = 15.0
"""how long a writer waits for another one, unless the address says `?timeout=SECONDS`"""

SQLITE_ASKS_AGAIN_SECONDS = 0.12
"""a little more than the longest pause between two tries of SQLite's own waiting (100 ms)"""

_POSTGRESQL_BOUNDS = {"connect_timeout": 5, "options": f"-c lock_timeout={SQLITE_BUSY_SECONDS:.0f}s"}
"""a server that is away or a lock that is not given ends in an error, as with SQLite"""
_POOL: dict[str, Any] = {
    "pool_size": 10,
    "max_overflow": workers.ALL - 10,  # every thread may hold one
    "pool_timeout": SQLITE_BUSY_SECONDS,
    "hide_parameters": True,  # an error's text must not quote what a person said
}

NAMING_CONVENTION = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class BadAddress(Exception):
    """No database can lie at this address; the message says why, and holds no password."""


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING_CONVENTION)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored as UTC without an offset so that both databases compare it alike."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


def utcnow() -> datetime:
    """Return the present moment, aware, in UTC."""
    return clock.now().astimezone(UTC)


class Database:
    """The registry's database. `read()` and `write()` give a session for one transaction each."""

    def __init__(self, url: str) -> None:
        """Open the database at `url`: SQLite, or PostgreSQL through psycopg. Raises `BadAddress`."""
        self.url = _with_driver(url)
        self.engine = _create_engine(self.url)

    @property
    def is_sqlite(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one consistent state; nothing of it is kept, what was read can be used on."""
        isolation = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        with Session(self.engine.execution_options(**isolation), expire_on_commit=False) as session:
            yield session  # closing rolls back; a rollback here would empty the objects that were read

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session that commits at the end and takes SQLite's write lock with its first statement."""
        bind = self.engine.execution_options(write=True)
        with Session(bind, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def rehearse(self) -> Iterator[Session]:
        """Give a session that may write as one of `write` does; at the end all of it is taken back."""
        with Session(self.engine.execution_options(write=True), expire_on_commit=False) as session:
            yield session

    def give_way(self) -> None:
        """Let others write between two transactions of a long work.

        SQLite's lock goes to whoever asks while it is free, and who waits for it asks every tenth of a second.
        PostgreSQL has its waiters in a line.
        """
        if self.is_sqlite:
            time.sleep(SQLITE_ASKS_AGAIN_SECONDS)

    def close(self) -> None:
        self.engine.dispose()


def hold(session: Session, what: str) -> None:
    """Wait until no other transaction holds `what`, and hold it until this one ends.

    SQLite's writers wait for each other from the start, so there is nothing to do there.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(what, 0))))


def _with_driver(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://", 1).replace("postgres://", "postgresql+psycopg://", 1)


def _create_engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise BadAddress("The database's address must begin with sqlite:/// or postgresql://.") from None
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise BadAddress(
            "The registry lies in SQLite or PostgreSQL: its address begins with sqlite:/// or postgresql://."
        )
    if parsed.get_backend_name() != "sqlite":
        return create_engine(url, connect_args=_POSTGRESQL_BOUNDS, pool_pre_ping=True, **_POOL)
    if parsed.database and not (folder := Path(parsed.database).parent).is_dir():
        raise BadAddress(f"The database cannot be opened: there is no folder {folder}.")
    busy_seconds = parsed.query.get("timeout", SQLITE_BUSY_SECONDS)
    engine = create_engine(
        url,
        connect_args={"check_same_thread": False, "timeout": float(str(busy_seconds))},
        **_POOL,
    )
    if parsed.database and not parsed.database.startswith((":memory:", "file:")):
        path = Path(parsed.database)
        event.listen(engine, "connect", lambda *_: private_file(path))
    event.listen(engine, "connect", _prepare_sqlite_connection)
    event.listen(engine, "begin", _begin_sqlite_transaction)
    return engine


def _prepare_sqlite_connection(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver must not open transactions of its own
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "synchronous=FULL",  # what somebody was told is done stands after a power cut, too
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite_transaction(connection: Connection) -> None:
    # A deferred transaction that writes late can fail with "database is locked" at once: take the lock first.
    write = connection.get_execution_options().get("write", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
