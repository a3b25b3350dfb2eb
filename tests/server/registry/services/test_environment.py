"""In which environment a registry is served."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from server.registry.database import Database
from server.registry.models import Served
from server.registry.services import environment
from server.registry.services.environment import WrongEnvironment


def serve(database: Database, where: str) -> None:
    with database.write() as session:
        environment.serve_in(session, where)


def test_what_was_served_in_production_is_never_opened_for_development_again(database: Database) -> None:
    serve(database, "production")
    with pytest.raises(WrongEnvironment):
        serve(database, "development")
    with database.read() as session, pytest.raises(WrongEnvironment):
        environment.require(session, "development")
    serve(database, "production")


def test_a_registry_of_development_can_go_into_production_and_stays_there(database: Database) -> None:
    serve(database, "development")
    serve(database, "development")
    serve(database, "production")
    with pytest.raises(WrongEnvironment):
        serve(database, "development")
    with database.read() as session:
        assert session.scalar(select(func.count(Served.id))) == 1


def test_an_older_registry_or_a_new_one_tells_nothing(empty_database: Database) -> None:
    with empty_database.read() as session:
        environment.require(session, "development")
