"""The bot's dialogues: kept whole, kept short, and readable with their key alone."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the store gives back, told by a script that runs in the bot's environment."""
    python = ROOT / "bot" / ".venv" / "bin" / "python"
    done = subprocess.run(
        [str(python), "-m", "tests.bot.keep_dialogues", str(tmp_path_factory.mktemp("dialogues"))],
        cwd=ROOT, env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


@pytest.mark.parametrize("length", ["short", "long"])
def test_slots_form_and_last_messages_come_back_as_they_were(kept: dict[str, Any], length: str) -> None:
    dialogue = kept[length]
    assert dialogue["after"] == dialogue["before"]
    assert dialogue["after"]["form"] == "enrol_form"
    assert dialogue["after"]["slots"]["dialogue"]["facts"]["person_name"] == "王示例"


def test_a_short_history_is_kept_whole(kept: dict[str, Any]) -> None:
    before, after = kept["short"]["events"]
    assert after == before


def test_a_long_history_is_folded(kept: dict[str, Any]) -> None:
    before, after = kept["long"]["events"]
    assert before > 1000
    assert after < kept["fold above"]


def test_what_only_the_model_needs_is_not_kept(kept: dict[str, Any]) -> None:
    assert not kept["short"]["ranking kept"]


@pytest.mark.parametrize("length", ["short", "long"])
def test_nothing_that_was_said_can_be_read_in_the_file(kept: dict[str, Any], length: str) -> None:
    assert kept[length]["readable"] == []


UNREADABLE = {"paused": True, "written over": False}
"""no action runs on it, and its row stays"""


def test_another_key_opens_nothing(kept: dict[str, Any]) -> None:
    assert kept["another key"] == UNREADABLE


def test_a_dialogue_opens_under_its_own_sender_alone(kept: dict[str, Any]) -> None:
    assert kept["copied"] == UNREADABLE


def test_a_new_key_takes_a_dialogue_over_when_it_is_written(kept: dict[str, Any]) -> None:
    before, after = kept["marks"]
    assert before != after


def test_what_was_written_before_keys_had_ids_is_read(kept: dict[str, Any]) -> None:
    assert kept["from before"] == "before"


def test_nobody_else_on_the_machine_may_open_the_file(kept: dict[str, Any]) -> None:
    assert kept["mode"] == "0o600"


def test_a_dialogue_can_be_forgotten(kept: dict[str, Any]) -> None:
    assert kept["forgotten"] == [["short"], [], None]
