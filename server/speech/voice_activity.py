"""Whether somebody speaks: Silero's voice activity detector, one frame of 32 ms after the other."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from faster_whisper.utils import get_assets_path

from server.speech.audio import BYTES_PER_SAMPLE, HEARD_RATE, samples_of

FRAME_SAMPLES = 512
FRAME_BYTES = FRAME_SAMPLES * BYTES_PER_SAMPLE
FRAME_SECONDS = FRAME_SAMPLES / HEARD_RATE
CONTEXT_SAMPLES = 64
SPEECH, STILL_SPEECH = 0.5, 0.35
"""probability that begins speech, and that is enough while it lasts (Silero's own advice)"""
QUIETEST = 10 ** (-55 / 20)
"""loudness (root mean square of full scale) below which nobody speaks into this microphone"""


class VoiceActivity:
    """The detector for one speaker; it remembers what it heard before."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget what was heard."""
        self._h = np.zeros((1, 1, 128), dtype=np.float32)
        self._c = np.zeros((1, 1, 128), dtype=np.float32)
        self._before = np.zeros(CONTEXT_SAMPLES, dtype=np.float32)
        self._speaks = False

    def hear(self, frame: bytes) -> bool:
        """Return whether there is speech in a frame of `FRAME_BYTES` of 16-bit mono PCM at 16 kHz."""
        samples = samples_of(frame)
        window = np.concatenate([self._before, samples])[np.newaxis]
        likely, self._h, self._c = _session().run(None, {"input": window, "h": self._h, "c": self._c})
        self._before = samples[-CONTEXT_SAMPLES:]
        loud = math.sqrt(float(np.mean(samples**2))) > QUIETEST
        self._speaks = loud and float(likely.item()) >= (STILL_SPEECH if self._speaks else SPEECH)
        return self._speaks


@cache
def _session() -> Any:
    """The network of faster-whisper's package (MIT, 2 MB), shared by all speakers; half a millisecond a frame."""
    options = onnxruntime.SessionOptions()
    options.inter_op_num_threads = options.intra_op_num_threads = 1
    options.log_severity_level = 4
    path = Path(get_assets_path()) / "silero_vad_v6.onnx"
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
