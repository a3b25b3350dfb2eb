"""Kokoro-82M as it stands in the process of its own: its first sound comes long before the last one is made."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain, repeat
from pathlib import Path

import numpy as np
import soxr

from server.speech.audio import SPOKEN_RATE, Samples, pcm_of
from server.speech.synthesizer import FASTEST, SLOWEST, VoiceSettings
from server.speech.synthesizers.kokoro_network import FRAME, FRAME_RATE, Clause, Network
from server.speech.synthesizers.kokoro_norms import Norms
from server.speech.synthesizers.phonemes import Phonemizer, in_parts
from server.speech.synthesizers.silence import AFTER, BEFORE, without_silence

LOWEST, HIGHEST = 0.7, 1.4
"""pitch; beyond it no voice sounds like a person any more"""
LOUDEST = 2.0
FIRST, SECOND, NEXT = 32, 48, 80
"""frames of a piece: the first is short so that it comes soon, a long one costs less for what it says"""
BLEND = 1
"""frames over which a piece goes over into the next; each was rounded in its own way"""


class KokoroEngine:
    """The model and its voices: `folder` holds `model.onnx`, `vocab.json` and a `.bin` a voice."""

    def __init__(self, folder: str, threads: int) -> None:
        self._network = Network(Path(folder) / "model.onnx", threads)
        self._numbers = vocabulary_of(Path(folder))
        self._voices = {path.stem: styles_of(path) for path in sorted(Path(folder).glob("*.bin"))}
        self._norms = Norms()
        self._phonemizer = Phonemizer()

    def say(self, text: str, settings: VoiceSettings) -> Iterator[bytes]:
        """Yield the text piece by piece."""
        voice = settings.voice if settings.voice in self._voices else next(iter(self._voices))
        pitch = min(max(settings.pitch, LOWEST), HIGHEST)
        speed = min(max(settings.rate, SLOWEST), FASTEST) / pitch
        for part in in_parts(self._phonemizer.phonemes(text)):
            if tokens := tokens_of(part, self._numbers):
                sound = without_silence(self._pieces(tokens, voice, speed), SPOKEN_RATE)
                for piece in _played_faster(sound, pitch):
                    yield pcm_of(piece * min(settings.volume, LOUDEST))

    def stop(self) -> None:
        """End the run of the model that is under way, which then raises."""
        self._network.stop()

    def _pieces(self, tokens: list[int], voice: str, speed: float) -> Iterator[Samples]:
        styles = self._voices[voice]
        clause = self._network.clause(tokens, styles[min(len(tokens), len(styles) - 1)], speed)
        norms = self._norms.of(voice, clause.energy)
        before = np.zeros(0, np.float32)
        for start, end in _spans(clause):
            blended = min(BLEND, clause.frames.shape[2] - end)
            sound = self._network.sound(clause, start, end + blended, norms)
            yield _blended(before, sound[: len(sound) - FRAME * blended])
            before = sound[len(sound) - FRAME * blended :]


def vocabulary_of(folder: Path) -> dict[str, int]:
    """Return the number of each phoneme."""
    numbers: dict[str, int] = json.loads((folder / "vocab.json").read_text(encoding="utf-8"))["vocab"]
    return numbers


def tokens_of(phonemes: str, numbers: dict[str, int]) -> list[int]:
    """Return the numbers of the phonemes; what has none is not said."""
    return [numbers[one] for one in phonemes if one in numbers]


def styles_of(path: Path) -> Samples:
    """Return a voice: [510, 1, 256], a style for each number of phonemes."""
    return np.fromfile(path, dtype=np.float32).reshape(-1, 1, 256)


def _spans(clause: Clause) -> Iterator[tuple[int, int]]:
    """Yield first and last frame of each piece; a rest that is not worth a run goes with the piece before it."""
    start = max(0, clause.start - round(BEFORE * FRAME_RATE))
    last = min(clause.frames.shape[2], clause.end + round(AFTER * FRAME_RATE))
    for length in chain((FIRST, SECOND), repeat(NEXT)):
        end = start + length
        if end + length // 2 >= last:
            yield start, last
            return
        yield start, end
        start = end


def _blended(before: Samples, sound: Samples) -> Samples:
    """Let what `before` says of the beginning go over into the sound itself."""
    length = min(len(before), len(sound))
    rising = np.linspace(0, 1, length, dtype=np.float32)
    return np.concatenate([before[:length] * (1 - rising) + sound[:length] * rising, sound[length:]])


def _played_faster(pieces: Iterator[Samples], pitch: float) -> Iterator[Samples]:
    """Yield the sound higher and faster, or the other way round; at pitch 1 as it is."""
    if pitch == 1.0:
        yield from pieces
        return
    stream = soxr.ResampleStream(round(SPOKEN_RATE * pitch), SPOKEN_RATE, 1)
    for piece in pieces:
        yield stream.resample_chunk(piece)
    yield stream.resample_chunk(np.zeros(0, np.float32), last=True)
