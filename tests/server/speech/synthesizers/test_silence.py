"""The silence around a clause is taken away while it is being said."""

from collections.abc import Iterator

import numpy as np
import pytest

from server.speech.audio import SPOKEN_RATE, Samples
from server.speech.synthesizers.silence import without_silence

SECOND = SPOKEN_RATE


def still(seconds: float) -> Samples:
    return np.zeros(int(seconds * SECOND), np.float32)


def loud(seconds: float) -> Samples:
    return np.full(int(seconds * SECOND), 0.5, np.float32)


def seconds(*pieces: Samples) -> float:
    return sum(len(piece) for piece in without_silence(pieces, SPOKEN_RATE)) / SECOND


def test_a_little_of_it_is_left_at_both_ends() -> None:
    assert seconds(np.concatenate([still(1), loud(0.5), still(1)])) == pytest.approx(0.06 + 0.5 + 0.12, abs=0.02)


def test_it_is_the_same_where_the_clause_comes_in_pieces() -> None:
    pieces = (still(0.3), still(0.7), loud(0.2), loud(0.3), still(0.5), still(0.5))

    assert seconds(*pieces) == pytest.approx(0.06 + 0.5 + 0.12, abs=0.02)


def test_a_pause_inside_is_kept() -> None:
    assert seconds(loud(0.5), still(0.4), still(0.4), loud(0.5)) == pytest.approx(1.8, abs=0.02)


def test_the_first_piece_goes_out_before_the_next_is_made() -> None:
    made = []

    def making() -> Iterator[Samples]:
        for number in range(3):
            made.append(number)
            yield loud(0.3)

    next(without_silence(making(), SPOKEN_RATE))
    assert made == [0]


def test_nothing_but_silence_is_nothing() -> None:
    assert seconds(still(1), still(1)) == 0
