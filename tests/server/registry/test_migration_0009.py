"""Registries from before staff had accounts: what stands already stays, and the new rules begin."""

from __future__ import annotations

from typing import Any

import pytest
from alembic import command
from sqlalchemy import insert, select, text

from server.registry.crypto import Keyring, WrongSecret, use_keyring
from server.registry.database import Base, Database, utcnow
from server.registry.migrate import config, migrate
from server.registry.models import Certificate, Person
from server.registry.placing import Placed

PERSON = "0" * 32


@pytest.fixture
def before(empty_database: Database) -> Database:
    """A registry of 0008 with four certificates, of which two pairs have one number, and a claim."""
    use_keyring(Keyring("test"))
    migrate(empty_database, "0008")
    tables, new = Base.metadata.tables, {"number_hash", "entered_by", "verified_by"}
    people: dict[str, Any] = {
        "id": PERSON, "number_hash": "h", "name": Placed.of(Person.name, "示例甲", id=PERSON),
        "phone": Placed.of(Person.phone, "19900001234", id=PERSON), "phone_hash": "p",
        "cannot_take_calls": False, "created_at": utcnow(), "updated_at": utcnow(),
    }  # fmt: skip
    with empty_database.engine.begin() as connection:
        connection.execute(insert(tables["people"]).values(people))
        connection.execute(insert(tables["occupations"]).values(
            code="t", name="示例工种", source="示例", synonyms=[], medical=False, sample=True
        ))  # fmt: skip
        numbered = (("A 1", False), ("a1", True), ("B1", False), ("B1", False), (None, True))
        for id, (number, verified) in enumerate(numbered, 1):
            row = {
                "id": id, "person_id": PERSON, "occupation_code": "t", "kind": "培训合格证书",
                "issued_on": utcnow().date(),
                "number": number and Placed.of(Certificate.number, number, id=id), "competition": False,
                "verified": verified, "created_at": utcnow(),
            }  # fmt: skip
            assert not new & row.keys()
            connection.execute(insert(tables["certificates"]).values(row))
    return empty_database


def hashed(database: Database) -> list[bool]:
    with database.read() as session:
        return [one is not None for one in session.scalars(select(Certificate.number_hash).order_by(Certificate.id))]


def test_of_a_number_that_stands_twice_the_verified_certificate_or_the_first_keeps_it(before: Database) -> None:
    migrate(before)
    assert hashed(before) == [False, True, True, False, False]


def test_a_registry_goes_back_and_forth(before: Database) -> None:
    migrate(before)
    with before.engine.execution_options(write=True).begin() as connection:
        command.downgrade(config(connection), "0008")
        assert connection.scalar(text("select count(*) from certificates")) == 5
    migrate(before)
    assert hashed(before) == [False, True, True, False, False]


def test_with_another_key_nothing_is_changed(before: Database) -> None:
    use_keyring(Keyring("another key"))
    with pytest.raises(WrongSecret):
        migrate(before)
    with before.engine.connect() as connection:
        assert connection.scalar(text("select version_num from alembic_version")) == "0008"
