"""`tongxing check`, and that what an operator can put right is told in one sentence, whatever the command."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from server.cli import app
from server.registry.database import Database
from server.registry.models import Served
from server.settings import Settings
from server.startup import prepare_database

KEY = secrets.token_urlsafe(48)
PRODUCTION = {"env": "production", "secret_key": KEY, "sms_gateway": "none"}


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in os.environ if name.upper().startswith("TONGXING_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("TONGXING_DATA_DIR", str(tmp_path / "var"))


def check(monkeypatch: pytest.MonkeyPatch, **settings: str) -> Result:
    for name, value in settings.items():
        monkeypatch.setenv(f"TONGXING_{name.upper()}", value)
    return CliRunner().invoke(app, ["check"])


def test_good_settings_can_be_started_with_and_nothing_is_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    result = check(monkeypatch)
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (
        0, "The settings can be started with (development).",
    )  # fmt: skip
    assert not (tmp_path / "var" / "tongxing.db").exists()


def test_bad_settings_are_told_one_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    result = check(monkeypatch, office_opens="25:00", crisis_line="")
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 2)


def test_production_without_a_word_on_text_messages_would_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    result = check(monkeypatch, env="production", secret_key=KEY)
    assert result.exit_code == 1
    assert result.stderr.startswith("TONGXING_SMS_GATEWAY is missing")


def test_what_is_missing_for_real_people_is_warned_of(
    database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    warned = prepare_database(Settings(database_url=database_url, data_dir=tmp_path, **PRODUCTION))  # type: ignore[arg-type]
    result = check(monkeypatch, database_url=database_url, **PRODUCTION)
    assert result.exit_code == 0
    for part in ("No text messages are sent", "No member of staff", "There are no courses"):
        assert any(line.startswith(f"warning: {part}") for line in result.stdout.splitlines())
    assert len(warned) == 2


def test_another_key_would_not_start(database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    prepare_database(Settings(secret_key=KEY, database_url=database_url, data_dir=tmp_path, sample_data=False))
    result = check(monkeypatch, database_url=database_url, secret_key="another key")
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_looking_writes_nothing(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check(monkeypatch, database_url=database_url, secret_key=KEY).exit_code == 0
    database = Database(database_url)
    with database.read() as session:
        assert session.query(Served).count() == 0
    database.close()
    assert check(monkeypatch, secret_key="another key").exit_code == 0


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://x", "TONGXING_DATABASE_URL takes an address that begins with"),
        ("sqlite:////nope/x.db", "The database cannot be opened: there is no folder /nope."),
        ("sqlite:///{folder}", "The database does not answer: "),
        ("sqlite:///{folder}/text.db", "The database does not answer: "),
        ("postgresql://nobody:example-password@127.0.0.1:1/none", "The database does not answer: "),
    ],
)
@pytest.mark.parametrize(
    "command",
    [["check"], ["import", "occupations", "{folder}/list.csv"], ["policy", "load", "{folder}/list.csv"]],
    ids=lambda command: command[0],
)
def test_a_database_that_cannot_be_opened_is_told_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str], address: str, said: str
) -> None:
    (tmp_path / "text.db").write_text("This is no database, and long enough to be read as one." * 50)
    (tmp_path / "list.csv").write_text("代码,名称,来源\nZZ-1,示例修伞,示例来源\n", encoding="utf-8")
    monkeypatch.setenv("TONGXING_DATABASE_URL", address.format(folder=tmp_path))
    result = CliRunner().invoke(app, [part.format(folder=tmp_path) for part in command])
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1), result.output
    assert "example-password" not in result.output
    assert not Path("/nope").exists()
    if command[0] != "policy":  # whose document is read first
        assert result.stderr.startswith(said)


@pytest.mark.parametrize("command", [["outbox"], ["staff-token", "--role", "clerk"]], ids=lambda command: command[0])
def test_a_command_of_development_tells_it_too(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: list[str]
) -> None:
    (tmp_path / "text.db").write_text("This is no database, and long enough to be read as one." * 50)
    monkeypatch.setenv("TONGXING_DATABASE_URL", f"sqlite:///{tmp_path}/text.db")
    result = CliRunner().invoke(app, command)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (1, "", 1)
