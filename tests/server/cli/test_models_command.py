"""`tongxing models`, as a person of the office runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from server.cli.models_command import models
from server.speech.models import manifest


@pytest.fixture(autouse=True)
def _empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TONGXING_MODEL_DIR", str(tmp_path))


def run(*arguments: str) -> Result:
    """Run the command."""
    return CliRunner().invoke(models, arguments)


def test_the_list_tells_what_is_missing_and_where_it_is_looked_for(tmp_path: Path) -> None:
    listed = run("list").output
    assert "whisper-base  missing   150 MB  MIT" in listed
    assert "vosk-cn       by hand" in listed
    assert listed.endswith(f"in {tmp_path}\n")


def test_a_name_that_no_model_has_is_answered_with_those_that_there_are() -> None:
    told = run("fetch", "whisper")
    assert told.exit_code == 1
    assert told.stderr == "There is no model whisper; there are whisper-base, kokoro, vosk-cn, vosk-ko.\n"


def test_a_model_that_is_put_in_place_by_hand_says_so(tmp_path: Path) -> None:
    told = run("fetch", "vosk-cn")
    assert told.exit_code == 1
    assert told.stderr.startswith("vosk-cn is put in place by hand: unpack https://")
    assert str(tmp_path / "vosk-cn") in told.stderr


def test_a_model_that_lies_there_is_fetched_in_no_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    model = manifest.manifest()["vosk-cn"]
    for path in model.expects:
        (tmp_path / model.name / path).parent.mkdir(parents=True)
        (tmp_path / model.name / path).write_text("")
    assert run("fetch", "vosk-cn").exit_code == 0
    assert "vosk-cn       here" in run("list").output
