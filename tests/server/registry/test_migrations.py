"""The schema is what the models say, every migration goes both ways, and upgrading is safe to repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from pytest_alembic import Config
from pytest_alembic import MigrationContext as Runner
from pytest_alembic import tests as standard
from sqlalchemy import CheckConstraint, Connection, inspect, text

from server.registry import models  # noqa: F401 - the tables register themselves
from server.registry.database import Base, Database
from server.registry.migrate import config, migrate
from server.registry.sample import load_sample
from tests.concurrently import together
from tests.samples import a_certificate, a_conversation, a_person

FIRST = "0001"
"""the line that the second one draws is not given up: it does not go back to the first"""
EVERY_HISTORY = (
    standard.test_single_head_revision,
    standard.test_upgrade,
    standard.test_up_down_consistency,
    standard.test_model_definitions_match_ddl,
)


@pytest.fixture
def alembic_engine(empty_database: Database) -> Iterator[Connection]:
    """One transaction on a database without a table, as `migrate` opens it."""
    with empty_database.engine.execution_options(write=True).begin() as connection:
        yield connection


@pytest.fixture
def alembic_config(alembic_engine: Connection) -> Config:
    return Config(alembic_config=config(alembic_engine), minimum_downgrade_revision=FIRST)


@pytest.mark.parametrize("holds", EVERY_HISTORY, ids=lambda holds: holds.__name__)
def test_what_every_history_of_migrations_must_be_holds(
    holds: Callable[[Runner], None], alembic_runner: Runner
) -> None:
    holds(alembic_runner)


def test_each_migration_goes_back_and_forth_over_rows_and_ends_at_what_the_models_say(database: Database) -> None:
    with database.write() as session:
        load_sample(session, date(2026, 3, 5))
        person = a_person(session)
        a_certificate(session, person)
        a_conversation(session, person)
    with database.engine.execution_options(write=True).connect() as connection, connection.begin() as trip:
        migrations = config(connection)
        for _ in later_than_the_first(connection):
            command.downgrade(migrations, "-1")
            command.upgrade(migrations, "+1")
            command.downgrade(migrations, "-1")
        command.upgrade(migrations, "head")
        assert connection.scalar(text("select count(*) from people")) == 1
        assert connection.scalar(text("select count(*) from jobs")) > 100
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []
        trip.rollback()  # the registry is shared by the tests of PostgreSQL


def later_than_the_first(connection: Connection) -> list[str]:
    """Return the migrations that go both ways, the newest one first."""
    every = [one.revision for one in ScriptDirectory.from_config(config(connection)).walk_revisions()]
    return every[: every.index(FIRST) - 1]


def revision(database: Database) -> str | None:
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def test_every_rule_on_a_row_that_the_models_state_is_in_the_schema(database: Database) -> None:
    inspector = inspect(database.engine)
    for table in Base.metadata.tables.values():
        stated = {rule.name for rule in table.constraints if isinstance(rule, CheckConstraint)}
        assert {rule["name"] for rule in inspector.get_check_constraints(table.name)} == stated


def test_upgrading_twice_is_harmless(database: Database) -> None:
    with database.write() as session:
        person = a_person(session)
    before = revision(database)
    migrate(database)
    assert revision(database) == before
    with database.read() as session:
        assert session.scalar(text("select count(*) from people where id = :id"), {"id": person.id}) == 1


def test_copies_that_start_together_migrate_once(empty_database: Database) -> None:
    assert together([lambda: migrate(empty_database)] * 4) == [None] * 4
    with empty_database.engine.connect() as connection:
        assert connection.scalar(text("select count(*) from alembic_version")) == 1
    assert inspect(empty_database.engine).has_table("audit")


def test_a_migration_that_fails_leaves_nothing_behind(empty_database: Database) -> None:
    with empty_database.engine.begin() as connection:
        connection.execute(text("create table turns (id integer)"))  # in the way of the first migration
    outcome = together([lambda: migrate(empty_database)])
    assert isinstance(outcome[0], Exception)
    assert set(inspect(empty_database.engine).get_table_names()) == {"turns"}
