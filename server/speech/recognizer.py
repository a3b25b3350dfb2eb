"""What hears: a stream of PCM becomes hypotheses. One engine a file in `recognizers/`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class Hypothesis:
    """One thing that may have been said; `confidence` between 0 and 1."""

    text: str
    confidence: float
    in_words: bool = False
    """its characters were chosen by what people say here: there is nothing to mend in it by sound"""


class Words(Protocol):
    """What people say here: what stands for a sound, and how likely it is behind other words."""

    def of(self, syllable: str, before: str) -> Sequence[tuple[str, float]]:
        """Return the characters with this sound (pinyin without tone, ü as v) that may follow the text `before`.

        With the natural logarithm of how likely each is there, likeliest first.
        """

    def end(self, before: str) -> float:
        """Return the natural logarithm of how likely nothing follows the text `before`."""


@dataclass(frozen=True)
class Hints:
    """What is likely to be said now: the options on offer and the words of the field, likeliest first."""

    phrases: tuple[str, ...] = ()
    digits: bool = False
    """a number is awaited"""
    words: Words | None = None
    """what is said here at all; None where anything may be said, as where a name is awaited"""


NO_HINTS = Hints()


@dataclass(frozen=True)
class Recognition:
    """What was heard, best hypothesis first, none where nothing was; `seconds` of audio it covers."""

    hypotheses: tuple[Hypothesis, ...]
    seconds: float

    @property
    def text(self) -> str:
        """The best hypothesis, empty where nothing was heard."""
        return self.hypotheses[0].text if self.hypotheses else ""


class Listening(Protocol):
    """One utterance as it is heard. Calls may take as long as the engine computes: not for the event loop."""

    def feed(self, pcm: bytes) -> None:
        """Hear more: 16-bit mono PCM at 16 kHz."""

    def partial(self) -> Recognition:
        """Return a quick hypothesis of what was fed so far; cheap and maybe wrong."""

    def recognize(self) -> Recognition:
        """Return the hypotheses of all that was fed; more may be fed and recognised after it."""


class Recognizer(Protocol):
    """An engine, loaded once; many utterances may be heard at once."""

    name: str

    def listen(self, hints: Hints = NO_HINTS) -> Listening:
        """Begin an utterance."""


class RecognizerUnavailable(Exception):
    """The engine or its model is not here; the text says what to do."""
