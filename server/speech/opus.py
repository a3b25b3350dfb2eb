"""Opus (RFC 6716) for thin connections: 24 kbit/s instead of 384."""

from __future__ import annotations

from collections.abc import Iterator

import av
import numpy as np

from server.speech.audio import BYTES_PER_SAMPLE, SPOKEN_RATE

PACKET_SAMPLES = SPOKEN_RATE // 50
"""20 ms"""
BITS_A_SECOND = 24_000


class OpusEncoder:
    """Turns 16-bit mono PCM at 24 kHz into packets of 20 ms; one for each client."""

    def __init__(self) -> None:
        self._codec = av.AudioCodecContext.create("libopus", "w")
        self._codec.sample_rate = SPOKEN_RATE
        self._codec.layout = "mono"
        self._codec.format = "s16"
        self._codec.bit_rate = BITS_A_SECOND
        self._codec.options = {"application": "voip", "frame_duration": "20"}
        self._codec.open()
        self._rest = b""

    def encode(self, pcm: bytes) -> Iterator[bytes]:
        """Yield the packets that are complete; the rest waits for more."""
        self._rest += pcm
        size = PACKET_SAMPLES * BYTES_PER_SAMPLE
        while len(self._rest) >= size:
            yield from self._packets(self._rest[:size])
            self._rest = self._rest[size:]

    def flush(self) -> Iterator[bytes]:
        """Yield what is left, filled up with silence."""
        if self._rest:
            yield from self.encode(b"\0" * (-len(self._rest) % (PACKET_SAMPLES * BYTES_PER_SAMPLE)))

    def _packets(self, pcm: bytes) -> Iterator[bytes]:
        frame = av.AudioFrame.from_ndarray(np.frombuffer(pcm, dtype="<i2")[np.newaxis], format="s16", layout="mono")
        frame.sample_rate = SPOKEN_RATE
        for packet in self._codec.encode(frame):
            yield bytes(packet)
