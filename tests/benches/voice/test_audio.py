"""Speech through a telephone line: its band, its noise."""

from __future__ import annotations

import numpy as np
import pytest

from benches.voice.audio import LINE_RATE, WAYS, clips, frames, on_the_line, telephone, with_noise
from benches.voice.sentences import certificate_numbers
from server.speech.audio import HEARD_RATE, Samples


def tone(hertz: float, seconds: float = 2.0) -> Samples:
    return (0.3 * np.sin(2 * np.pi * hertz * np.arange(int(seconds * HEARD_RATE)) / HEARD_RATE)).astype(np.float32)


def power(samples: Samples) -> float:
    return float(np.mean(np.square(samples, dtype=np.float64)))


def test_the_noise_lies_15_db_below_the_speech() -> None:
    speech = on_the_line(tone(440) + tone(1700))
    noise = with_noise(speech) - speech

    assert 10 * np.log10(power(speech) / power(noise)) == pytest.approx(15, abs=0.05)


def test_the_noise_is_the_same_every_time() -> None:
    speech = on_the_line(tone(440))

    assert np.array_equal(with_noise(speech), with_noise(speech))


@pytest.mark.parametrize("hertz", [100, 5000])
def test_a_line_carries_no_tone_outside_its_band(hertz: float) -> None:
    assert power(on_the_line(tone(hertz))) < power(tone(hertz)) / 1000


def test_a_line_carries_a_tone_within_its_band() -> None:
    assert power(on_the_line(tone(1000))) == pytest.approx(power(tone(1000)), rel=0.02)


def test_what_comes_through_a_line_is_as_long_as_before() -> None:
    speech = tone(440, 1.5)

    assert len(on_the_line(speech)) == 1.5 * LINE_RATE
    assert len(telephone(speech)) == len(speech)


def test_all_twelve_ways_of_speaking_are_used_alike() -> None:
    spoken = clips(certificate_numbers(60))

    assert [sum((clip.voice, clip.rate) == way for clip in spoken) for way in WAYS] == [5] * 12


def test_the_last_frame_is_filled_with_silence() -> None:
    assert list(frames(b"\1\1" * 5, 3)) == [b"\1\1" * 3, b"\1\1" * 2 + b"\0\0"]
