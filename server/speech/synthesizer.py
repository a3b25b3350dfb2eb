"""What speaks: text becomes a stream of PCM. One engine a file in `synthesizers/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

SLOWEST, FASTEST = 0.5, 3.0


@dataclass(frozen=True)
class VoiceSettings:
    """How a person wants to be spoken to; 1.0 is the engine's own rate, pitch and volume."""

    voice: str = ""
    """one of the engine's `voices`; its first where it has no such"""
    rate: float = 1.0
    pitch: float = 1.0
    volume: float = 1.0


DEFAULT_SETTINGS = VoiceSettings()


class Synthesizer(Protocol):
    """An engine, loaded once. Calls may take as long as the engine computes: not for the event loop."""

    name: str
    voices: tuple[str, ...]
    fast: bool
    """speaks within a tenth of a second, whatever the length"""

    def synthesize(self, text: str, settings: VoiceSettings = DEFAULT_SETTINGS) -> Iterator[bytes]:
        """Yield 16-bit mono PCM at `audio.SPOKEN_RATE`; raises `SynthesizerUnavailable` where the engine fails."""

    def close(self) -> None:
        """Let go of processes and memory."""


class SynthesizerUnavailable(Exception):
    """The engine or its model is not here, or did not answer in time."""
