"""What the head for digits learns from: every syllable that is said stands in the label."""

from __future__ import annotations

import re
from itertools import islice

from scripts.whisper_heads.digits import OTHER, SPOKEN, texts
from server.speech.recognizers.whisper_digits import SYMBOLS

SAID = list(islice(texts(seed=5), 400))


def test_the_same_seed_says_the_same() -> None:
    assert list(islice(texts(seed=5), 400)) == SAID


def test_every_syllable_has_its_symbol() -> None:
    for said in SAID:
        syllables = re.sub(r"[，。]", "", said.text.replace("埃克斯", "叉"))
        assert len(said.label) == len(syllables), said
        digits = {spoken: digit for digit, spoken in SPOKEN.items()} | {"一": "1"}
        for symbol, syllable in zip(said.label, syllables, strict=True):
            assert symbol in SYMBOLS
            assert symbol == OTHER or symbol == digits[syllable]


def test_rows_of_digits_and_other_speech_are_both_there() -> None:
    kinds = {(any(one != OTHER for one in said.label), OTHER in said.label) for said in SAID}
    assert kinds == {(True, False), (True, True), (False, True)}
