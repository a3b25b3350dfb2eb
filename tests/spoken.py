"""What a person says, as sound: the natural voice speaks it once and the sound is kept for the next run."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import numpy as np

from server.speech.audio import BYTES_PER_SAMPLE, HEARD_RATE, SPOKEN_RATE, pcm_of, resampled, samples_of
from server.speech.models import folder_of
from server.speech.synthesizer import VoiceSettings
from server.speech.synthesizers.kokoro import MADE, KokoroSynthesizer

KEPT = Path(__file__).resolve().parents[1] / "var" / "spoken-for-tests"
DIGITS = dict(zip("0123456789X", "零幺二三四五六七八九叉", strict=True))


def spoken(text: str, voice: str = "zf_xiaobei", rate: float = 1.0) -> bytes:
    """Return the text as 16-bit mono PCM at 16 kHz."""
    name = hashlib.sha256(f"{MADE}\0{voice}\0{rate}\0{text}".encode()).hexdigest()[:24]
    kept = KEPT / f"{name}.pcm"
    if not kept.exists():
        pcm = b"".join(_voice().synthesize(text, VoiceSettings(voice=voice, rate=rate)))
        KEPT.mkdir(parents=True, exist_ok=True)
        written = kept.with_suffix(".part")
        written.write_bytes(pcm_of(resampled(samples_of(pcm), SPOKEN_RATE, HEARD_RATE)))
        written.rename(kept)
    return kept.read_bytes()


def digit_by_digit(number: str, group: int = 4) -> str:
    """Return a number as a person says it, with 幺 for 1 and a small pause behind each group."""
    groups = [number[at : at + group] for at in range(0, len(number), group)]
    return "，".join("".join(DIGITS[digit] for digit in one) for one in groups) + "。"


def silence(seconds: float) -> bytes:
    """Return nearly nothing: a microphone is never quite still."""
    noise = np.random.default_rng(7).normal(0, 0.0003, int(seconds * HEARD_RATE))
    return pcm_of(noise.astype(np.float32))


def seconds(pcm: bytes) -> float:
    """Return how long PCM at 16 kHz lasts."""
    return len(pcm) / BYTES_PER_SAMPLE / HEARD_RATE


@cache
def _voice() -> KokoroSynthesizer:
    return KokoroSynthesizer(folder_of("kokoro"))
