"""What Opus carries can be decoded again."""

from __future__ import annotations

import av
import numpy as np

from server.speech.audio import SPOKEN_RATE, Samples, pcm_of
from server.speech.opus import PACKET_SAMPLES, OpusEncoder


def tone(seconds: float) -> Samples:
    at = np.arange(int(seconds * SPOKEN_RATE), dtype=np.float32) / SPOKEN_RATE
    return (0.3 * np.sin(2 * np.pi * 300 * at)).astype(np.float32)


def decoded(packets: list[bytes]) -> Samples:
    decoder = av.AudioCodecContext.create("libopus", "r")
    decoder.sample_rate, decoder.layout = 48_000, "mono"
    frames = [frame for packet in packets for frame in decoder.decode(av.Packet(packet))]
    return np.concatenate([frame.to_ndarray().ravel() for frame in frames]).astype(np.float32)


def test_each_packet_is_20_ms_and_far_smaller_than_pcm() -> None:
    encoder, pcm = OpusEncoder(), pcm_of(tone(1.0))
    packets = [*encoder.encode(pcm), *encoder.flush()]
    assert len(packets) == SPOKEN_RATE // PACKET_SAMPLES
    assert sum(map(len, packets)) < len(pcm) / 8


def test_odd_pieces_make_the_same_packets_as_one() -> None:
    pcm = pcm_of(tone(0.5))
    whole = list(OpusEncoder().encode(pcm))
    encoder = OpusEncoder()
    assert [packet for at in range(0, len(pcm), 770) for packet in encoder.encode(pcm[at : at + 770])] == whole


def test_the_tone_comes_out_again() -> None:
    encoder = OpusEncoder()
    heard = decoded([*encoder.encode(pcm_of(tone(1.0))), *encoder.flush()])
    spectrum = np.abs(np.fft.rfft(heard[9_600:38_400]))
    loudest = np.argmax(spectrum) * 48_000 / 28_800
    assert abs(loudest - 300) < 5


def test_a_rest_is_filled_up_with_silence() -> None:
    encoder = OpusEncoder()
    assert list(encoder.encode(pcm_of(tone(0.01)))) == []
    assert len(list(encoder.flush())) == 1
    assert list(encoder.flush()) == []
