"""Sound as it passes through: 16-bit little-endian mono PCM in bytes, or float32 arrays between -1 and 1."""

from __future__ import annotations

import numpy as np
import soxr
from numpy.typing import NDArray

HEARD_RATE = 16_000
"""Hz; what every recogniser and the voice activity detector take"""
SPOKEN_RATE = 24_000
"""Hz; what goes out, whatever the engine makes"""
BYTES_PER_SAMPLE = 2
Samples = NDArray[np.float32]


def samples_of(pcm: bytes) -> Samples:
    """Return the samples of 16-bit PCM; an odd last byte is left out."""
    whole = pcm[: len(pcm) // BYTES_PER_SAMPLE * BYTES_PER_SAMPLE]
    return np.frombuffer(whole, dtype="<i2").astype(np.float32) / np.float32(32768)


def pcm_of(samples: Samples) -> bytes:
    """Return 16-bit PCM of samples; what is too loud is cut off."""
    return (np.clip(samples, -1, 32767 / 32768) * 32768).astype("<i2").tobytes()


def resampled(samples: Samples, rate: int, wanted: int) -> Samples:
    """Return the samples at another rate, both in Hz."""
    if rate == wanted:
        return samples
    found: Samples = soxr.resample(samples, rate, wanted)
    return found


def seconds_of(pcm: bytes, rate: int = HEARD_RATE) -> float:
    """Return how long 16-bit PCM sounds."""
    return len(pcm) / BYTES_PER_SAMPLE / rate
