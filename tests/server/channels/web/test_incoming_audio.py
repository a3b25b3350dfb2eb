"""Audio of any usual rate is brought to 16 kHz; what cannot be used is refused with a reason."""

from __future__ import annotations

import numpy as np
import pytest

from server.channels.web.incoming_audio import RATES, AudioRefused, IncomingAudio


def tone(rate: int, seconds: float) -> bytes:
    at = np.arange(int(rate * seconds)) / rate
    return (8000 * np.sin(2 * np.pi * 400 * at)).astype("<i2").tobytes()


@pytest.mark.parametrize("rate", RATES)
def test_a_tone_stays_the_same_tone_at_any_rate(rate: int) -> None:
    microphone, sound = IncomingAudio(rate), tone(rate, 1.0)
    frame = rate // 50 * 2
    heard = b"".join(microphone.take(sound[at : at + frame]) for at in range(0, len(sound), frame))
    samples = np.frombuffer(heard, dtype="<i2")
    assert 0.9 < len(samples) / 16_000 <= 1.0
    crossings = np.count_nonzero(np.diff(np.signbit(samples[2_000:12_000])))
    assert abs(crossings / 2 / (10_000 / 16_000) - 400) < 5


def test_half_a_sample_is_refused() -> None:
    with pytest.raises(AudioRefused, match="audio_odd_bytes"):
        IncomingAudio(16_000).take(b"\0\0\0")


def test_a_frame_of_more_than_a_second_is_refused() -> None:
    with pytest.raises(AudioRefused, match="audio_frame_too_long"):
        IncomingAudio(16_000).take(bytes(2 * 16_001))


def test_half_a_minute_may_come_at_once_and_no_more() -> None:
    microphone, second = IncomingAudio(16_000), bytes(2 * 16_000)
    for _ in range(30):
        microphone.take(second)
    with pytest.raises(AudioRefused, match="audio_too_fast"):
        microphone.take(second)
