"""The real network, cut in two: what is made in pieces sounds like what is made whole."""

from __future__ import annotations

import numpy as np
import pytest

from scripts.natural_voice import distance
from scripts.whole_voice import Measuring
from server.speech.models import folder_of
from server.speech.synthesizers.kokoro_engine import styles_of, tokens_of, vocabulary_of
from server.speech.synthesizers.kokoro_network import FRAME, Clause, Network
from server.speech.synthesizers.kokoro_norms import Norms
from server.speech.synthesizers.phonemes import Phonemizer

VOICE = "zm_yunxi"
FOLDER = folder_of("kokoro")
MODEL = FOLDER / "model.onnx"


@pytest.fixture(scope="module")
def network() -> Network:
    return Network(MODEL, threads=1)


@pytest.fixture(scope="module")
def clause(network: Network) -> Clause:
    tokens = tokens_of(Phonemizer().phonemes("郑州市有两个按摩培训班可以报名。"), vocabulary_of(FOLDER))
    return network.clause(tokens, styles_of(FOLDER / f"{VOICE}.bin")[len(tokens)], 1.0)


@pytest.fixture(scope="module")
def norms(clause: Clause) -> dict[str, np.ndarray]:
    return Norms().of(VOICE, clause.energy)


def test_it_is_known_where_nothing_is_said_yet_and_where_nothing_more(
    network: Network, clause: Clause, norms: dict[str, np.ndarray]
) -> None:
    whole = clause.frames.shape[2]
    said, before, after = (
        float(np.abs(network.sound(clause, *span, norms)).mean())
        for span in ((clause.start, clause.end), (0, clause.start - 5), (clause.end + 5, whole))
    )

    assert 0 < clause.start < clause.end < whole
    assert max(before, after) < 0.02 * said


def test_pieces_are_the_whole_but_for_rounding(
    network: Network, clause: Clause, norms: dict[str, np.ndarray]
) -> None:
    start, end = clause.start, clause.start + 120
    whole = network.sound(clause, start, end, norms)
    pieces = np.concatenate([network.sound(clause, at, at + 40, norms) for at in range(start, end, 40)])

    assert len(whole) == len(pieces) == 120 * FRAME
    assert np.corrcoef(whole, pieces)[0, 1] > 0.95


def test_what_is_foretold_sounds_like_what_the_network_would_have_measured(
    network: Network, clause: Clause, norms: dict[str, np.ndarray]
) -> None:
    measured = Measuring(MODEL, threads=1).say(clause)
    foretold = network.sound(clause, 0, clause.frames.shape[2], norms)

    assert distance(measured.sound, foretold) < 4  # dB; rounding alone makes two


def test_a_voice_that_was_not_learned_is_foretold_like_the_others(clause: Clause) -> None:
    norms = Norms()
    usual, other = norms.of("nobody", clause.energy), norms.of(VOICE, clause.energy)

    assert usual.keys() == other.keys()
    assert all(usual[name].shape == other[name].shape for name in usual)
