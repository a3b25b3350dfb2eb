"""Who speaks what the heads learn from."""

from __future__ import annotations

from benches.voice.audio import VOICES
from scripts.whisper_heads.speech import CHINESE, MANIFEST, WOMEN
from server.speech.models.manifest import manifest

LEARNED = {file.path.removesuffix(".bin") for file in manifest(MANIFEST)["voices"].files}


def test_the_voices_of_the_bench_are_not_learned_from() -> None:
    assert len(LEARNED) > 40
    assert not LEARNED & set(VOICES)


def test_there_are_chinese_men_and_women_of_other_languages_to_mix() -> None:
    assert any(name.startswith(CHINESE) for name in LEARNED)
    assert sum(name.startswith(WOMEN) for name in LEARNED) > 10
