"""What Kokoro's vocoder would measure over a whole clause, foretold from the clause's energy.

Made by `scripts.natural_voice`; why: docs/decisions/0024-a-voice-that-begins-at-once.md.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from server.speech.audio import Samples
from server.speech.synthesizers.kokoro_network import Given

LEARNED = Path(__file__).with_suffix(".npz")
VARIANCE = "ReduceMean_2"
"""in the name of a variance, which was learned as its natural logarithm"""
VOICES = "voice_"
"""before the name of a voice in the file"""


class Norms:
    """For each voice and channel a line over the mean energy: [2, channels], what it is at 0 and its slope.

    The file names the measurements in their order, and tells how many channels each has.
    """

    def __init__(self, path: Path = LEARNED) -> None:
        with np.load(path) as file:
            self._names = [str(name) for name in file["names"]]
            self._ends = np.cumsum(file["channels"])[:-1]
            self._voices = {
                key.removeprefix(VOICES): file[key].astype(np.float32) for key in file if key.startswith(VOICES)
            }
        self._usual: Samples = np.mean(list(self._voices.values()), axis=0)

    def of(self, voice: str, energy: float) -> Given:
        """Return each measurement by its name, [1, channels, 1]; those of all voices for one that was not learned."""
        at_zero, slope = self._voices.get(voice, self._usual)
        found = np.split(at_zero + slope * np.float32(energy), self._ends)
        return {
            name: (np.exp(values) if VARIANCE in name else values).reshape(1, -1, 1)
            for name, values in zip(self._names, found, strict=True)
        }
