"""The last line: the keys of the contract, and the figures worked out by hand on a few results."""

from __future__ import annotations

import json

import pytest

from benches.voice.audio import Clip
from benches.voice.conversations import Load
from benches.voice.recognition import OtherResult, Result
from benches.voice.report import Measured, last_line, table
from benches.voice.sentences import Sentence
from benches.voice.speaking import Speed, Spoken
from benches.voice.stream import Turn
from benches.voice.understanding import Outcome
from server.conversation.hearing import Mended

KEYS = """first_audio_ms_p50, first_audio_ms_p95, first_audio_8_ms_p50, first_audio_8_ms_p95, asr_ms_p50,
asr_plain_ms_p50, cer_16k, cer_8k, intent_16k, intent_8k, digits_right_or_asked, digits_wrong_accepted, prompt_ms_p50,
sentence_natural_ms_p50, sentence_fast_ms_p50, speech_mb, speakers_held""".replace("\n", " ").split(", ")


def clip(text: str) -> Clip:
    return Clip(Sentence("wishes", text, "find_job"), "zf_xiaoyi", 1.0)


def heard(text: str, raw: str, mended: str, ms: float, seconds: float = 4.0, number: Outcome | None = None) -> Result:
    understood = Mended(text=mended, raw=raw, repairs=(), sure=True, confidence=0.9)
    return Result(clip(text), seconds, raw, understood, ms, 1.0, text == mended, number)


def load(speakers: int, *times: float | None) -> Load:
    return Load(speakers, [Turn("取消", "取消", ms) for ms in times])


def measured() -> Measured:
    results = [
        heard("找个工作", "找各工作", "找个工作", 200),
        heard("在家能干", "再加能干", "再家能干", 300),
        heard("取消", "取消", "取消", 90, seconds=0.8),
        heard("四幺零幺", "4101", "4101", 900, seconds=8, number="asked"),
        heard("四幺零幺", "4101", "4101", 900, seconds=8, number="lost"),
    ]
    return Measured(
        heard={"16k": results, "8k": results},
        others={"faster-whisper": [OtherResult(clip("找个工作"), "找个工作", 1100)]},
        spoken=Spoken(12.34, 512.3, 31.26, {"kokoro": Speed(700, 0.7), "espeak": Speed(20, 0.01)}),
        loads=[load(1, 800, 900, 1000), load(8, 1200, 1300), load(12, 1500, 2500)],
        with_voice_mb=900.4,
        without_voice_mb=300.2,
    )


def test_the_last_line_has_the_keys_of_the_contract_and_no_others() -> None:
    assert list(json.loads(last_line(measured()))) == KEYS


def test_what_was_not_measured_is_null() -> None:
    assert set(json.loads(last_line(Measured())).values()) == {None}


def test_the_figures_are_those_of_the_results() -> None:
    figures = json.loads(last_line(measured()))

    assert figures["cer_16k"] == pytest.approx(0.1)
    assert figures["intent_16k"] == pytest.approx(2 / 3, abs=0.0001)
    assert figures["asr_ms_p50"] == 250
    assert figures["asr_plain_ms_p50"] == 1100
    assert figures["digits_right_or_asked"] == 0.5
    assert figures["digits_wrong_accepted"] == 0
    assert figures["first_audio_ms_p50"] == 900
    assert figures["first_audio_8_ms_p50"] == 1250
    assert figures["prompt_ms_p50"] == 12.3
    assert figures["speech_mb"] == 600


def test_speakers_are_held_while_19_of_20_turns_begin_within_two_seconds() -> None:
    assert json.loads(last_line(measured()))["speakers_held"] == 8


def test_a_turn_that_failed_is_not_held() -> None:
    one = measured()
    one.loads = [load(1, 800), load(8, 1200, None)]

    assert json.loads(last_line(one))["speakers_held"] == 1


def test_the_table_shows_engines_side_by_side() -> None:
    shown = table(measured())

    for name in ("whisper, short window", "faster-whisper", "kokoro", "espeak"):
        assert name in shown
