"""Kokoro-82M in ONNX Runtime, as it stands in the process of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from server.speech.audio import SPOKEN_RATE, Samples, pcm_of, resampled
from server.speech.synthesizer import FASTEST, SLOWEST, VoiceSettings
from server.speech.synthesizers.phonemes import Phonemizer, in_parts

LOWEST, HIGHEST = 0.7, 1.4
"""pitch; beyond it no voice sounds like a person any more"""
LOUDEST = 2.0
BEFORE, AFTER = 0.06, 0.12
"""seconds of silence that are left at both ends"""
WINDOW = 0.01
"""seconds over which loudness is taken"""
SILENT = 0.01
"""loudness relative to the loudest window (-40 dB) that is silence"""


class KokoroEngine:
    """The model and its voices: `folder` holds `model.onnx`, `vocab.json` and a `.bin` a voice."""

    def __init__(self, folder: str, threads: int) -> None:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # the other core is somebody else's
        self._options: Any = onnxruntime.RunOptions
        self._session: Any = onnxruntime.InferenceSession(
            str(Path(folder) / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._numbers: dict[str, int] = json.loads((Path(folder) / "vocab.json").read_text(encoding="utf-8"))["vocab"]
        self._voices = {path.stem: _styles(path) for path in sorted(Path(folder).glob("*.bin"))}
        self._phonemizer = Phonemizer()
        self._running: Any = self._options()

    def say(self, text: str, settings: VoiceSettings) -> Iterator[bytes]:
        """Yield the text, in one piece as far as the model's window allows."""
        styles = self._voices.get(settings.voice, next(iter(self._voices.values())))
        pitch = min(max(settings.pitch, LOWEST), HIGHEST)
        speed = min(max(settings.rate, SLOWEST), FASTEST) / pitch
        for part in in_parts(self._phonemizer.phonemes(text)):
            if not (numbers := [self._numbers[one] for one in part if one in self._numbers]):
                continue
            made = trimmed(self._made(numbers, styles, speed))
            if pitch != 1.0:  # made slower and played faster, or the other way round
                made = resampled(made, round(SPOKEN_RATE * pitch), SPOKEN_RATE)
            yield pcm_of(made * min(settings.volume, LOUDEST))

    def stop(self) -> None:
        """End the run of the model that is under way, which then raises."""
        self._running.terminate = True

    def _made(self, numbers: list[int], styles: Samples, speed: float) -> Samples:
        self._running = self._options()
        inputs = {
            "tokens": np.array([[0, *numbers, 0]], dtype=np.int64),
            "style": styles[min(len(numbers), len(styles) - 1)],
            "speed": np.array([speed], dtype=np.float32),
        }
        sound: Samples = self._session.run(None, inputs, self._running)[0].ravel()
        return sound


def trimmed(samples: Samples, rate: int = SPOKEN_RATE) -> Samples:
    """Return the samples without the silence at both ends, but for `BEFORE` and `AFTER`."""
    window = int(rate * WINDOW)
    whole = samples[: len(samples) // window * window].reshape(-1, window)
    loudness = np.sqrt((whole**2).mean(axis=1)) if len(whole) else np.zeros(0)
    if not loudness.any():
        return samples
    loud = np.flatnonzero(loudness > SILENT * loudness.max())
    start = max(0, loud[0] * window - int(rate * BEFORE))
    return samples[start : (loud[-1] + 1) * window + int(rate * AFTER)]


def _styles(path: Path) -> Samples:
    return np.fromfile(path, dtype=np.float32).reshape(-1, 1, 256)
