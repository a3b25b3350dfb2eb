"""Learns what Kokoro's vocoder measures over a clause: `.venv/bin/python -m scripts.natural_voice` (twenty minutes).

For each voice it says clauses of the known prompts at several rates, notes the mean and variance of every channel
that the vocoder takes over the whole of it, and fits a line over the clause's mean energy. What comes out stands
beside `server/speech/synthesizers/kokoro_norms.py`. The last lines say, for clauses that were not learned, how far
the sound with foretold measurements is from the sound with its own.
"""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from scripts.whole_voice import Measuring, Said
from server.speech import models
from server.speech.audio import Samples
from server.speech.clauses import clauses
from server.speech.spoken_form import spoken_form
from server.speech.synthesizers.kokoro_engine import styles_of, tokens_of, vocabulary_of
from server.speech.synthesizers.kokoro_network import Clause, Network
from server.speech.synthesizers.kokoro_norms import LEARNED, VARIANCE, VOICES, Norms
from server.speech.synthesizers.phonemes import Phonemizer
from server.voice.known_prompts import known_texts

LEARNED_FROM, HELD_BACK = 60, 6
"""clauses of each voice"""
RATES = (1.0, 1.0, 1.25, 0.85, 1.6)
THREADS = 2
STIFFNESS = 1.0
"""of the fitted line, in clauses"""
LEAST = 1e-8
"""variance, of which the logarithm is taken"""
BANDS, WINDOW, HOP = 64, 1024, 256
AUDIBLE = 40.0
"""dB below the loudest window, above which windows are compared"""


def main() -> None:
    """Learn every voice and write the file."""
    folder = models.folder_of("kokoro")
    network, measuring = Network(folder / "model.onnx", THREADS), Measuring(folder / "model.onnx", THREADS)
    texts = _tokens(folder)
    learned: dict[str, np.ndarray] = {}
    held_back: dict[str, list[Said]] = {}
    channels: list[int] = []
    for path in sorted(folder.glob("*.bin")):
        styles = styles_of(path)
        said = [
            measuring.say(network.clause(tokens, styles[len(tokens)], RATES[at % len(RATES)]))
            for at, tokens in enumerate(texts)
        ]
        channels = [len(one) for one in said[0].measured]
        learned[path.stem] = _line(said[:LEARNED_FROM], measuring.names)
        held_back[path.stem] = said[LEARNED_FROM:]
        print(f"{path.stem}: {len(said)} clauses", flush=True)
    voices = {VOICES + name: line.astype(np.float16) for name, line in learned.items()}
    np.savez_compressed(LEARNED, names=np.array(measuring.names), channels=np.array(channels), **voices)
    norms = Norms()
    for voice, clauses_of_voice in held_back.items():
        far = [distance(one.sound, _foretold(network, norms, voice, one.clause)) for one in clauses_of_voice]
        print(f"{voice}: {np.mean(far):.1f} dB from its own sound, at most {max(far):.1f} dB")


def _tokens(folder: Path) -> list[list[int]]:
    numbers, phonemizer = vocabulary_of(folder), Phonemizer()
    texts = sorted({clause for text in known_texts() for clause in clauses(text)})
    chosen = random.Random(1).sample(texts, LEARNED_FROM + HELD_BACK)
    return [tokens_of(phonemizer.phonemes(spoken_form(text)), numbers) for text in chosen]


def _line(said: list[Said], names: list[str]) -> np.ndarray:
    """Return the value at energy 0 and the slope of each channel, [2, channels]: a ridge regression."""
    wanted = np.array(
        [
            np.concatenate(
                [
                    np.log(np.maximum(values, LEAST)) if VARIANCE in name else values
                    for name, values in zip(names, one.measured, strict=True)
                ]
            )
            for one in said
        ]
    )
    energies = np.array([one.clause.energy for one in said])
    middle = energies.mean()
    slope = (energies - middle) @ wanted / (((energies - middle) ** 2).sum() + STIFFNESS * energies.var())
    return np.stack([wanted.mean(axis=0) - slope * middle, slope])


def _foretold(network: Network, norms: Norms, voice: str, clause: Clause) -> Samples:
    return network.sound(clause, 0, clause.frames.shape[2], norms.of(voice, clause.energy))


def distance(one: Samples, other: Samples) -> float:
    """Return how far two spectra are apart: dB, root of the mean square over bands and audible windows."""
    whole, compared = _spectrum(one), _spectrum(other)
    audible = whole.max(axis=1) > whole.max() - AUDIBLE
    return float(np.sqrt(np.mean((whole[audible] - compared[audible]) ** 2)))


def _spectrum(samples: Samples) -> np.ndarray:
    windows = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP] * np.hanning(WINDOW)
    power = np.abs(np.fft.rfft(windows))[:, : WINDOW // 2] ** 2
    return 10 * np.log10(power.reshape(len(power), BANDS, -1).mean(axis=2) + 1e-6)


if __name__ == "__main__":
    main()
