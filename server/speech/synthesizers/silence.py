"""The silence around what an engine says, taken away while it is still being said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from server.speech.audio import Samples

BEFORE, AFTER = 0.06, 0.12
"""seconds of silence that are left at both ends"""
WINDOW = 0.01
"""seconds over which loudness is taken"""
SILENT = 0.01
"""loudness relative to the loudest window so far (-40 dB) that is silence"""


def without_silence(pieces: Iterable[Samples], rate: int) -> Iterator[Samples]:
    """Yield the pieces without the silence at both ends, but for `BEFORE` and `AFTER`.

    What may be the silence of the end is held back until something sounds behind it.
    """
    window = int(rate * WINDOW)
    held = np.zeros(0, np.float32)
    loudest, begun = 0.0, False
    for piece in pieces:
        held = np.concatenate([held, piece])
        loudness = _loudness(held, window)
        loudest = max(loudest, float(loudness.max(initial=0.0)))
        loud = np.flatnonzero(loudness > SILENT * loudest)
        if not len(loud):
            continue
        start = 0 if begun else max(0, int(loud[0]) * window - int(rate * BEFORE))
        end = (int(loud[-1]) + 1) * window
        begun = True
        yield held[start:end]
        held = held[end:]
    if begun and len(rest := held[: int(rate * AFTER)]):
        yield rest


def _loudness(samples: Samples, window: int) -> Samples:
    whole = samples[: len(samples) // window * window].reshape(-1, window)
    loudness: Samples = np.sqrt((whole**2).mean(axis=1)) if len(whole) else np.zeros(0, np.float32)
    return loudness
