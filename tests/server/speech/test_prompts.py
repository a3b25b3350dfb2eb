"""What is kept of what was spoken, and what is not."""

from pathlib import Path

import pytest

from server.speech.prompts import PromptStore, prompt_key
from server.speech.synthesizer import VoiceSettings


def test_a_known_prompt_is_there_for_another_process(tmp_path: Path) -> None:
    PromptStore(tmp_path).put("ab1", b"\1\2", keep=True)

    assert PromptStore(tmp_path).get("ab1") == b"\1\2"


def test_what_is_personal_is_remembered_and_never_on_disk(tmp_path: Path) -> None:
    store = PromptStore(tmp_path)
    store.put("ab1", b"\1\2")

    assert store.get("ab1") == b"\1\2"
    assert not list(tmp_path.rglob("*.*"))
    assert PromptStore(tmp_path).get("ab1") is None


def test_the_memory_forgets_what_was_not_asked_for_the_longest(tmp_path: Path) -> None:
    store = PromptStore(tmp_path, most_in_memory=0.002)
    store.put("first", bytes(900))
    store.put("second", bytes(900))
    store.get("first")
    store.put("third", bytes(900))

    assert store.get("second") is None
    assert store.get("first") is not None


def test_the_folder_stays_within_its_bound(tmp_path: Path) -> None:
    store = PromptStore(tmp_path, most_megabytes=0.01)
    for number in range(200):
        store.put(f"{number:03}", bytes(500), keep=True)

    assert sum(path.stat().st_size for path in tmp_path.rglob("*.pcm")) <= 10_000 + 32 * 500
    assert store.get("199") is not None


def test_a_folder_that_cannot_be_written_costs_no_answer(tmp_path: Path) -> None:
    store = PromptStore(tmp_path)
    (tmp_path / "ab").write_text("a file where a folder should be")

    store.put("ab1", b"\1\2", keep=True)

    assert store.get("ab1") is None


@pytest.mark.parametrize(
    "other",
    [
        ("kokoro", "2", VoiceSettings(), "好"),
        ("espeak", "1", VoiceSettings(), "好"),
        ("kokoro", "1", VoiceSettings(rate=1.2), "好"),
        ("kokoro", "1", VoiceSettings(voice="zm_yunxi"), "好"),
        ("kokoro", "1", VoiceSettings(), "好的"),
    ],
)
def test_another_engine_model_voice_rate_or_text_is_another_prompt(
    other: tuple[str, str, VoiceSettings, str],
) -> None:
    assert prompt_key("kokoro", "1", VoiceSettings(), "好") != prompt_key(*other)
