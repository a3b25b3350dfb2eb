"""No number of a row comes round again, whatever became of the row."""

from __future__ import annotations

from sqlalchemy import delete, insert, select

from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Base, Database, utcnow
from server.registry.migrate import migrate
from server.registry.models import Enrolment, SentMessage
from server.registry.placing import Placed
from server.registry.services import messages, training
from tests.samples import a_class, a_person

PHONE = "19900000001"


def sent(database: Database, how_many: int = 1) -> list[int]:
    """Write text messages; return the numbers that they were given."""
    with database.write() as session:
        for _ in range(how_many):
            messages.send_text(session, PHONE, "enrolment", "【同行】示例。")
        session.flush()
        return list(session.scalars(select(SentMessage.id).order_by(SentMessage.id)))


def empty(database: Database, model: type[Base]) -> None:
    with database.write() as session:
        session.execute(delete(model))


def test_a_table_that_was_emptied_goes_on_where_it_was(database: Database) -> None:
    assert sent(database, 3) == [1, 2, 3]
    empty(database, SentMessage)
    assert sent(database, 2) == [4, 5]


def test_a_row_without_anything_that_is_encrypted_is_numbered_as_the_others_are(database: Database) -> None:
    def enrolled() -> int:
        with database.write() as session:
            return training.enrol(session, a_person(session).id, a_class(session).id, "assistant:sample").enrolment.id

    first = enrolled()
    empty(database, Enrolment)
    assert enrolled() == first + 1


def test_a_registry_from_before_goes_on_behind_its_last_row(empty_database: Database) -> None:
    use_keyring(Keyring("test"))
    migrate(empty_database, "0017")
    row = {
        "phone": Placed.of(SentMessage.phone, PHONE, id=1), "phone_hash": "p", "kind": "enrolment",
        "body": Placed.of(SentMessage.body, "【同行】示例。", id=1), "created_at": utcnow(), "attempts": 0,
    }  # fmt: skip
    with empty_database.engine.begin() as connection:
        connection.execute(insert(Base.metadata.tables["messages_sent"]).values(row))
    migrate(empty_database)
    empty(empty_database, SentMessage)
    assert sent(empty_database) == [2]
