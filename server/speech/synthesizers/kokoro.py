"""Kokoro: the natural voice, about as long in the making as it sounds."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from server.speech.synthesizer import SynthesizerUnavailable, VoiceSettings
from server.speech.worker import Worker

ENGINE = "server.speech.synthesizers.kokoro_engine:KokoroEngine"
DEADLINE = 30.0
"""seconds for a clause, on a machine that is busy"""
NICENESS = 5
"""recognition and the server go first"""
MADE = "1"
"""raised whenever the engine makes other sound of the same text: what was kept is then made anew"""
DEFAULT_SETTINGS = VoiceSettings()


class KokoroSynthesizer:
    """The model in `folder` (`model.onnx`, `vocab.json`, voices as `*.bin`), in a process of its own.

    Its pitch is shifted together with the timbre; more than a little sounds like another person. Raises
    `SynthesizerUnavailable` where the model is not in `folder`.
    """

    name = "kokoro"
    fast = False

    def __init__(self, folder: Path, threads: int = 2) -> None:
        self.voices = tuple(sorted(path.stem for path in folder.glob("*.bin")))
        model = folder / "model.onnx"
        if not self.voices or not model.is_file() or not (folder / "vocab.json").is_file():
            raise SynthesizerUnavailable(f"Kokoro is not whole in {folder}")
        self.version = f"{MADE}-{_fingerprint(model)}"
        self._worker = Worker(ENGINE, {"folder": str(folder), "threads": threads}, DEADLINE, NICENESS)

    def synthesize(self, text: str, settings: VoiceSettings = DEFAULT_SETTINGS) -> Iterator[bytes]:
        """Yield the text, in its `spoken_form`, as 16-bit mono PCM at 24 kHz; raises `SynthesizerUnavailable`."""
        return self._worker.say(text, settings)

    def close(self) -> None:
        """End the process."""
        self._worker.close()

    @property
    def process_id(self) -> int | None:
        """The id of the process, if it runs."""
        return self._worker.process_id


def _fingerprint(model: Path) -> str:
    """Tell one model from another at the price of two blocks; the whole hash was checked when it was fetched."""
    with model.open("rb") as file:
        first = file.read(65_536)
        file.seek(-min(65_536, model.stat().st_size), 2)
        return hashlib.sha256(first + file.read() + str(model.stat().st_size).encode()).hexdigest()[:16]
