"""Kokoro: the natural voice, half as long in the making as it sounds, and soon begun."""

from __future__ import annotations

import hashlib
from pathlib import Path

from server.speech.synthesizer import SynthesizerUnavailable
from server.speech.synthesizers.in_process import InProcessOfItsOwn
from server.speech.worker import Worker

ENGINE = "server.speech.synthesizers.kokoro_engine:KokoroEngine"
DEADLINE = 30.0
"""seconds for a clause, on a machine that is busy"""
NICENESS = 5
"""recognition and the server go first"""
MADE = "2"
"""raised whenever the engine makes other sound of the same text: what was kept is then made anew"""


class KokoroSynthesizer(InProcessOfItsOwn):
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
        super().__init__(Worker(ENGINE, {"folder": str(folder), "threads": threads}, DEADLINE, NICENESS))


def _fingerprint(model: Path) -> str:
    """Tell one model from another at the price of two blocks; the whole hash was checked when it was fetched."""
    with model.open("rb") as file:
        first = file.read(65_536)
        file.seek(-min(65_536, model.stat().st_size), 2)
        return hashlib.sha256(first + file.read() + str(model.stat().st_size).encode()).hexdigest()[:16]
