"""How one person wants to be spoken to, and how a wish changes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from server.conversation.voice_wishes import Granted
from server.speech.synthesizer import VoiceSettings

RATE, PITCH, VOLUME = (0.5, 3.0), (0.5, 2.0), (0.0, 2.0)
STEP = 1.2
"""the factor of one wish: clearly heard, and not too much"""


@dataclass(frozen=True)
class Preferences:
    """Rate, pitch and volume are factors on the engine's own; `speak` off is for whom a screen reader speaks."""

    rate: float = 1.0
    pitch: float = 1.0
    volume: float = 1.0
    voice: str = ""
    speak: bool = True

    @property
    def settings(self) -> VoiceSettings:
        """Return what a synthesiser is told."""
        return VoiceSettings(voice=self.voice, rate=self.rate, pitch=self.pitch, volume=self.volume)

    def updated(self, wanted: Mapping[str, Any]) -> Preferences:
        """Return the preferences with what `wanted` holds of them; what is out of bounds is brought within.

        Raises `ValueError` for values of another kind.
        """
        try:
            return replace(
                self,
                rate=_within(float(wanted.get("rate", self.rate)), *RATE),
                pitch=_within(float(wanted.get("pitch", self.pitch)), *PITCH),
                volume=_within(float(wanted.get("volume", self.volume)), *VOLUME),
                voice=str(wanted.get("voice", self.voice))[:40],
                speak=bool(wanted.get("speak", self.speak)),
            )
        except (TypeError, OverflowError) as error:
            raise ValueError(str(error)) from None

    def wished(self, wish: Granted | None, voices: Sequence[str]) -> Preferences:
        """Return the preferences after 慢一点, 大声点, 换个声音 …; `voices` are those on offer, in order."""
        match wish:
            case "slower":
                return replace(self, rate=_within(self.rate / STEP, *RATE))
            case "faster":
                return replace(self, rate=_within(self.rate * STEP, *RATE))
            case "quieter":
                return replace(self, volume=_within(self.volume / STEP, *VOLUME))
            case "louder":
                return replace(self, volume=_within(self.volume * STEP, *VOLUME))
            case "other_voice" if voices:
                at = voices.index(self.voice) if self.voice in voices else 0
                return replace(self, voice=voices[(at + 1) % len(voices)])
            case "usual":
                return Preferences(speak=self.speak)
        return self


def _within(value: float, least: float, most: float) -> float:
    if value != value:  # not a number
        raise ValueError("not a number")
    return round(min(max(value, least), most), 3)
