"""What the head for sounds learns from: each syllable that is said stands in the label as it is read."""

from __future__ import annotations

from itertools import islice

import pytest

from benches.voice.sentences import load_sentences
from scripts.whisper_heads.sounds import MARKS, label_of, texts
from server.conversation.hearing.lexicon import NOT_SAID
from server.speech.recognizers.whisper_sounds import SYMBOLS

SAID = list(islice(texts(seed=5), 600))


def test_the_same_seed_says_the_same() -> None:
    assert list(islice(texts(seed=5), 20)) == SAID[:20]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("报名", "b -ao m -ing"),
        ("银行，行不行", "y -in h -ang x -ing b -u x -ing"),
        ("女儿", "n -v -er"),
        ("略", "l -ve"),
        ("一百", "y -i b -ai"),
    ],
)
def test_a_text_is_labelled_as_it_is_read(text: str, label: str) -> None:
    assert label_of(text) == tuple(label.split())


def test_what_has_a_sound_that_no_symbol_stands_for_is_not_said() -> None:
    assert label_of("abc") == ()


def test_every_symbol_is_learned() -> None:
    assert {symbol for said in SAID for symbol in said.label} == set(SYMBOLS)


def test_every_syllable_has_a_final() -> None:
    for said in SAID:
        finals = sum(symbol.startswith("-") for symbol in said.label)
        assert finals == len(MARKS.sub("", said.text)), said


def test_no_sentence_of_the_bench_is_learned() -> None:
    bench = {NOT_SAID.sub("", sentence.text) for sentence in load_sentences() if sentence.kind == "wishes"}
    assert not bench & {NOT_SAID.sub("", said.text) for said in SAID}
