"""A head on Whisper's encoder: convolutions over its frames that tell, for each of them, which symbol is heard.

Learned with connectionist temporal classification (Graves et al., 2006): the blank comes behind the symbols. How the
heads were made: scripts/whisper_heads/README.md.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from server.speech.audio import Samples


class Head:
    """`temperature` by which the head is too sure of itself (Guo et al., 2017); it fits one size of Whisper."""

    def __init__(self, weights: Path, temperature: float) -> None:
        with np.load(weights) as kept:
            self._mean, self._scale = kept["mean"].astype(np.float32), kept["scale"].astype(np.float32)
            count = sum(name.startswith("kernel_") for name in kept.files)
            self._layers = [
                (kept[f"kernel_{at}"].astype(np.float32), kept[f"bias_{at}"].astype(np.float32))
                for at in range(count)
            ]
        self._temperature = temperature

    def probabilities(self, frames: Samples) -> Samples:
        """Return the probability of each symbol and of the blank, for each frame of the encoder (50 a second).

        `frames` has the shape (time, width of the model), what comes out (time, symbols + 1).
        """
        values: Samples = (frames.astype(np.float32) - self._mean) * self._scale
        *inner, outer = self._layers
        for kernel, bias in inner:
            values = np.maximum(convolved(values, kernel, bias), 0)
        scores = convolved(values, *outer)
        raised = np.exp((scores - scores.max(axis=1, keepdims=True)) / self._temperature)
        found: Samples = raised / raised.sum(axis=1, keepdims=True)
        return found


def convolved(values: Samples, kernel: Samples, bias: Samples) -> Samples:
    """Return a convolution over time that keeps its length; `kernel` has the shape (taps, in, out), taps odd."""
    taps = len(kernel)
    padded = np.pad(values, ((taps // 2, taps // 2), (0, 0)))
    found: Samples = sum(padded[tap : tap + len(values)] @ kernel[tap] for tap in range(taps)) + bias
    return found
