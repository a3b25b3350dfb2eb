"""`tongxing outbox`."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from server.cli import app
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.services.messages import send_text
from server.running_copies import announce
from server.settings import Settings

FIRST, SECOND = "19900000001", "19900000002"


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TONGXING_DATA_DIR", str(tmp_path / "var"))
    monkeypatch.setenv("TONGXING_SECRET_KEY", "test")
    monkeypatch.delenv("TONGXING_DATABASE_URL", raising=False)
    monkeypatch.delenv("TONGXING_ENV", raising=False)
    use_keyring(Keyring("test"))


def send(url: str, phone: str, hour: int, body: str) -> None:
    database = Database(url)
    with database.write() as session:
        send_text(session, phone, "verification", body).created_at = datetime(2026, 11, 22, hour, tzinfo=UTC)
    database.close()


def outbox(*options: str) -> list[str]:
    result = CliRunner().invoke(app, ["outbox", *options])
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


def test_messages_stand_oldest_first_one_a_line_in_the_offices_time(database_url: str) -> None:
    send(database_url, FIRST, 5, "【同行】验证码 222222。\n请不要告诉别人。")
    send(database_url, SECOND, 4, "【同行】验证码 111111。")
    assert outbox("--database-url", database_url) == [
        f"2026-11-22 12:00:00  {SECOND}  verification  【同行】验证码 111111。",
        f"2026-11-22 13:00:00  {FIRST}  verification  【同行】验证码 222222。 请不要告诉别人。",
    ]


def test_only_one_phones_messages_are_shown(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGXING_DATABASE_URL", database_url)
    send(database_url, FIRST, 1, "一")
    send(database_url, SECOND, 2, "二")
    assert [line[-1] for line in outbox("--to", "199 0000 0002")] == ["二"]
    assert outbox("--to", "19900000003") == []


def test_all_running_copies_and_the_default_one_are_read(sqlite_template: Path, tmp_path: Path) -> None:
    data_dir = tmp_path / "var"
    data_dir.mkdir()
    for name in ("var/tongxing.db", "copy.db", "ended.db"):
        shutil.copy(sqlite_template, tmp_path / name)
        send(f"sqlite:///{tmp_path / name}", FIRST, 1, name)
    with announce(Settings(data_dir=data_dir, port=8001, database_url=f"sqlite:///{tmp_path}/ended.db")):
        pass
    with (
        announce(Settings(data_dir=data_dir, port=8002, database_url=f"sqlite:///{tmp_path}/copy.db")),
        announce(Settings(data_dir=data_dir, port=8003, database_url=f"sqlite:///{tmp_path}/not_there_yet.db")),
    ):
        assert sorted(line.split("  ")[-1] for line in outbox()) == ["copy.db", "var/tongxing.db"]
    assert not (tmp_path / "not_there_yet.db").exists()


def test_without_any_database_the_outbox_is_empty() -> None:
    assert outbox() == []


def test_a_copy_with_another_key_is_left_out(sqlite_template: Path, tmp_path: Path) -> None:
    shutil.copy(sqlite_template, tmp_path / "other.db")
    use_keyring(Keyring("another key"))
    send(f"sqlite:///{tmp_path}/other.db", FIRST, 1, "一")
    with announce(Settings(data_dir=tmp_path / "var", port=8001, database_url=f"sqlite:///{tmp_path}/other.db")):
        result = CliRunner().invoke(app, ["outbox"])
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "A database was left out: UnreadableSecret\n"


@pytest.mark.parametrize("options", [["--to", "12"], ["--database-url", "nonsense"]])
def test_what_cannot_be_used_is_told_in_one_sentence(options: list[str]) -> None:
    result = CliRunner().invoke(app, ["outbox", *options])
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)


def test_in_production_the_outbox_stays_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGXING_ENV", "production")
    result = CliRunner().invoke(app, ["outbox"])
    assert (result.exit_code, result.stdout) == (1, "")
