"""`tongxing staff-token`."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from server.cli import app
from server.staff.tokens import Role, Staff, read_token


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TONGXING_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("TONGXING_SECRET_KEY", raising=False)
    monkeypatch.delenv("TONGXING_ENV", raising=False)


def test_a_token_opens_with_the_key_of_the_data_folder(tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["staff-token", "--role", "clerk", "--area", "130100"])
    assert result.exit_code == 0
    key = (tmp_path / "development.key").read_text()
    assert read_token(result.stdout.strip(), key)[0] == Staff(Role.CLERK, "130100")


def test_without_an_area_a_token_stands_for_both_provinces(tmp_path: Path) -> None:
    token = CliRunner().invoke(app, ["staff-token", "--role", "auditor"]).stdout.strip()
    assert read_token(token, (tmp_path / "development.key").read_text())[0] == Staff(Role.AUDITOR, "000000")


@pytest.mark.parametrize("options", [["--role", "king"], ["--role", "clerk", "--area", "110000"], []])
def test_an_unknown_role_or_area_gets_no_token(options: list[str]) -> None:
    result = CliRunner().invoke(app, ["staff-token", *options])
    assert result.exit_code != 0
    assert result.stdout == ""


@pytest.mark.parametrize("key", ["", "a long random text"])
def test_in_production_no_token_is_printed(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv("TONGXING_ENV", "production")
    monkeypatch.setenv("TONGXING_SECRET_KEY", key)
    result = CliRunner().invoke(app, ["staff-token", "--role", "clerk"])
    assert (result.exit_code, result.stdout) == (1, "")
    assert len(result.stderr.splitlines()) == 1


def test_another_name_is_another_person(tmp_path: Path) -> None:
    token = CliRunner().invoke(app, ["staff-token", "--role", "clerk", "--name", "wang"]).stdout.strip()
    assert read_token(token, (tmp_path / "development.key").read_text())[0] == Staff(Role.CLERK, "000000", "wang")
