"""Bringing a database to the newest schema."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import text
from sqlalchemy.engine import Connection

from server.registry.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
MIGRATION_LOCK = 2  # the key of PostgreSQL's advisory lock, so that copies starting together wait for each other


def migrate(database: Database, revision: str = "head") -> None:
    """Apply all missing migrations, in one transaction and under a lock."""
    bind = database.engine.execution_options(write=True)
    with bind.begin() as connection:
        if not database.is_sqlite:
            connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})
        command.upgrade(config(connection), revision)


def config(connection: Connection) -> Config:
    """Return Alembic's configuration for one connection."""
    alembic = Config()
    alembic.set_main_option("script_location", str(MIGRATIONS))
    alembic.attributes["connection"] = connection
    return alembic
