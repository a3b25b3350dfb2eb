"""Where speech ends, by its energy."""

from __future__ import annotations

import numpy as np
import pytest

from benches.voice.stream import QUIET, voiced_seconds
from server.speech.audio import HEARD_RATE, samples_of


def noise(seconds: float, level: float) -> np.ndarray:
    return np.random.default_rng(1).normal(0, level, int(seconds * HEARD_RATE)).astype(np.float32)


def test_the_silence_behind_speech_is_not_voiced() -> None:
    assert voiced_seconds(np.concatenate([noise(1.2, 0.1), noise(0.5, 0.0001)])) == pytest.approx(1.2, abs=0.02)


def test_a_pause_inside_speech_does_not_end_it() -> None:
    speech = np.concatenate([noise(0.5, 0.1), noise(0.6, 0.0001), noise(0.4, 0.05)])

    assert voiced_seconds(speech) == pytest.approx(1.5, abs=0.02)


def test_the_room_between_turns_is_quiet_and_not_dead() -> None:
    assert 0 < np.max(np.abs(samples_of(QUIET))) < 0.002
