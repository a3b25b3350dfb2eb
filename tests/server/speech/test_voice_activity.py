"""Silero hears speech as speech, and neither stillness nor noise."""

from __future__ import annotations

import numpy as np

from server.speech.audio import HEARD_RATE, pcm_of
from server.speech.voice_activity import FRAME_BYTES, VoiceActivity
from tests.spoken import silence, spoken


def heard(pcm: bytes, activity: VoiceActivity | None = None) -> list[bool]:
    activity = activity or VoiceActivity()
    return [activity.hear(pcm[at : at + FRAME_BYTES]) for at in range(0, len(pcm) - FRAME_BYTES + 1, FRAME_BYTES)]


def share(frames: list[bool]) -> float:
    return sum(frames) / len(frames)


def test_a_sentence_is_speech_between_two_silences() -> None:
    before, sentence, after = silence(1.0), spoken("我想报名参加培训班。"), silence(1.0)
    frames = heard(before + sentence + after)
    first = len(before) // FRAME_BYTES
    last = (len(before) + len(sentence)) // FRAME_BYTES
    assert not any(frames[: first - 1])
    assert share(frames[first:last]) > 0.7
    assert not any(frames[last + 6 :])


def test_noise_and_a_tone_are_no_speech() -> None:
    seconds = np.arange(2 * HEARD_RATE, dtype=np.float32) / HEARD_RATE
    tone = 0.3 * np.sin(2 * np.pi * 440 * seconds)
    noise = np.random.default_rng(3).normal(0, 0.05, 2 * HEARD_RATE)
    for sound in (tone, noise):
        assert share(heard(pcm_of(sound.astype(np.float32)))) < 0.1


def test_speech_that_is_hardly_there_is_somebody_elses() -> None:
    faint = np.frombuffer(spoken("我想报名参加培训班。"), dtype="<i2").astype(np.float32) / 32768 * 0.002
    assert not any(heard(pcm_of(faint)))


def test_what_was_heard_before_is_forgotten_on_demand() -> None:
    activity = VoiceActivity()
    first = heard(spoken("我想报名参加培训班。"), activity)
    activity.reset()
    assert heard(spoken("我想报名参加培训班。"), activity) == first
