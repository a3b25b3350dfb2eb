"""The real engines, each started once."""

from collections.abc import Iterator

import pytest

from server.speech.models import folder_of
from server.speech.recognizers.whisper import WhisperRecognizer
from server.speech.synthesizers.espeak import EspeakSynthesizer
from server.speech.synthesizers.kokoro import KokoroSynthesizer


@pytest.fixture(scope="session")
def espeak() -> Iterator[EspeakSynthesizer]:
    engine = EspeakSynthesizer()
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def kokoro() -> Iterator[KokoroSynthesizer]:
    engine = KokoroSynthesizer(folder_of("kokoro"), threads=1)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def whisper() -> WhisperRecognizer:
    return WhisperRecognizer(folder_of("whisper-base"), threads=1)
