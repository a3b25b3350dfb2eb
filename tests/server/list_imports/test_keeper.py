"""Imports are worked off in a process of their own, one at a time, and by nobody twice."""

from __future__ import annotations

import secrets
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import psutil
import pytest
from sqlalchemy import func, select

from server.list_imports import Keeper, keeper, work
from server.list_imports.findings import why_broken_off
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database, utcnow
from server.registry.models import AuditEntry, ImportPiece, ListImport, TrainingBase
from server.registry.reference.load import load_divisions
from server.registry.services import import_turns, list_imports, rotation, staff_accounts
from server.settings import Settings
from tests.concurrently import together

SECRET = "test"
A_SERVER = """
import json, sys
from server.list_imports import Keeper
from server.open_registry import use_keys
from server.registry.database import Database
from server.settings import Settings
settings = Settings(**json.load(sys.stdin))
use_keys(settings)
Keeper(Database(settings.database_url), settings).work_one()
"""
WAIT_SECONDS = 60


@pytest.fixture
def settings(database: Database, tmp_path: Path) -> Settings:
    return Settings(secret_key=SECRET, data_dir=tmp_path, database_url=database.url, voice="off")


@pytest.fixture
def clerk(database: Database) -> int:
    with database.write() as session:
        load_divisions(session)
        return staff_accounts.create(session, "wang", "示例", "clerk", ["410100"], "system").id


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.registry.importing.batches.ROWS_AT_ONCE", 2)
    monkeypatch.setattr("server.registry.database.SQLITE_ASKS_AGAIN_SECONDS", 0)


def send(database: Database, clerk: int, rows: int = 5) -> int:
    lines = ["编号,名称,区划,地址", *(f"B{at},示例基地,410100,示例路" for at in range(rows))]
    with database.write() as session:
        return list_imports.receive(session, "bases", "示例.csv", "\n".join(lines).encode(), clerk, "staff:1").id


def found(database: Database, number: int) -> ListImport:
    with database.read() as session:
        return session.get_one(ListImport, number)


def say_yes(database: Database, number: int, clerk: int) -> None:
    with database.write() as session:
        one = session.get_one(ListImport, number)
        list_imports.apply(session, one, str(one.preview), clerk, f"staff:{clerk}")


def take(database: Database) -> str:
    claim = secrets.token_hex(16)
    with database.write() as session:
        import_turns.take_next(session, claim, utcnow(), why_broken_off)
    return claim


def bases(database: Database) -> int:
    with database.read() as session:
        return session.scalar(select(func.count(TrainingBase.id))) or 0


def test_a_child_looks_at_a_list_and_another_one_writes_it(
    database: Database, settings: Settings, clerk: int
) -> None:
    number, keeping = send(database, clerk), Keeper(database, settings)
    assert keeping.work_one()
    assert (found(database, number).state, found(database, number).added, bases(database)) == ("ready", 5, 0)
    assert not keeping.work_one()
    say_yes(database, number, clerk)
    assert keeping.work_one()
    assert (found(database, number).state, found(database, number).rows_done, bases(database)) == ("done", 5, 5)


def test_a_child_that_ends_before_its_time_is_only_its_imports_fault(
    database: Database, settings: Settings, clerk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = send(database, clerk), send(database, clerk)
    keeping = Keeper(database, settings)
    with monkeypatch.context() as broken:
        broken.setattr(keeper.sys, "executable", "/bin/false")  # type: ignore[attr-defined]
        assert keeping.work_one()
    assert found(database, first).state == "broken_off"
    assert "重新上传" in str(found(database, first).findings)
    assert keeping.work_one()
    assert found(database, second).state == "ready"


def test_a_server_that_stops_ends_its_child_and_says_so(database: Database, settings: Settings, clerk: int) -> None:
    number, keeping = send(database, clerk), Keeper(database, settings)
    keeping.start()
    keeping.stop()
    keeping.work_one()  # what it had in hand at that moment
    assert found(database, number).state == "broken_off"


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel of Linux ends a child with its parent")
def test_a_child_ends_with_its_server_however_that_ended(database: Database, settings: Settings, clerk: int) -> None:
    number = send(database, clerk, rows=19_000)  # by far not written before the server is killed
    with subprocess.Popen([sys.executable, "-c", A_SERVER], stdin=subprocess.PIPE) as server:
        assert server.stdin is not None
        with server.stdin as asked:
            asked.write(settings.model_dump_json().encode())
        until = time.monotonic() + WAIT_SECONDS
        while not (children := psutil.Process(server.pid).children()) and time.monotonic() < until:
            time.sleep(0.05)
        server.kill()
    assert children
    _, alive = psutil.wait_procs(children, timeout=WAIT_SECONDS)
    assert not alive
    assert found(database, number).claim  # so that it is broken off when nobody has said a word of it for long


def test_the_others_wait_in_the_order_in_which_they_were_asked_for(database: Database, clerk: int) -> None:
    first, second = send(database, clerk), send(database, clerk)
    claim = take(database)
    assert found(database, first).claim == claim
    take(database)
    assert found(database, second).claim is None


def test_of_copies_that_look_at_the_same_moment_one_takes_the_import(database: Database, clerk: int) -> None:
    number = send(database, clerk)
    claims = together([lambda: take(database)] * 4)
    assert found(database, number).claim in claims
    assert not [one for one in claims if isinstance(one, Exception)]


@pytest.mark.parametrize("is_claimed", [True, False])
def test_what_no_server_knows_of_is_broken_off_and_never_written_by_itself(
    database: Database, settings: Settings, clerk: int, is_claimed: bool
) -> None:
    number, keeping = send(database, clerk), Keeper(database, settings)
    keeping.work_one()
    say_yes(database, number, clerk)
    with database.write() as session:
        one = session.get_one(ListImport, number)
        one.seen_at, one.claim = utcnow() - list_imports.LEASE - timedelta(seconds=1), "gone" if is_claimed else None
    assert not keeping.work_one()
    assert (found(database, number).state, bases(database)) == ("broken_off", 0)
    assert "再执行一次" in str(found(database, number).findings)
    say_yes(database, number, clerk)
    keeping.work_one()
    assert (found(database, number).state, bases(database)) == ("done", 5)


def test_what_a_server_says_is_alive_is_left_to_it(database: Database, clerk: int) -> None:
    working, waiting = send(database, clerk), send(database, clerk)
    claim, later = take(database), utcnow() + list_imports.LEASE - timedelta(seconds=1)
    with database.write() as session:
        import_turns.say_alive(session, claim, later)
    with database.write() as session:
        next_one = import_turns.take_next(session, "other", later + timedelta(seconds=30), why_broken_off)
    assert next_one is None
    assert found(database, working).claim == claim
    assert found(database, waiting).state == "checking"


def test_who_was_taken_for_dead_writes_nothing_more_and_the_next_goes_on(
    database: Database, settings: Settings, clerk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = send(database, clerk)
    work.work(database, settings, number, take(database))
    say_yes(database, number, clerk)
    note, noted = import_turns.note, []

    def until_taken(session: object, *given: object, **values: object) -> None:
        noted.append(values)
        if "rows_done" in values and len(noted) == 3:  # the second transaction, while another copy thinks it is dead
            note(session, number, "another", **values)  # type: ignore[arg-type]
        note(session, *given, **values)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(import_turns, "note", until_taken)
        with pytest.raises(import_turns.Taken):
            work.work(database, settings, number, take(database))
    assert (found(database, number).rows_done, bases(database)) == (2, 2)
    with database.write() as session:
        one = session.get_one(ListImport, number)
        import_turns.break_off(session, one, why_broken_off(one))
    say_yes(database, number, clerk)
    work.work(database, settings, number, take(database))
    one = found(database, number)
    assert (one.state, one.added, one.unchanged, bases(database)) == ("done", 3, 2, 5)
    with database.read() as session:
        assert session.scalar(select(func.count(AuditEntry.id)).where(AuditEntry.action == "import")) == 4


def test_a_file_given_up_while_it_is_looked_at_stays_given_up(
    database: Database, settings: Settings, clerk: int
) -> None:
    number = send(database, clerk)
    claim = take(database)
    with database.write() as session:
        list_imports.discard(session, session.get_one(ListImport, number), "staff:1")
    with pytest.raises(import_turns.Taken):
        work.work(database, settings, number, claim)
    assert found(database, number).state == "discarded"


def test_a_new_key_takes_over_what_a_file_holds(
    database: Database, clerk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_imports, "PIECE_BYTES", 50)
    number = send(database, clerk)
    with database.read() as session:
        before = list_imports.content_of(session, session.get_one(ListImport, number))
        assert (session.scalar(select(func.count(ImportPiece.id))) or 0) > 2
    use_keyring(Keyring("new", [SECRET]))
    assert not rotation.rotate(database).unopened
    use_keyring(Keyring("new"))
    with database.read() as session:
        assert list_imports.content_of(session, session.get_one(ListImport, number)) == before


def test_a_piece_that_was_put_into_another_file_does_not_open(database: Database, clerk: int) -> None:
    first, second = send(database, clerk), send(database, clerk, rows=6)
    with database.engine.begin() as connection:
        connection.exec_driver_sql(f"delete from import_pieces where import_id = {first}")
        connection.exec_driver_sql(f"update import_pieces set import_id = {first} where import_id = {second}")
    assert [place for place in rotation.check(database) if place.startswith("import_pieces.content:")]
