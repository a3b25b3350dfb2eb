"""The clips as Whisper's encoder hears them: as they are, in noise, through a telephone, and by other throats."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import numpy as np

from benches.voice.audio import LINE_RATE, on_the_line, with_noise
from scripts.digit_head.folders import CLIPS, FRAMES
from server.speech import models
from server.speech.audio import HEARD_RATE, Samples, resampled, samples_of
from server.speech.recognizers.whisper import WhisperRecognizer

SEED = 9
SLOWER, FASTER = 0.84, 1.2
"""played so, a voice is another's: higher or lower, and with another length of throat"""
LINE_SNR, ROOM_SNR = (10.0, 24.0), (12.0, 30.0)
"""dB of speech above noise, through a telephone and in a room"""


def hear() -> None:
    """Encode every clip in each of its ways; what is there already is kept."""
    recognizer = WhisperRecognizer(models.folder_of("whisper-base"))
    chance = np.random.default_rng(SEED)
    FRAMES.mkdir(parents=True, exist_ok=True)
    paths = sorted(CLIPS.glob("*.npz"))
    for at, path in enumerate(paths, 1):
        with np.load(path) as clip:
            samples = samples_of(clip["pcm"].tobytes())
            label, voice = str(clip["label"]), str(clip["voice"])
        if not (kept := FRAMES / path.name).exists():
            ways = {f"way_{n}": _frames(recognizer, way) for n, way in enumerate(_ways(samples, chance))}
            np.savez(kept, **ways, label=label, voice=voice)
        if at % 20 == 0 or at == len(paths):
            print(f"frames: {at} of {len(paths)}", file=sys.stderr)


def _ways(samples: Samples, chance: np.random.Generator) -> Iterator[Samples]:
    silence = (chance.uniform((0.02, 0.02), (0.5, 0.4)) * HEARD_RATE).astype(int)
    clip = np.pad(samples, (int(silence[0]), int(silence[1])))
    yield clip * chance.uniform(0.3, 1.2)
    yield _telephone(clip, chance)
    noise = chance.standard_normal(len(clip)).astype(np.float32)
    yield clip + noise * np.sqrt(np.mean(clip**2) / 10 ** (chance.uniform(*ROOM_SNR) / 10))
    yield _by_another_throat(clip, chance) * chance.uniform(0.2, 1.2)
    yield _telephone(_by_another_throat(clip, chance), chance)


def _telephone(samples: Samples, chance: np.random.Generator) -> Samples:
    line = with_noise(on_the_line(samples), int(chance.integers(2**31)), float(chance.uniform(*LINE_SNR)))
    return resampled(line, LINE_RATE, HEARD_RATE)


def _by_another_throat(samples: Samples, chance: np.random.Generator) -> Samples:
    return resampled(samples, HEARD_RATE, int(HEARD_RATE * chance.uniform(SLOWER, FASTER)))


def _frames(recognizer: WhisperRecognizer, samples: Samples) -> Samples:
    return recognizer.frames(samples.astype(np.float32)).astype(np.float16)


if __name__ == "__main__":
    hear()
