"""Kokoro's network, cut where its vocoder begins: a clause is thought out as a whole and sounds piece by piece.

The vocoder takes nine tenths of the work. It normalises each channel over the whole clause (adaptive instance
normalisation), which is all that ties its pieces together; what it would measure there is given to it (`Norms`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from server.speech.audio import Samples

FRAME_RATE = 80
"""frames a second"""
FRAME = 300
"""samples a frame makes at 24 kHz"""
SOURCE_STEPS = 60
"""steps of the voiced source in a frame"""
CONTEXT = 5
"""frames at either side without which a piece would sound otherwise at its ends (measured: more change nothing)"""
TOKENS = ["tokens", "style", "speed"]
FRAMES, SOURCE, STYLE = (
    "/decoder/decoder/decode.3/Div_4_output_0",
    "/decoder/decoder/generator/Concat_3_output_0",
    "/decoder/Slice_output_0",
)
ENERGY = "/encoder/N_proj/Conv_output_0"
STILL = -4.0
"""energy of a frame below which it is silent, but for some hundredths of a second (measured; -40 dB is silence)"""
AUDIO = "audio"
SHAPES: dict[str, list[int | None] | None] = {
    FRAMES: [1, 512, None],
    SOURCE: [1, 22, None],
    STYLE: [1, 128],
    ENERGY: None,
}
MEASURED = "ReduceMean"
"""the operator that takes means and variances in the vocoder, and does nothing else there"""
Given = dict[str, Samples]


@dataclass(frozen=True)
class Clause:
    """A clause thought out: `frames` [1, 512, n], the voiced `source` [1, 22, 60 n + 1], `style` [1, 128].

    `energy` is its mean, as the network counts it; the frames from `start` to `end` are all that is not still.
    """

    frames: Samples
    source: Samples
    style: Samples
    energy: float
    start: int
    end: int


class Network:
    """Both parts in ONNX Runtime, from the whole model at `path`."""

    def __init__(self, path: Path, threads: int) -> None:
        import onnxruntime

        acoustic, vocoder = _cut(path)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = threads, 1
        options.log_severity_level = 3  # a part has no use for some of the whole's weights, and says so
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # the other core is somebody else's
        self._run_options: Any = onnxruntime.RunOptions
        self._acoustic, self._vocoder = (
            onnxruntime.InferenceSession(part, options, providers=["CPUExecutionProvider"])
            for part in (acoustic, vocoder)
        )
        self._running: Any = self._run_options()

    def clause(self, tokens: list[int], style: Samples, speed: float) -> Clause:
        """Return how the tokens, with a pad at either end, are spoken in this style."""
        inputs = {
            "tokens": np.array([[0, *tokens, 0]], dtype=np.int64),
            "style": style,
            "speed": np.array([speed], dtype=np.float32),
        }
        frames, source, style, energy = self._run(self._acoustic, inputs)
        said: NDArray[np.int64] = np.flatnonzero(energy.ravel() > STILL)
        start, end = (int(said[0]), int(said[-1]) + 1) if len(said) else (0, frames.shape[2])
        return Clause(frames, source, style, float(energy.mean()), start, end)

    def sound(self, clause: Clause, start: int, end: int, norms: Given) -> Samples:
        """Return the frames from `start` to `end` of the clause as samples at 24 kHz."""
        first, last = max(0, start - CONTEXT), min(clause.frames.shape[2], end + CONTEXT)
        inputs = {
            FRAMES: clause.frames[:, :, first:last],
            SOURCE: clause.source[:, :, SOURCE_STEPS * first : SOURCE_STEPS * last + 1],
            STYLE: clause.style,
            **norms,
        }
        sound: Samples = self._run(self._vocoder, inputs)[0].ravel()
        return sound[FRAME * (start - first) : FRAME * (end - first)]

    def stop(self) -> None:
        """End the run that is under way, which then raises; may be called from another thread."""
        self._running.terminate = True

    def _run(self, session: Any, inputs: dict[str, Any]) -> list[Any]:
        self._running = self._run_options()
        found: list[Any] = session.run(None, inputs, self._running)
        return found


def norm_names(vocoder: Any) -> list[str]:
    """Return what the vocoder (an ONNX model) measures over its whole input, in the order of its nodes."""
    return [node.output[0] for node in vocoder.graph.node if node.op_type == MEASURED]


def parts(path: Path) -> tuple[Any, Any]:
    """Return the acoustic model and the vocoder, which still measures for itself, as ONNX models."""
    import onnx
    from onnx.helper import make_tensor_value_info
    from onnx.utils import Extractor

    whole = onnx.load(str(path))
    whole.graph.value_info.extend(
        make_tensor_value_info(name, onnx.TensorProto.FLOAT, shape) for name, shape in SHAPES.items()
    )
    extractor = Extractor(whole)
    acoustic = extractor.extract_model(TOKENS, [FRAMES, SOURCE, STYLE, ENERGY])
    return acoustic, extractor.extract_model([FRAMES, SOURCE, STYLE], [AUDIO])


def _cut(path: Path) -> tuple[bytes, bytes]:
    """Return the two parts, the second with an input for everything it would measure."""
    import onnx
    from onnx.helper import make_tensor_value_info

    acoustic, vocoder = parts(path)
    names = norm_names(vocoder)
    kept = [node for node in vocoder.graph.node if node.op_type != MEASURED]
    del vocoder.graph.node[:]
    vocoder.graph.node.extend(kept)
    vocoder.graph.input.extend(make_tensor_value_info(name, onnx.TensorProto.FLOAT, [1, None, 1]) for name in names)
    return acoustic.SerializeToString(), vocoder.SerializeToString()
