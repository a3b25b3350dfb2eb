"""The Vosk engine with a real model: Korean words from espeak-ng's Korean voice, and the Chinese one where it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from server.speech.audio import HEARD_RATE, SPOKEN_RATE, pcm_of, resampled, samples_of
from server.speech.models import folder_of, is_here
from server.speech.recognizer import Hints, RecognizerUnavailable
from server.speech.recognizers import load
from server.speech.recognizers.vosk import VoskListening, VoskRecognizer
from server.speech.synthesizers.espeak import EspeakSynthesizer

HELLO, THANKS = "안녕하세요", "감사합니다"


@pytest.fixture(scope="module")
def vosk() -> VoskRecognizer:
    return VoskRecognizer(folder_of("vosk-ko"))


@pytest.fixture(scope="module")
def korean() -> Iterator[EspeakSynthesizer]:
    engine = EspeakSynthesizer(voice="ko")
    yield engine
    engine.close()


def heard(korean: EspeakSynthesizer, text: str) -> bytes:
    pcm = b"".join(korean.synthesize(text))
    return pcm_of(resampled(samples_of(pcm), SPOKEN_RATE, HEARD_RATE)) + bytes(HEARD_RATE)


def fed(listening: VoskListening, pcm: bytes) -> VoskListening:
    for at in range(0, len(pcm), 6400):
        listening.feed(pcm[at : at + 6400])
    return listening


def test_a_grammar_hears_which_phrase_of_those_on_offer_was_said(
    vosk: VoskRecognizer, korean: EspeakSynthesizer
) -> None:
    offered = Hints((HELLO, THANKS))
    for said in offered.phrases:
        recognition = fed(vosk.listen(offered), heard(korean, said)).recognize()
        assert recognition.text.replace(" ", "") == said


def test_with_a_grammar_nothing_else_is_ever_heard(vosk: VoskRecognizer, korean: EspeakSynthesizer) -> None:
    recognition = fed(vosk.listen(Hints((HELLO,))), heard(korean, THANKS)).recognize()
    assert recognition.text.replace(" ", "") in ("", HELLO)


def test_without_a_grammar_there_are_several_hypotheses(vosk: VoskRecognizer, korean: EspeakSynthesizer) -> None:
    recognition = fed(vosk.listen(), heard(korean, HELLO)).recognize()
    assert len(recognition.hypotheses) > 1
    assert len({one.text for one in recognition.hypotheses}) == len(recognition.hypotheses)


def test_what_was_said_so_far_is_known_while_it_is_said(vosk: VoskRecognizer, korean: EspeakSynthesizer) -> None:
    sound, listening = heard(korean, HELLO), vosk.listen(Hints((HELLO, THANKS)))
    fed(listening, sound[: -HEARD_RATE // 2])
    assert listening.partial().text


def test_more_may_be_said_after_it_was_recognised(vosk: VoskRecognizer, korean: EspeakSynthesizer) -> None:
    listening = fed(vosk.listen(Hints((HELLO, THANKS))), heard(korean, HELLO))
    first = listening.recognize().text
    both = fed(listening, heard(korean, THANKS)).recognize().text
    assert both.replace(" ", "").startswith(first.replace(" ", ""))
    assert both.replace(" ", "").endswith(THANKS)


def test_silence_is_nothing(vosk: VoskRecognizer) -> None:
    assert vosk.listen(Hints((HELLO,))).recognize().text == ""
    assert fed(vosk.listen(Hints((HELLO,))), bytes(2 * HEARD_RATE)).recognize().text == ""


def test_a_phrase_is_cut_into_words_that_the_model_knows_or_left_out(vosk: VoskRecognizer) -> None:
    assert vosk.words_of(HELLO) == HELLO
    assert vosk.words_of(HELLO + THANKS) == f"{HELLO} {THANKS}"
    assert vosk.words_of("培训") == ""


def test_a_folder_without_a_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(RecognizerUnavailable, match="no Vosk model"):
        VoskRecognizer(tmp_path)


def test_the_chinese_model_serves_where_it_is_put_in_place_and_is_asked_for_where_not() -> None:
    if is_here("vosk-cn"):
        assert load("vosk").name == "vosk"
    else:
        with pytest.raises(RecognizerUnavailable, match="vosk-cn"):
            load("vosk")
