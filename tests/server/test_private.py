"""What is written is for its owner alone, whatever the umask, and what stood open before is closed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.private import private_file, private_folder
from server.registry.database import Database
from server.settings import load_settings


@pytest.fixture(autouse=True)
def careless() -> Iterator[None]:
    """A process whose files everybody may read."""
    before = os.umask(0o000)
    yield
    os.umask(before)


def mode(path: Path) -> str:
    return oct(path.stat().st_mode & 0o777)


def test_a_new_file_is_private_from_its_first_moment(tmp_path: Path) -> None:
    private_file(tmp_path / "new")
    assert mode(tmp_path / "new") == "0o600"


def test_a_file_that_stood_open_is_closed_and_keeps_what_it_holds(tmp_path: Path) -> None:
    for name in ("old.db", "old.db-wal"):
        (tmp_path / name).write_text("示例")
    private_file(tmp_path / "old.db")
    assert {mode(tmp_path / name) for name in ("old.db", "old.db-wal")} == {"0o600"}
    assert (tmp_path / "old.db").read_text() == "示例"


def test_a_folder_is_closed_with_all_that_it_holds(tmp_path: Path) -> None:
    inner = tmp_path / "data" / "log"
    inner.mkdir(parents=True)
    (inner / "bot.log").write_text("示例")
    private_folder(tmp_path / "data")
    assert (mode(tmp_path / "data"), mode(inner), mode(inner / "bot.log")) == ("0o700", "0o700", "0o600")


def test_what_a_link_leads_to_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("示例")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "link").symlink_to(tmp_path / "elsewhere")
    private_folder(tmp_path / "data")
    assert mode(tmp_path / "elsewhere") == "0o666"


def test_the_registry_and_the_key_of_development_are_private(tmp_path: Path) -> None:
    settings = load_settings(data_dir=tmp_path / "data")
    database = Database(settings.database_url)
    with database.write() as session:
        session.connection().exec_driver_sql("create table sample (id integer)")
        assert {mode(path) for path in (tmp_path / "data").iterdir()} == {"0o600"}
    database.close()
    assert mode(tmp_path / "data") == "0o700"
