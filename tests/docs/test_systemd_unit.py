"""The service that the page on production describes can be read by systemd, and names what there is."""

from __future__ import annotations

import configparser
import re
import shlex
from pathlib import Path, PurePosixPath

import pytest
import typer
from typer.testing import CliRunner

from server.cli import app
from server.setting_names import unknown_names
from server.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "run-in-production.md").read_text(encoding="utf-8")
BLOCKS = [
    re.sub(r"^    ", "", block, flags=re.MULTILINE)
    for block in re.findall(r"(?:^(?:    .*)?\n)+", PAGE, re.MULTILINE)
]
TONGXING = "/opt/tongxing/app/.venv/bin/tongxing"
COMMANDS = set(typer.main.get_group(app).commands)


@pytest.fixture(scope="module")
def unit() -> configparser.ConfigParser:
    [text] = [block for block in BLOCKS if "[Unit]" in block]
    text = text[text.index("[Unit]") : text.index("\n\nsystemctl")]
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read_string(text)
    return parser


def test_it_has_its_three_sections_and_a_user_of_its_own(unit: configparser.ConfigParser) -> None:
    assert unit.sections() == ["Unit", "Service", "Install"]
    service = unit["Service"]
    assert service["User"] not in ("", "root")
    assert service["Restart"] == "on-failure"
    assert service["EnvironmentFile"] == "/etc/tongxing/environment"
    assert "install -D -m 0600 -o root -g root" in PAGE


def test_what_it_runs_are_commands_that_there_are(unit: configparser.ConfigParser) -> None:
    for option in ("ExecStartPre", "ExecStart"):
        program, command = shlex.split(unit["Service"][option])
        assert program == TONGXING
        assert command in COMMANDS
        assert CliRunner().invoke(app, [command, "--help"]).exit_code == 0


def test_the_program_lies_in_the_folder_in_which_it_is_run(unit: configparser.ConfigParser) -> None:
    assert PurePosixPath(TONGXING).is_relative_to(unit["Service"]["WorkingDirectory"])
    assert (ROOT / PurePosixPath(TONGXING).relative_to(unit["Service"]["WorkingDirectory"])).exists()


def test_every_command_of_the_page_is_one() -> None:
    named = set(re.findall(r"(?:bin/|`)tongxing ([a-z-]+)", PAGE))
    assert named >= {"check", "serve", "staff", "keys", "audit"}
    assert named <= COMMANDS


def test_every_setting_of_the_page_is_one() -> None:
    named = set(re.findall(r"TONGXING_[A-Z_]+[A-Z]", PAGE)) - {"TONGXING_CHANNEL_SECRETS"}
    assert unknown_names(named, Settings) == []


def test_the_bot_may_make_code_while_it_runs_and_write_only_where_it_must(unit: configparser.ConfigParser) -> None:
    service = unit["Service"]
    assert "MemoryDenyWriteExecute" not in service
    assert (service["ProtectSystem"], service["StateDirectory"]) == ("strict", "tongxing")
    assert "TONGXING_DATA_DIR=/var/lib/tongxing" in PAGE
