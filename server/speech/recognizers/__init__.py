"""The recognisers, one engine a file; `load` finds the one that serves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from server.speech.recognizer import Recognizer, RecognizerUnavailable


def _whisper(folder: Path, threads: int) -> Recognizer:
    from server.speech.recognizers.whisper import WhisperRecognizer

    return WhisperRecognizer(folder, threads)


def _vosk(folder: Path, threads: int) -> Recognizer:
    from server.speech.recognizers.vosk import VoskRecognizer

    return VoskRecognizer(folder)


ENGINES: dict[str, tuple[str, Callable[[Path, int], Recognizer]]] = {
    "whisper": ("whisper-base", _whisper),
    "vosk": ("vosk-cn", _vosk),
}
"""name → the model that it needs and how it is loaded, in the order of the automatic choice"""


def load(name: str = "auto", threads: int = 2) -> Recognizer:
    """Return the recogniser of that name, or with `auto` the first whose model is here.

    Raises `RecognizerUnavailable`, which says what is missing.
    """
    from server.speech.models import ModelMissing, folder_of

    missing = []
    for engine in ENGINES if name == "auto" else (name,):
        if engine not in ENGINES:
            raise RecognizerUnavailable(f"no recogniser is called {engine}: there are {', '.join(ENGINES)}")
        model, make = ENGINES[engine]
        try:
            return make(folder_of(model), threads)
        except (ModelMissing, RecognizerUnavailable, OSError, RuntimeError) as reason:
            missing.append(f"{engine}: {reason}")
    raise RecognizerUnavailable("; ".join(missing))
