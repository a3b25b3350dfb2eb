"""Spoken digits are read as digits, and other speech is left to the recogniser."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from benches.voice.audio import telephone
from server.speech.audio import samples_of
from server.speech.recognizer import Hints
from server.speech.recognizers.whisper import WhisperRecognizer
from server.speech.recognizers.whisper_digits import BLANK, SYMBOLS, beam_search, is_number
from tests.spoken import digit_by_digit, spoken

AWAITED = Hints(digits=True)
A_PART = "410105"


@pytest.mark.parametrize("symbols", ["410105", "???138", "123?", "0X1"])
def test_digits_with_few_words_around_them_are_a_number(symbols: str) -> None:
    assert is_number(symbols)


@pytest.mark.parametrize("symbols", ["", "12", "????", "??1?2???3", "?12"])
def test_a_sentence_with_a_digit_in_it_is_no_number(symbols: str) -> None:
    assert not is_number(symbols)


def test_the_probability_of_a_row_is_that_of_all_its_ways_through_time() -> None:
    frames = np.random.default_rng(3).dirichlet(np.ones(BLANK + 1), size=3).astype(np.float32)
    wanted: dict[str, float] = {}
    for path in product(range(BLANK + 1), repeat=3):
        kept = [at for n, at in enumerate(path) if at != BLANK and (n == 0 or path[n - 1] != at)]
        row = "".join(SYMBOLS[at] for at in kept)
        wanted[row] = wanted.get(row, 0.0) + float(np.prod([frames[n, at] for n, at in enumerate(path)]))
    best, probability = beam_search(frames)[0]
    assert best == max(wanted, key=lambda row: wanted[row])
    assert probability == pytest.approx(wanted[best], rel=0.1)


def test_the_same_digit_twice_needs_a_pause_between() -> None:
    def frames(*symbols: int) -> np.ndarray:
        return np.eye(BLANK + 1, dtype=np.float32)[list(symbols)]

    assert beam_search(frames(5, 5, BLANK))[0][0] == "5"
    assert beam_search(frames(5, BLANK, 5))[0][0] == "55"


@pytest.mark.parametrize("voice", ["zf_xiaobei", "zf_xiaoxiao", "zm_yunxi"])
def test_a_part_of_a_number_is_read(whisper: WhisperRecognizer, voice: str) -> None:
    best = whisper.transcribe(samples_of(spoken(digit_by_digit(A_PART, 6), voice)), AWAITED)[0]
    assert best.text == A_PART
    assert best.confidence > 0.6


def test_a_part_of_a_number_is_read_through_a_telephone(whisper: WhisperRecognizer) -> None:
    line = telephone(samples_of(spoken(digit_by_digit(A_PART, 6))))
    assert whisper.transcribe(line, AWAITED)[0].text == A_PART


def test_words_before_a_number_are_no_digits(whisper: WhisperRecognizer) -> None:
    assert whisper.transcribe(samples_of(spoken("号码是，幺三八二。")), AWAITED)[0].text == "1382"


@pytest.mark.parametrize("sentence", ["我想转人工。", "我不知道证号在哪里。"])
def test_something_else_is_heard_all_the_same(whisper: WhisperRecognizer, sentence: str) -> None:
    found = whisper.transcribe(samples_of(spoken(sentence)), AWAITED)
    assert not found[0].text.isdecimal()
