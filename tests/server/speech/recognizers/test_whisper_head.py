"""A head on the encoder tells what is heard in each frame."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from server.speech.recognizers import whisper_digits, whisper_sounds
from server.speech.recognizers.whisper_head import Head, convolved

FRAMES = np.random.default_rng(2).standard_normal((40, 512)).astype(np.float32)


def test_a_convolution_keeps_the_length_and_sees_both_sides() -> None:
    values = np.array([[1.0], [2.0], [3.0]], dtype=np.float32)
    kernel = np.ones((3, 1, 1), dtype=np.float32)
    assert convolved(values, kernel, np.zeros(1, dtype=np.float32)).ravel().tolist() == [3.0, 6.0, 5.0]


@pytest.mark.parametrize(
    ("weights", "symbols"),
    [(whisper_digits.WEIGHTS, whisper_digits.SYMBOLS), (whisper_sounds.WEIGHTS, whisper_sounds.SYMBOLS)],
)
def test_each_frame_has_a_probability_for_each_symbol_and_the_blank(weights: Path, symbols: str) -> None:
    found = Head(weights, 1.0).probabilities(FRAMES)
    assert found.shape == (40, len(symbols) + 1)
    assert found.sum(axis=1) == pytest.approx(np.ones(40), abs=1e-4)


def test_with_a_higher_temperature_it_is_less_sure() -> None:
    sure, less = (Head(whisper_digits.WEIGHTS, temperature).probabilities(FRAMES) for temperature in (1.0, 2.0))
    assert sure.max(axis=1).mean() > less.max(axis=1).mean()
    assert (sure.argmax(axis=1) == less.argmax(axis=1)).all()
