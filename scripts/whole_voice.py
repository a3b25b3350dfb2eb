"""Kokoro as its authors made it, a whole clause at a time: what the service foretells, it measures."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime

from server.speech.audio import SPOKEN_RATE, Samples
from server.speech.synthesizers.kokoro_engine import styles_of, tokens_of, vocabulary_of
from server.speech.synthesizers.kokoro_network import FRAMES, SOURCE, STYLE, Clause, Network, norm_names, parts
from server.speech.synthesizers.phonemes import Phonemizer
from server.speech.synthesizers.silence import without_silence


@dataclass(frozen=True)
class Said:
    """One clause as it was thought out, the whole sound with its own measurements, and those in their order."""

    clause: Clause
    sound: Samples
    measured: list[Samples]


class Measuring:
    """The vocoder as it is, which also tells what it measures."""

    def __init__(self, path: Path, threads: int) -> None:
        from onnx import TensorProto
        from onnx.helper import make_tensor_value_info

        _, vocoder = parts(path)
        self.names = norm_names(vocoder)
        vocoder.graph.output.extend(make_tensor_value_info(name, TensorProto.FLOAT, None) for name in self.names)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.log_severity_level = threads, 3
        self._session = onnxruntime.InferenceSession(vocoder.SerializeToString(), options)

    def say(self, clause: Clause) -> Said:
        """Return the clause as it sounds, and the values behind `names`."""
        inputs = {FRAMES: clause.frames, SOURCE: clause.source, STYLE: clause.style}
        sound, *measured = self._session.run(None, inputs)
        return Said(clause, sound.ravel(), [one.ravel() for one in measured])


class WholeVoice:
    """Says a text in any of Kokoro's voices; `folder` holds `model.onnx` and `vocab.json`."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._network = Network(folder / "model.onnx", threads)
        self._measuring = Measuring(folder / "model.onnx", threads)
        self._numbers, self._phonemizer = vocabulary_of(folder), Phonemizer()

    def say(self, text: str, voice: Path, speed: float) -> Samples:
        """Return the text, of at most 508 phonemes, as samples at 24 kHz, in the voice of that file."""
        tokens = tokens_of(self._phonemizer.phonemes(text), self._numbers)
        said = self._measuring.say(self._network.clause(tokens, styles_of(voice)[len(tokens)], speed))
        return np.concatenate(list(without_silence([said.sound], SPOKEN_RATE)))
