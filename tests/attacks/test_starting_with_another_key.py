"""A copy that is started with another secret key writes nothing into the registry, by whichever command."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from server.cli import app
from server.registry.crypto import Keyring, WrongSecret, use_keyring
from server.registry.database import Database
from server.registry.models import AuditEntry, KeyCheck, Occupation
from server.settings import Settings
from server.startup import prepare_database
from tests.samples import a_person

OWN, ANOTHER = "the key of the office, long enough", "a key that somebody made up today"


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    settings = Settings(secret_key=OWN, data_dir=tmp_path, sample_data=False)
    prepare_database(settings)
    database = Database(settings.database_url)
    with database.write() as session:
        a_person(session)
    monkeypatch.setenv("TONGXING_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("TONGXING_SECRET_KEY", ANOTHER)
    return database


@pytest.mark.parametrize("command", [["import", "occupations", "{list}"], ["keys", "rotate"], ["keys", "status"]])
def test_no_command_takes_it(registry: Database, tmp_path: Path, command: list[str]) -> None:
    path = tmp_path / "list.csv"
    path.write_text("代码,名称,来源\nZZ-1,示例修伞,示例来源\n", encoding="utf-8")
    before = rows(registry)
    done = CliRunner().invoke(app, [part.format(list=path) for part in command])
    assert done.exit_code == 1
    assert "TONGXING_SECRET_KEY is not the key" in done.stderr
    assert rows(registry) == before


def test_no_copy_starts_even_where_the_row_that_shows_the_key_was_removed(registry: Database, tmp_path: Path) -> None:
    with registry.write() as session:
        session.query(KeyCheck).delete()
    with pytest.raises(WrongSecret):
        prepare_database(Settings(secret_key=ANOTHER, data_dir=tmp_path, sample_data=False))


def rows(database: Database) -> list[int]:
    use_keyring(Keyring(OWN))
    with database.read() as session:
        return [session.query(model).count() for model in (AuditEntry, KeyCheck, Occupation)]
