"""Sentences are read by their sounds and the words that are known; what is not clear is left to the decoder."""

from __future__ import annotations

from itertools import product
from math import log

import numpy as np
import pytest

from server.conversation.hearing.lexicon import Lexicon
from server.speech.audio import samples_of
from server.speech.recognizer import Hints
from server.speech.recognizers.whisper import CLEAR, WhisperRecognizer
from server.speech.recognizers.whisper_sounds import BLANK, SYMBOLS, Reading, fit, likelihood, search, sounds_of
from tests.spoken import spoken

WORDS = Lexicon(["我想报名", "我要报名参加培训班", "残疾人证丢了怎么办", "我不想去了", "转人工", "银行卡", "银河"])
KNOWN = Hints(words=WORDS)


def frames(*symbols: str, sure: float = 0.98) -> np.ndarray:
    """Probabilities of frames in which these symbols are heard, a blank (``) behind each."""
    rows = []
    for symbol in symbols:
        for heard in (SYMBOLS.index(symbol), BLANK):
            row = np.full(BLANK + 1, (1 - sure) / BLANK, dtype=np.float32)
            row[heard] = sure
            rows.append(row)
    return np.array(rows)


def heard(*symbols: str, words: Lexicon = WORDS) -> str:
    found = search(frames(*symbols), words)
    return found[0].text if found else ""


@pytest.mark.parametrize(
    ("syllable", "sounds"), [("zhuang", ["zh", "-uang"]), ("er", ["-er"]), ("nv", ["n", "-v"]), ("yi", ["y", "-i"])]
)
def test_a_syllable_is_an_initial_and_a_final(syllable: str, sounds: list[str]) -> None:
    assert sounds_of(syllable) == sounds
    assert set(sounds) <= set(SYMBOLS)


def test_sounds_become_the_characters_that_are_said_here() -> None:
    assert heard("w", "-o", "x", "-iang", "b", "-ao", "m", "-ing") == "我想报名"


def test_the_words_before_tell_which_character_it_is() -> None:
    assert heard("y", "-in", "h", "-ang") == "银行"
    assert heard("y", "-in", "h", "-e") == "银河"


def test_a_sound_that_nobody_here_says_is_no_character() -> None:
    assert heard("q", "-iong") == ""


def test_nothing_but_blanks_is_nothing() -> None:
    blank = np.zeros((50, BLANK + 1), dtype=np.float32)
    blank[:, BLANK] = 1.0
    assert search(blank, WORDS) == []


def test_a_negation_that_is_heard_stays() -> None:
    assert heard("w", "-o", "b", "-u", "x", "-iang", "q", "-u", "l", "-e") == "我不想去了"


def test_a_text_that_fits_its_sounds_is_sure_and_one_that_does_not_is_not() -> None:
    probabilities = frames("w", "-o", "x", "-iang")
    fits = next(one for one in search(probabilities, WORDS) if one.text == "我想")
    assert fit(fits, probabilities) > 0.95
    assert fit(Reading("我想", fits.sound - 2 * log(10), 0.0), probabilities) == pytest.approx(0.1, abs=0.02)


def test_the_likelihood_of_sounds_is_that_of_all_their_ways_through_time() -> None:
    probabilities = np.random.default_rng(3).dirichlet(np.ones(BLANK + 1), size=4).astype(np.float32)
    for wanted in ([0, 5], [7, 7], [3]):
        symbols = sorted({*wanted, BLANK})
        ways = [
            path
            for path in product(symbols, repeat=4)
            if [one for at, one in enumerate(path) if one != BLANK and (at == 0 or path[at - 1] != one)] == wanted
        ]
        whole = sum(float(np.prod([probabilities[at, one] for at, one in enumerate(path)])) for path in ways)
        assert likelihood(wanted, probabilities) == pytest.approx(log(whole), abs=1e-4)


@pytest.mark.parametrize("voice", ["zf_xiaobei", "zf_xiaoxiao", "zm_yunxi"])
def test_a_known_sentence_is_read_from_speech(whisper: WhisperRecognizer, voice: str) -> None:
    best = whisper.transcribe(samples_of(spoken("残疾人证丢了怎么办。", voice)), KNOWN)[0]
    assert best.text == "残疾人证丢了怎么办"
    assert best.confidence >= CLEAR


def test_what_nobody_says_here_is_heard_by_the_decoder_as_well(whisper: WhisperRecognizer) -> None:
    found = whisper.transcribe(samples_of(spoken("今天天气很好。")), KNOWN)
    assert any("今天" in one.text and not one.in_words for one in found)


def test_without_words_the_decoder_alone_hears(whisper: WhisperRecognizer) -> None:
    found = whisper.transcribe(samples_of(spoken("今天天气很好。")), Hints())
    assert "今天" in found[0].text
    assert not any(one.in_words for one in found)


def test_frames_in_which_nothing_is_possible_are_no_error() -> None:
    assert search(np.zeros((5, BLANK + 1), dtype=np.float32), WORDS) == []
