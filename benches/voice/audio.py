"""The sentences as sound: spoken by the natural voice, and as they come through a telephone line."""

from __future__ import annotations

import hashlib
import itertools
import sys
import wave
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benches.voice.sentences import SEED, Sentence
from server.speech import models
from server.speech.audio import HEARD_RATE, SPOKEN_RATE, Samples, pcm_of, resampled, samples_of
from server.speech.synthesizer import VoiceSettings
from server.speech.synthesizers.kokoro import MADE
from server.speech.synthesizers.kokoro_engine import KokoroEngine

FOLDER = Path(__file__).resolve().parents[2] / "var" / "bench-voice"
VOICES = ("zf_xiaobei", "zf_xiaoni", "zf_xiaoxiao", "zf_xiaoyi")
RATES = (0.85, 1.0, 1.2)
WAYS = tuple(itertools.product(VOICES, RATES))
LINE_RATE = 8_000
BAND = (300, 3400)
"""Hz that a telephone line carries"""
SNR_DB = 15.0
BABBLERS = 6


@dataclass(frozen=True)
class Clip:
    """One sentence as it sounds: 16-bit mono PCM at 16 kHz in a wav file."""

    sentence: Sentence
    voice: str
    rate: float

    @property
    def path(self) -> Path:
        """Where the file lies: its name is a hash of all that it depends on."""
        made_of = f"kokoro {MADE} {self.voice} {self.rate} {self.sentence.text}"
        return FOLDER / f"{hashlib.sha256(made_of.encode()).hexdigest()[:24]}.wav"

    def samples(self) -> Samples:
        with wave.open(str(self.path)) as file:
            return samples_of(file.readframes(file.getnframes()))


def clips(sentences: Sequence[Sentence]) -> list[Clip]:
    """Return the sentences, each in one voice and rate; all twelve ways take turns."""
    return [Clip(sentence, *way) for sentence, way in zip(sentences, itertools.cycle(WAYS), strict=False)]


def speak_all(wanted: Sequence[Clip]) -> None:
    """Speak what is not kept yet, which takes about 15 minutes for everything."""
    missing = [clip for clip in wanted if not clip.path.exists()]
    if not missing:
        return
    FOLDER.mkdir(parents=True, exist_ok=True)
    # the engine itself: the deadlines of its worker are for people who wait
    engine = KokoroEngine(str(models.folder_of("kokoro")), threads=1)
    for at, clip in enumerate(missing, 1):
        pcm = b"".join(engine.say(clip.sentence.text, VoiceSettings(voice=clip.voice, rate=clip.rate)))
        _keep(clip.path, resampled(samples_of(pcm), SPOKEN_RATE, HEARD_RATE))
        if at % 20 == 0 or at == len(missing):
            print(f"voices: {at} of {len(missing)}", file=sys.stderr)


def telephone(samples: Samples, seed: int = SEED) -> Samples:
    """Return speech at 16 kHz as it comes through a line at 8 kHz, back at 16 kHz."""
    return resampled(with_noise(on_the_line(samples), seed), LINE_RATE, HEARD_RATE)


def on_the_line(samples: Samples) -> Samples:
    """Return speech at 16 kHz in the band of a telephone, at 8 kHz."""
    line = resampled(samples, HEARD_RATE, LINE_RATE)
    spectrum = np.fft.rfft(line)
    frequencies = np.fft.rfftfreq(len(line), 1 / LINE_RATE)
    spectrum[(frequencies < BAND[0]) | (frequencies > BAND[1])] = 0
    return np.fft.irfft(spectrum, len(line)).astype(np.float32)


def with_noise(line: Samples, seed: int = SEED, snr_db: float = SNR_DB) -> Samples:
    """Return speech at 8 kHz with noise, half of it white and half babble, so many dB below its mean power."""
    chance = np.random.default_rng(seed)
    noise = _level(chance.standard_normal(len(line))) + _level(_babble(len(line), chance))
    power = np.mean(np.square(line, dtype=np.float64)) / 10 ** (snr_db / 10)
    return (line + _level(noise) * np.sqrt(power)).astype(np.float32)


def _babble(length: int, chance: np.random.Generator) -> np.ndarray:
    """Noise with the spectrum of speech, falling 6 dB an octave from 500 Hz, swelling about four times a second."""
    frequencies = np.fft.rfftfreq(length, 1 / LINE_RATE)
    shape = 1 / np.maximum(1, frequencies / 500)
    times = np.arange(length) / LINE_RATE
    voices = np.zeros(length)
    for _ in range(BABBLERS):
        voice = np.fft.irfft(np.fft.rfft(chance.standard_normal(length)) * shape, length)
        swell = 1 + np.sin(2 * np.pi * chance.uniform(3, 5) * times + chance.uniform(0, 2 * np.pi))
        voices += voice * swell
    return voices


def _level(noise: np.ndarray) -> np.ndarray:
    found: np.ndarray = noise / np.sqrt(np.mean(np.square(noise)))
    return found


def _keep(path: Path, samples: Samples) -> None:
    half = path.with_suffix(".part")
    with wave.open(str(half), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(HEARD_RATE)
        file.writeframes(pcm_of(samples))
    half.replace(path)


def frames(pcm: bytes, samples: int) -> Iterator[bytes]:
    """Yield 16-bit PCM in frames of so many samples, the last one filled with silence."""
    size = 2 * samples
    for at in range(0, len(pcm), size):
        yield pcm[at : at + size].ljust(size, b"\0")
