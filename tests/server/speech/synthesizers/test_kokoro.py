"""Kokoro really speaks, and Whisper understands it."""

from pathlib import Path

import pytest
from pypinyin import lazy_pinyin

from server.speech.audio import HEARD_RATE, SPOKEN_RATE, pcm_of, resampled, samples_of, seconds_of
from server.speech.recognizers.whisper import WhisperRecognizer
from server.speech.spoken_form import spoken_form
from server.speech.synthesizer import SynthesizerUnavailable, VoiceSettings
from server.speech.synthesizers.kokoro import KokoroSynthesizer


def heard(whisper: WhisperRecognizer, pcm: bytes) -> list[str]:
    """Return the syllables that Whisper hears, numbers as they are said."""
    listening = whisper.listen()
    listening.feed(pcm_of(resampled(samples_of(pcm), SPOKEN_RATE, HEARD_RATE)))
    return syllables(listening.recognize().text)


def syllables(text: str) -> list[str]:
    return lazy_pinyin("".join(character for character in spoken_form(text) if character.isalnum()))


@pytest.mark.parametrize(
    "text",
    [
        "您好，我是同行。请说您的残疾人证号。",
        "一共三千元。",
        "2026年11月27日开课。",
        "上午9:30上课。",
        "证号410105199001。",
    ],
)
def test_what_it_says_is_understood(text: str, kokoro: KokoroSynthesizer, whisper: WhisperRecognizer) -> None:
    pcm = b"".join(kokoro.synthesize(spoken_form(text)))

    said, understood = syllables(text), heard(whisper, pcm)
    assert sum(one in understood for one in said) >= 0.8 * len(said)


def test_a_faster_voice_takes_less_time_and_another_voice_sounds_different(kokoro: KokoroSynthesizer) -> None:
    usual, quick, other = (
        b"".join(kokoro.synthesize("请说您的名字。", settings))
        for settings in (VoiceSettings(), VoiceSettings(rate=1.6), VoiceSettings(voice="zm_yunxi"))
    )

    assert seconds_of(quick) < seconds_of(usual)
    assert other != usual


def test_signs_that_it_cannot_say_make_no_sound(kokoro: KokoroSynthesizer) -> None:
    assert b"".join(kokoro.synthesize("。……")) == b""


def test_a_folder_without_the_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(SynthesizerUnavailable, match="not whole"):
        KokoroSynthesizer(tmp_path)
