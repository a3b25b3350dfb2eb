"""The texts as sound: spoken by voices that the bench does not measure with."""

from __future__ import annotations

import random
import sys
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import numpy as np

from scripts.whisper_heads.folders import VOICES, clips_of
from scripts.whisper_heads.lessons import LESSONS, Lesson
from scripts.whisper_heads.said import Said
from scripts.whole_voice import WholeVoice
from server.speech import models
from server.speech.audio import HEARD_RATE, SPOKEN_RATE, pcm_of, resampled
from server.speech.models.download import Downloader
from server.speech.models.fetch import fetch
from server.speech.models.manifest import manifest
from server.speech.models.progress import Progress

MANIFEST = Path(__file__).with_name("voices.yaml")
SEED = 100
PROCESSES = 2
CHINESE, WOMEN = "zm_", ("af_", "bf_", "ef_", "ff_", "hf_", "if_", "jf_", "pf_")
MIXED, LEAST_CHINESE, MOST_CHINESE = 400, 0.35, 0.8
"""voices between a Chinese man's and a foreign woman's, so that there are women without an accent; the man's share"""
MIXED_SHARE, CHINESE_SHARE = 0.7, 0.15
"""of what is said by these, and by the men; what is left is said by everybody, whose accent is welcome"""
RATES = (0.7, 0.85, 1.0, 1.0, 1.15, 1.3)


class Clip(NamedTuple):
    """One text, and how and where it is said."""

    said: Said
    voice: str
    rate: float
    path: Path


def speak(lesson: Lesson, count: int) -> None:
    """Speak `count` texts; what is there already is kept. Takes a second or two for each on one core."""
    folder, names = _folder_of_voices()
    clips_of(lesson.name).mkdir(parents=True, exist_ok=True)
    missing = [clip for clip in _clips(lesson, count, names) if not clip.path.exists()]
    with ProcessPoolExecutor(PROCESSES, initializer=_load, initargs=(folder,)) as pool:
        for at, _ in enumerate(pool.map(_speak, missing, chunksize=4), 1):
            if at % 20 == 0 or at == len(missing):
                print(f"speech: {at} of {len(missing)}", file=sys.stderr)


def _clips(lesson: Lesson, count: int, names: list[str]) -> list[Clip]:
    chance, clips = random.Random(SEED), []
    chinese, mixed = ([name for name in names if name.startswith(kind)] for kind in (CHINESE, "mixed_"))
    for at, said in enumerate(islice(lesson.texts(SEED), count)):
        whose = chance.random()
        some = mixed if whose < MIXED_SHARE else chinese if whose < MIXED_SHARE + CHINESE_SHARE else names
        clips.append(Clip(said, chance.choice(some), chance.choice(RATES), clips_of(lesson.name) / f"{at:05d}.npz"))
    return clips


_voice: WholeVoice


def _load(folder: Path) -> None:
    global _voice
    _voice = WholeVoice(folder, threads=1)


def _speak(clip: Clip) -> None:
    sound = _voice.say(clip.said.text, VOICES / f"{clip.voice}.bin", clip.rate)
    heard = np.frombuffer(pcm_of(resampled(sound, SPOKEN_RATE, HEARD_RATE)), dtype=np.int16)
    half = clip.path.with_suffix(".part.npz")
    np.savez(half, pcm=heard, label=" ".join(clip.said.label), voice=clip.voice)
    half.replace(clip.path)


def _folder_of_voices() -> tuple[Path, list[str]]:
    """Return a folder with the model and the voices to learn from, and their names."""
    progress = Progress()
    with closing(Downloader(progress)) as http:
        fetch(manifest(MANIFEST)["voices"], VOICES.parent, http, progress)
    for name in ("model.onnx", "vocab.json"):
        if not (VOICES / name).exists():
            (VOICES / name).symlink_to(models.folder_of("kokoro") / name)
    names = sorted(file.path.removesuffix(".bin") for file in manifest(MANIFEST)["voices"].files)
    return VOICES, [*names, *_mixed(names)]


def _mixed(names: list[str]) -> list[str]:
    chance, mixed = random.Random(SEED), []
    men, women = ([name for name in names if name.startswith(kind)] for kind in (CHINESE, WOMEN))
    for at in range(MIXED):
        man, woman = (np.fromfile(VOICES / f"{chance.choice(of)}.bin", dtype=np.float32) for of in (men, women))
        share = chance.uniform(LEAST_CHINESE, MOST_CHINESE)
        (share * man + (1 - share) * woman).astype(np.float32).tofile(VOICES / f"mixed_{at:02d}.bin")
        mixed.append(f"mixed_{at:02d}")
    return mixed


if __name__ == "__main__":
    speak(LESSONS[sys.argv[1]], int(sys.argv[2]))
