"""Whisper with a short window hears real speech, and nothing where there is none."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from server.conversation.hearing.lexicon import Lexicon
from server.speech.audio import HEARD_RATE, Samples, pcm_of, samples_of
from server.speech.recognizer import Hints
from server.speech.recognizers.whisper import LONGEST, WhisperRecognizer
from tests.spoken import silence, spoken

HINTS = Hints(("培训", "报名", "补贴"))
WORDS = Lexicon(["我想报名参加培训班", "残疾人证丢了怎么办", "取消", "是的", "不是"])


def noise(seconds: float, loudness: float = 0.05) -> Samples:
    return np.random.default_rng(5).normal(0, loudness, int(seconds * HEARD_RATE)).astype(np.float32)


def test_a_sentence_is_heard_with_several_hypotheses(whisper: WhisperRecognizer) -> None:
    listening = whisper.listen(HINTS)
    listening.feed(spoken("我想报名参加培训班。"))
    recognition = listening.recognize()
    assert "我想" in recognition.text
    assert "培训" in recognition.text
    assert 2 <= len(recognition.hypotheses) <= 5
    confidences = [one.confidence for one in recognition.hypotheses]
    assert all(0 < confidence <= 1 for confidence in confidences)
    assert confidences == sorted(confidences, reverse=True)


def test_what_was_fed_in_pieces_is_heard_as_one(whisper: WhisperRecognizer) -> None:
    sound, pieces, whole = spoken("我想报名参加培训班。"), whisper.listen(HINTS), whisper.listen(HINTS)
    for at in range(0, len(sound), 1024):
        pieces.feed(sound[at : at + 1024])
    whole.feed(sound)
    assert pieces.recognize() == whole.recognize()


@pytest.mark.parametrize("pcm", [b"", b"\0\0" * 10, bytes(3 * HEARD_RATE), silence(2.0)])
def test_silence_is_nothing(whisper: WhisperRecognizer, pcm: bytes) -> None:
    listening = whisper.listen(HINTS)
    listening.feed(pcm)
    assert listening.recognize().hypotheses == ()


def test_noise_makes_no_long_text(whisper: WhisperRecognizer) -> None:
    listening = whisper.listen(HINTS)
    listening.feed(pcm_of(noise(3.0)))
    assert len(listening.recognize().text) <= 12 + 9 * 3


def music(seconds: float) -> Samples:
    """Chords of four tones with overtones, a new one each half second."""
    times = np.arange(int(seconds * HEARD_RATE)) / HEARD_RATE
    roots = 220 * 2 ** (np.array([0, 5, 7, 3, 8, 2])[(times / 0.5).astype(int) % 6] / 12)
    phase = 2 * np.pi * np.cumsum(roots) / HEARD_RATE
    tones = sum(np.sin(phase * interval * over) / over for interval in (1, 1.26, 1.5, 2) for over in (1, 2, 3))
    return (0.05 * np.asarray(tones) * np.exp(-3 * (times % 0.5))).astype(np.float32)


def keyboard(seconds: float) -> Samples:
    """Clicks of a few milliseconds, some seven a second."""
    chance, sound = np.random.default_rng(8), noise(seconds, 0.0005)
    for start in chance.integers(0, len(sound) - 400, int(7 * seconds)):
        sound[start : start + 400] += chance.normal(0, 0.3, 400) * np.exp(-np.arange(400) / 60)
    return sound


def two_people() -> Samples:
    """Two sentences at once, one as loud as the other."""
    one, other = (samples_of(spoken(text, voice)) for text, voice in TWO)
    length = max(len(one), len(other))
    return np.pad(one, (0, length - len(one))) + np.pad(other, (0, length - len(other)))


TWO = (("我想报名参加培训班。", "zf_xiaobei"), ("残疾人证丢了怎么办。", "zm_yunxi"))


@pytest.mark.parametrize(
    "made", [lambda: music(5.0), lambda: keyboard(5.0), two_people], ids=["music", "keys", "two"]
)
@pytest.mark.parametrize("hints", [HINTS, Hints(words=WORDS), Hints(digits=True)], ids=["phrases", "words", "digits"])
def test_what_is_no_clear_speech_makes_no_long_text(
    whisper: WhisperRecognizer, made: Callable[[], Samples], hints: Hints
) -> None:
    listening = whisper.listen(hints)
    listening.feed(pcm_of(np.clip(made(), -1, 1)))
    found = listening.recognize()
    assert all(len(one.text) <= 12 + 9 * found.seconds for one in found.hypotheses)


@pytest.mark.parametrize("sound", [music(5.0), keyboard(5.0), noise(3.0)], ids=["music", "keys", "noise"])
def test_where_nobody_speaks_no_known_words_are_read(whisper: WhisperRecognizer, sound: Samples) -> None:
    assert not any(one.in_words for one in whisper.transcribe(sound, Hints(words=WORDS)))


def test_of_what_never_ends_the_beginning_is_heard(whisper: WhisperRecognizer) -> None:
    listening = whisper.listen(HINTS)
    listening.feed(spoken("我想报名参加培训班。") + pcm_of(noise(LONGEST + 10, 0.001)))
    assert "我想" in listening.recognize().text
