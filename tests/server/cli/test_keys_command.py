"""`tongxing keys …` and `tongxing audit verify`, as the person who keeps the keys runs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner, Result

from server.cli import app
from server.registry.crypto import Keyring
from server.registry.database import Database
from server.registry.services import audit
from server.settings import Settings
from server.startup import prepare_database
from tests.samples import a_person

OLD, NEW = "the key of the office that is long enough", "the new key of the office that is as long"


@pytest.fixture
def registry(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A registry that was written with the old key; the settings name the new one, and the old one as such."""
    prepare_database(Settings(secret_key=OLD, data_dir=tmp_path, database_url=database_url, sample_data=False))
    database = Database(database_url)
    with database.write() as session:
        a_person(session)
    set_keys(monkeypatch, NEW, OLD)
    monkeypatch.setenv("TONGXING_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("TONGXING_DATABASE_URL", database_url)
    return database


def set_keys(monkeypatch: pytest.MonkeyPatch, current: str, old: str) -> None:
    monkeypatch.setenv("TONGXING_SECRET_KEY", current)
    monkeypatch.setenv("TONGXING_OLD_SECRET_KEYS", old)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def test_the_steps_of_a_change_of_keys(registry: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = Keyring(OLD).current, Keyring(NEW).current
    before = run("keys", "status")
    assert (before.exit_code, f"disability_certificates.number: 1 under the key {old}" in before.output) == (0, True)
    rotated = run("keys", "rotate")
    assert rotated.exit_code == 0, rotated.stderr
    assert "disability_certificates: 1 rows rewritten" in rotated.output
    after = run("keys", "status")
    assert f"under the current key {new}" in after.output
    assert "Nothing needs TONGXING_OLD_SECRET_KEYS any more." in after.output
    set_keys(monkeypatch, NEW, "")
    assert run("keys", "check").output == "Everything opens with the keys that are set, where it stands.\n"
    assert run("audit", "verify").exit_code == 0


def test_an_old_key_that_is_needed_and_not_set_is_told(registry: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    set_keys(monkeypatch, NEW, "")
    missing = run("keys", "status")
    assert missing.exit_code == 1
    assert "TONGXING_OLD_SECRET_KEYS lacks one" in missing.stderr


def test_the_check_names_what_does_not_open(registry: Database) -> None:
    with registry.write() as session:
        session.execute(text("update people set name = phone"))
    checked = run("keys", "check")
    assert checked.exit_code == 1
    assert "1 do not open" in checked.stderr
    assert "people.name:" in checked.stderr


def test_the_audit_is_told_with_its_head_and_looked_through_for_one_that_was_kept(registry: Database) -> None:
    with registry.read() as session:
        kept = audit.head(session)
    assert kept is not None
    told = run("audit", "verify", "--head", kept[1])
    assert told.exit_code == 0, told.stderr
    assert f"{kept[0]} entries hold together" in told.output
    assert told.output.splitlines()[-1] == f"head: {kept[1]}"
    lacking = run("audit", "verify", "--head", "a head of another chain")
    assert (lacking.exit_code, "lacks an entry whose head was kept" in lacking.stderr) == (1, True)


def test_a_changed_audit_ends_with_one_and_the_entry(registry: Database) -> None:
    with registry.write() as session:
        if registry.is_sqlite:
            session.execute(text("drop trigger audit_no_update"))
        else:
            session.execute(text("set local session_replication_role = replica"))
        session.execute(text("update audit set actor = 'x' where id = 1"))
    broken = run("audit", "verify")
    assert (broken.exit_code, broken.stderr) == (
        1,
        "The audit is broken: audit entry 1 was changed, or one before it whose key is not here.\n",
    )


def test_where_there_is_no_registry_none_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGXING_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("TONGXING_SECRET_KEY", NEW)
    none = run("audit", "verify")
    assert (none.exit_code, none.stderr) == (1, "There is no registry yet: the first start makes it.\n")
    assert not list(tmp_path.glob("*.db"))
