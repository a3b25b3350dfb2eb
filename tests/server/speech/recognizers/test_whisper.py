"""Whisper with a short window hears real speech, and nothing where there is none."""

from __future__ import annotations

import numpy as np
import pytest

from server.speech.audio import HEARD_RATE, Samples, pcm_of
from server.speech.recognizer import Hints
from server.speech.recognizers.whisper import LONGEST, WhisperRecognizer
from tests.spoken import silence, spoken

HINTS = Hints(("培训", "报名", "补贴"))


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


def test_of_what_never_ends_the_beginning_is_heard(whisper: WhisperRecognizer) -> None:
    listening = whisper.listen(HINTS)
    listening.feed(spoken("我想报名参加培训班。") + pcm_of(noise(LONGEST + 10, 0.001)))
    assert "我想" in listening.recognize().text
