"""Somebody who reaches the server's shell sets TONGXING_ENV=development to read codes and to make tokens."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest
from typer.testing import CliRunner

from server.cli import app
from server.registry.crypto import Keyring, use_keyring
from server.registry.database import Database
from server.registry.services.environment import WrongEnvironment
from server.registry.services.messages import send_text
from server.running_copies import announce
from server.settings import Settings
from server.startup import prepare_database

KEY = secrets.token_urlsafe(48)
CODE = "【同行】验证码 123456"


@pytest.fixture
def served(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A registry that is served to people, with a code in its outbox, and the attacker's shell beside it."""
    settings = Settings(
        env="production", secret_key=KEY, database_url=database_url, data_dir=tmp_path, sms_gateway="none"
    )
    prepare_database(settings)
    database = Database(database_url)
    with database.write() as session:
        send_text(session, "19900000001", "verification", CODE)
    database.close()
    monkeypatch.setenv("TONGXING_ENV", "development")
    monkeypatch.setenv("TONGXING_SECRET_KEY", KEY)
    monkeypatch.setenv("TONGXING_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("TONGXING_DATABASE_URL", database_url)
    return database_url


@pytest.mark.parametrize(
    "command",
    [["outbox"], ["outbox", "--to", "19900000001"], ["staff-token", "--role", "admin"]],
)
def test_no_command_of_development_works_on_it(served: str, command: list[str]) -> None:
    result = CliRunner().invoke(app, command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "123456" not in result.output


def test_a_registry_that_is_named_or_found_running_is_left_out_too(
    served: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TONGXING_DATABASE_URL")
    result = CliRunner().invoke(app, ["outbox", "--database-url", served])
    assert (result.exit_code, result.stdout) == (1, "")
    with announce(Settings(data_dir=tmp_path, port=8001, database_url=served)):
        assert "123456" not in CliRunner().invoke(app, ["outbox"]).output


def test_a_start_for_development_is_refused_and_changes_nothing(served: str, tmp_path: Path) -> None:
    with pytest.raises(WrongEnvironment):
        prepare_database(Settings(secret_key=KEY, database_url=served, data_dir=tmp_path))
    use_keyring(Keyring(KEY))
