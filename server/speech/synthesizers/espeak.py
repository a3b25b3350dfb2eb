"""pyttsx3 with espeak-ng's Mandarin voice: speaks at once and as fast as anybody wants, and sounds like a machine."""

from __future__ import annotations

import ctypes
import os
import wave
from collections.abc import Callable, Iterator
from contextlib import suppress
from ctypes.util import find_library
from importlib.util import find_spec
from typing import Any

from server.speech.audio import SPOKEN_RATE, pcm_of, resampled, samples_of
from server.speech.synthesizer import FASTEST, SLOWEST, SynthesizerUnavailable, VoiceSettings
from server.speech.synthesizers.in_process import InProcessOfItsOwn
from server.speech.worker import Worker

MANDARIN = "sit/cmn"
WORDS_A_MINUTE = 175
"""espeak's own rate"""
PITCH, MOST_PITCH = 50, 99
"""espeak's own pitch, and its highest"""
LOUDEST = 2.0
DEADLINE = 5.0


class EspeakSynthesizer(InProcessOfItsOwn):
    """The fast voice, in a process of its own. Raises `SynthesizerUnavailable` where espeak-ng is missing."""

    name = "espeak"
    version = "1"
    voices: tuple[str, ...] = ("espeak",)
    fast = True

    def __init__(self, voice: str = MANDARIN) -> None:
        if find_spec("pyttsx3") is None or not (find_spec("espeakng_loader") or find_library("espeak-ng")):
            raise SynthesizerUnavailable("espeak-ng is missing: install espeakng-loader or the system's espeak-ng")
        super().__init__(Worker("server.speech.synthesizers.espeak:EspeakEngine", {"voice": voice}, DEADLINE))


class EspeakEngine:
    """espeak-ng through pyttsx3, in the process of its own."""

    def __init__(self, voice: str) -> None:
        make_library_known()
        import pyttsx3  # finds the library when it is imported
        from pyttsx3.drivers import _espeak

        # the driver itself: pyttsx3's own loop loses settings and texts that follow each other quickly
        self._engine: Any = pyttsx3.init("espeak")
        self._driver: Any = self._engine.proxy._driver
        self._spoken: Callable[[], int] = _espeak.Synchronize
        self._driver.setProperty("voice", voice)
        self._file = os.memfd_create("spoken")  # what is said to a person never reaches a disk

    def say(self, text: str, settings: VoiceSettings) -> Iterator[bytes]:
        """Yield the whole text in one piece."""
        if not any(character.isalnum() for character in text):
            return
        rate = min(max(settings.rate, SLOWEST), FASTEST)
        self._driver.setProperty("rate", round(WORDS_A_MINUTE * rate))
        self._driver.setProperty("pitch", min(round(PITCH * settings.pitch), MOST_PITCH))
        self._driver.setProperty("volume", min(settings.volume, LOUDEST))
        os.ftruncate(self._file, 0)  # never what was said before, should writing fail
        path = f"/proc/self/fd/{self._file}"
        self._driver.save_to_file(text, path)
        self._driver._start_synthesis(text)
        self._spoken()
        with wave.open(path, "rb") as file:
            made = samples_of(file.readframes(file.getnframes()))
        if not made.size:
            raise RuntimeError("espeak-ng made no sound")
        yield pcm_of(resampled(made, file.getframerate(), SPOKEN_RATE))

    def stop(self) -> None:
        """Nothing to do: the text is spoken before anybody could stop it."""


def make_library_known() -> None:
    """Load the wheel's espeak-ng where it is installed: pyttsx3 then finds it by name, else it finds the system's."""
    with suppress(ImportError):
        import espeakng_loader

        ctypes.CDLL(espeakng_loader.get_library_path(), mode=ctypes.RTLD_GLOBAL)
        os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
