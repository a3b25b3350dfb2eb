"""What every synthesiser that runs in a process of its own has in common."""

from __future__ import annotations

from collections.abc import Iterator

from server.speech.synthesizer import DEFAULT_SETTINGS, VoiceSettings
from server.speech.worker import Worker


class InProcessOfItsOwn:
    """Speaks through a `Worker`, which begins with the first text."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker

    def synthesize(self, text: str, settings: VoiceSettings = DEFAULT_SETTINGS) -> Iterator[bytes]:
        """Yield the text as 16-bit mono PCM at 24 kHz; raises `SynthesizerUnavailable`."""
        return self._worker.say(text, settings)

    def close(self) -> None:
        """End the process."""
        self._worker.close()

    @property
    def process_id(self) -> int | None:
        """The id of the process, if it runs."""
        return self._worker.process_id
