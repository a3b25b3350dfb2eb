"""The schema is what the models say, and upgrading is safe to repeat."""

from __future__ import annotations

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, text

from server.registry import models  # noqa: F401 - the tables register themselves
from server.registry.database import Base, Database
from server.registry.migrate import config, migrate
from tests.concurrently import together
from tests.samples import a_person


def revision(database: Database) -> str | None:
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def test_the_schema_is_what_the_models_say(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, Base.metadata) == []


def test_every_rule_on_a_row_that_the_models_state_is_in_the_schema(database: Database) -> None:
    inspector = inspect(database.engine)
    for table in Base.metadata.tables.values():
        stated = {rule.name for rule in table.constraints if isinstance(rule, CheckConstraint)}
        assert {rule["name"] for rule in inspector.get_check_constraints(table.name)} == stated


def test_there_is_one_line_of_migrations_and_the_schema_is_at_its_end(database: Database) -> None:
    with database.engine.connect() as connection:
        heads = ScriptDirectory.from_config(config(connection)).get_heads()
    assert heads == [revision(database)]


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
