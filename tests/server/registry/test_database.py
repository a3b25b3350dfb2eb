"""Read and write transactions behave alike on both databases."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from threading import Event, Thread

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from server.registry.database import Database, hold, utcnow
from server.registry.migrate import migrate
from server.registry.models import Division, Enrolment, SentMessage
from tests.concurrently import at_once
from tests.samples import a_place


def names(session: Session) -> list[str]:
    return list(session.scalars(select(Division.name).order_by(Division.code)))


def test_a_write_is_kept(database: Database) -> None:
    with database.write() as session:
        a_place(session, "130000")
    with database.read() as session:
        assert names(session) == ["河北省"]


def test_a_write_that_fails_leaves_nothing(database: Database) -> None:
    def failing(session: Session) -> None:
        a_place(session, "130000")
        raise LookupError

    with pytest.raises(LookupError), database.write() as session:
        failing(session)
    with database.read() as session:
        assert names(session) == []


def test_nothing_of_a_read_is_kept(database: Database) -> None:
    with database.read() as session:
        a_place(session, "130000")
    with database.read() as session:
        assert names(session) == []


def test_a_read_sees_one_state_whatever_is_written_meanwhile(database: Database) -> None:
    with database.read() as reading:
        assert names(reading) == []
        with database.write() as writing:
            a_place(writing, "130000")
        assert names(reading) == []
    with database.read() as reading:
        assert names(reading) == ["河北省"]


def test_what_was_read_can_be_used_afterwards(database: Database) -> None:
    with database.write() as session:
        place = a_place(session, "130000")
    with database.read() as session:
        found = session.get_one(Division, "130000")
    assert place.name == found.name == "河北省"


def test_a_row_that_points_nowhere_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database.write() as session:
        session.add(Enrolment(person_id="nobody", class_id=1, status="waiting"))


def test_writers_wait_for_each_other_and_none_is_turned_away(database: Database) -> None:
    with database.write() as session:
        session.add(Division(code="130000", name="0", level="province"))

    def one_more(session: Session, _: int) -> None:
        hold(session, "130000")
        place = session.get_one(Division, "130000")
        place.name = str(int(place.name) + 1)

    assert at_once(database, one_more, range(32)) == [None] * 32
    with database.read() as session:
        assert names(session) == ["32"]


def test_who_holds_a_thing_keeps_others_waiting_until_the_end(database: Database) -> None:
    held, order = Event(), []

    def later() -> None:
        held.wait()
        with database.write() as session:
            hold(session, "示例")
            names(session)
            order.append("second")

    thread = Thread(target=later)
    thread.start()
    with database.write() as session:
        hold(session, "示例")
        names(session)
        held.set()
        thread.join(timeout=0.2)
        order.append("first")
    thread.join()
    assert order == ["first", "second"]


def test_a_moment_is_stored_as_utc_and_comes_back_aware(database: Database) -> None:
    beijing = timezone(timedelta(hours=8))
    at = datetime(2024, 2, 29, 7, 30, 0, 123456, tzinfo=beijing)
    with database.write() as session:
        session.add(SentMessage(phone="1", phone_hash="1", kind="示例", body="1", created_at=at))
    with database.read() as session:
        found = session.scalars(select(SentMessage)).one()
        stored = session.scalar(text("select cast(created_at as varchar(30)) from messages_sent"))
    assert found.created_at == at
    assert found.created_at.tzinfo is UTC
    assert str(stored).startswith("2024-02-28 23:30:00.123456")


def test_the_present_moment_is_aware() -> None:
    assert utcnow().tzinfo is UTC


def test_a_plain_address_of_postgresql_gets_the_driver() -> None:
    for url in ("postgresql://a@localhost/b", "postgres://a@localhost/b", "postgresql+psycopg://a@localhost/b"):
        opened = Database(url)
        assert opened.engine.dialect.driver == "psycopg"
        assert not opened.is_sqlite
        opened.close()


def test_what_is_committed_in_sqlite_stands_after_a_power_cut(tmp_path: Path) -> None:
    full = 2
    database = Database(f"sqlite:///{tmp_path}/registry.db")
    with database.read() as session:
        assert session.execute(text("pragma synchronous")).scalar() == full
    database.close()


LOOKS = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
print(connection.execute("select count(*) from divisions").fetchone()[0])
connection.close()
"""


def seen_by_another_program(file: Path) -> str:
    return subprocess.run(
        [sys.executable, "-c", LOOKS, file], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_another_program_that_looks_and_leaves_takes_nothing_of_what_is_written_afterwards(tmp_path: Path) -> None:
    """SQLite's locks are the process's, and closing any descriptor of the file would give them all up."""
    file = tmp_path / "tongxing.db"
    database = Database(f"sqlite:///{file}")
    migrate(database)
    with database.read() as one, database.read() as another:  # the second connection comes while the first is open
        for session in (one, another):
            session.scalar(select(Division.code).limit(1))
        before = seen_by_another_program(file)
        assert file.with_name("tongxing.db-wal").exists()
    with database.write() as session:
        a_place(session)
    assert int(seen_by_another_program(file)) > int(before)
    database.close()
