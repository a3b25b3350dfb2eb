"""Audio as clients send it, brought to 16 kHz; faster than real time only within bounds."""

from __future__ import annotations

from time import monotonic

import numpy as np
import soxr

from server.speech.audio import BYTES_PER_SAMPLE, HEARD_RATE

RATES = (8_000, 16_000, 24_000, 44_100, 48_000)
"""Hz"""
LONGEST_FRAME = 1.0
MOST_AHEAD = 30.0
"""seconds"""


class AudioRefused(Exception):
    """A frame that cannot be used; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class IncomingAudio:
    """One client's microphone."""

    def __init__(self, rate: int) -> None:
        self._rate = rate
        self._resampler = soxr.ResampleStream(rate, HEARD_RATE, 1, dtype="int16") if rate != HEARD_RATE else None
        self._since = monotonic()
        self._seconds = 0.0

    def take(self, frame: bytes) -> bytes:
        """Return the frame as 16-bit mono PCM at 16 kHz; raises `AudioRefused`."""
        if len(frame) % BYTES_PER_SAMPLE:
            raise AudioRefused("audio_odd_bytes")
        seconds = len(frame) / BYTES_PER_SAMPLE / self._rate
        if seconds > LONGEST_FRAME:
            raise AudioRefused("audio_frame_too_long")
        now = monotonic()
        if self._seconds < now - self._since:  # silence that was not sent gives no right to send more later
            self._since, self._seconds = now, 0.0
        if self._seconds + seconds - (now - self._since) > MOST_AHEAD:
            raise AudioRefused("audio_too_fast")
        self._seconds += seconds
        if self._resampler is None:
            return frame
        heard: bytes = self._resampler.resample_chunk(np.frombuffer(frame, dtype="<i2")).tobytes()
        return heard
