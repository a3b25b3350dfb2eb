"""The engines that speak, one a file: espeak at once, Kokoro naturally."""

from __future__ import annotations

from collections.abc import Callable

from server.speech.synthesizer import Synthesizer, SynthesizerUnavailable


def _kokoro() -> Synthesizer:
    from server.speech.models import folder_of
    from server.speech.synthesizers.kokoro import KokoroSynthesizer

    return KokoroSynthesizer(folder_of("kokoro"))


def _espeak() -> Synthesizer:
    from server.speech.synthesizers.espeak import EspeakSynthesizer

    return EspeakSynthesizer()


ENGINES: dict[str, Callable[[], Synthesizer]] = {"kokoro": _kokoro, "espeak": _espeak}
"""name → how it is loaded"""


def load(name: str) -> Synthesizer:
    """Return the synthesiser of that name; raises `SynthesizerUnavailable`, which says what is missing."""
    from server.speech.models import ModelMissing

    if name not in ENGINES:
        raise SynthesizerUnavailable(f"no synthesiser is called {name}: there are {', '.join(ENGINES)}")
    try:
        return ENGINES[name]()
    except (ModelMissing, ImportError, OSError) as reason:
        raise SynthesizerUnavailable(f"{name}: {reason}") from None
