"""The texts as sound: spoken by voices that the bench does not measure with."""

from __future__ import annotations

import random
import sys
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np

from scripts.digit_head.folders import CLIPS, VOICES
from scripts.digit_head.texts import texts
from server.speech import models
from server.speech.audio import HEARD_RATE, SPOKEN_RATE, pcm_of, resampled, samples_of
from server.speech.models.download import Downloader
from server.speech.models.fetch import fetch
from server.speech.models.manifest import manifest
from server.speech.models.progress import Progress
from server.speech.synthesizer import VoiceSettings
from server.speech.synthesizers.kokoro_engine import KokoroEngine

MANIFEST = Path(__file__).with_name("voices.yaml")
SEED = 100
CHINESE, CHINESE_SHARE = "zm_", 0.5
"""half is said by men's voices of Chinese, half by voices of other languages, whose accent is welcome"""
RATES = (0.7, 0.85, 1.0, 1.0, 1.15, 1.3)


def speak(count: int) -> None:
    """Speak `count` texts; what is there already is kept. Takes about six seconds for each on one core."""
    engine = KokoroEngine(str(_folder_of_voices()), threads=2)
    names = sorted(file.path.removesuffix(".bin") for file in manifest(MANIFEST)["voices"].files)
    chinese = [name for name in names if name.startswith(CHINESE)]
    chance = random.Random(SEED)
    CLIPS.mkdir(parents=True, exist_ok=True)
    for at, said in enumerate(islice(texts(SEED), count)):
        voice = chance.choice(chinese if chance.random() < CHINESE_SHARE else names)
        rate = chance.choice(RATES)
        path = CLIPS / f"{at:05d}.npz"
        if path.exists():
            continue
        pcm = b"".join(engine.say(said.text, VoiceSettings(voice=voice, rate=rate)))
        heard = np.frombuffer(pcm_of(resampled(samples_of(pcm), SPOKEN_RATE, HEARD_RATE)), dtype=np.int16)
        np.savez(path, pcm=heard, label=said.label, voice=voice)
        if at % 20 == 19:
            print(f"speech: {at + 1} of {count}", file=sys.stderr)


def _folder_of_voices() -> Path:
    """Return a folder with the model and the voices to learn from."""
    progress = Progress()
    with closing(Downloader(progress)) as http:
        fetch(manifest(MANIFEST)["voices"], VOICES.parent, http, progress)
    for name in ("model.onnx", "vocab.json"):
        if not (VOICES / name).exists():
            (VOICES / name).symlink_to(models.folder_of("kokoro") / name)
    return VOICES


if __name__ == "__main__":
    speak(int(sys.argv[1]))
