"""The clips as Whisper's encoder hears them: as they are, in noise, through a telephone, and by other throats."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from benches.voice.audio import LINE_RATE, on_the_line, with_noise
from scripts.whisper_heads.folders import clips_of, frames_of, symbols_of
from scripts.whisper_heads.lessons import LESSONS, Lesson
from server.speech import models
from server.speech.audio import HEARD_RATE, Samples, resampled, samples_of
from server.speech.recognizers.whisper import WhisperRecognizer

SEED = 9
PROCESSES = 2
SLOWER, FASTER = 0.84, 1.2
"""played so, a voice is another's: higher or lower, and with another length of throat"""
LINE_SNR, ROOM_SNR = (10.0, 24.0), (12.0, 30.0)
"""dB of speech above noise, through a telephone and in a room"""


def hear(lesson: Lesson) -> None:
    """Encode every clip in each of its ways; what is there already is kept. Takes a second or less for each."""
    folder = frames_of(lesson.name)
    folder.mkdir(parents=True, exist_ok=True)
    symbols_of(lesson.name).write_text("\n".join(lesson.symbols), encoding="utf-8")
    missing = [path for path in sorted(clips_of(lesson.name).glob("?????.npz")) if not (folder / path.name).exists()]
    with ProcessPoolExecutor(PROCESSES, initializer=_load) as pool:
        for at, _ in enumerate(pool.map(_hear, missing, itertools.repeat(folder), chunksize=4), 1):
            if at % 20 == 0 or at == len(missing):
                print(f"frames: {at} of {len(missing)}", file=sys.stderr)


_recognizer: WhisperRecognizer


def _load() -> None:
    global _recognizer
    _recognizer = WhisperRecognizer(models.folder_of("whisper-base"), threads=1)


def _hear(path: Path, folder: Path) -> None:
    with np.load(path) as clip:
        samples = samples_of(clip["pcm"].tobytes())
        label, voice = str(clip["label"]), str(clip["voice"])
    chance = np.random.default_rng((SEED, int(path.stem)))
    ways = {f"way_{at}": _frames(way) for at, way in enumerate(_ways(samples, chance))}
    half = folder / f"{path.stem}.part.npz"
    np.savez(half, **ways, label=label, voice=voice)
    half.replace(folder / path.name)


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


def _frames(samples: Samples) -> Samples:
    return _recognizer.frames(samples.astype(np.float32)).astype(np.float16)


if __name__ == "__main__":
    hear(LESSONS[sys.argv[1]])
