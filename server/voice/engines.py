"""The engines that all speakers share: loaded in the background, one recognition at a time."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Literal, TypeVar

import structlog

from server.conversation.hearing import Mending
from server.speech import recognizers, synthesizers
from server.speech.prompts import PromptStore
from server.speech.recognizer import Recognizer, RecognizerUnavailable
from server.speech.speaker import Speaker
from server.speech.synthesizer import Synthesizer, SynthesizerUnavailable

log = structlog.get_logger(__name__)
Result = TypeVar("Result")


class Engines:
    """Recogniser, speaker and mending; the first two are None while they load and where they are missing."""

    def __init__(self, known_sentences: Callable[[], Iterable[str]]) -> None:
        self.recognizer: Recognizer | None = None
        self.speaker: Speaker | None = None
        self.mending = Mending(known_sentences)
        self.loading = True
        self.missing: list[str] = []
        """what is not there and what to do, for the log and the page of an operator"""
        self._hearing = ThreadPoolExecutor(1, "recognition")
        self._waiting = 0

    @property
    def voices(self) -> tuple[str, ...]:
        """Return the names of all voices, the usual one first."""
        return self.speaker.voices if self.speaker else ()

    @property
    def is_idle(self) -> bool:
        """Whether nobody waits for a recognition: only then there is time for captions."""
        return self._waiting == 0

    async def recognize(self, work: Callable[[], Result]) -> Result:
        """Run a recognition after those that were asked for before; one that is cancelled meanwhile is left out."""
        self._waiting += 1
        try:
            return await asyncio.wrap_future(self._hearing.submit(work))
        finally:
            self._waiting -= 1

    def load_in_background(self, recognizer: str, synthesizer: str, prompts: Path) -> None:
        """Load what is wanted and what is here; the server need not wait for it."""
        threading.Thread(
            target=self._load, args=(recognizer, synthesizer, prompts), name="speech", daemon=True
        ).start()

    def _load(self, recognizer: str, synthesizer: str, prompts: Path) -> None:
        try:
            self._load_all(recognizer, synthesizer, prompts)
        except Exception as error:  # whatever it is, the text goes on, and nobody waits for voice
            self.missing.append(f"{type(error).__name__}: {error}")
        self.loading = False
        for missing in self.missing:
            log.warning("speech_engine_missing", reason=missing)

    def _load_all(self, recognizer: str, synthesizer: str, prompts: Path) -> None:
        threads = max(1, min(4, os.cpu_count() or 1))
        try:
            self.recognizer = recognizers.load(recognizer, threads)
        except RecognizerUnavailable as reason:
            self.missing.append(str(reason))
        natural = self._synthesizer("kokoro") if synthesizer in ("auto", "kokoro") else None
        fast = self._synthesizer("espeak")
        if natural or fast:
            self.speaker = Speaker(natural, fast, PromptStore(prompts))
        if self.recognizer:
            self.mending.learn()

    def _synthesizer(self, name: Literal["kokoro", "espeak"]) -> Synthesizer | None:
        try:
            return synthesizers.load(name)
        except SynthesizerUnavailable as reason:
            self.missing.append(str(reason))
            return None

    async def prepare(self, texts: Iterable[str]) -> None:
        """Warm up, then make what is known to be said, while nobody else needs the machine."""
        while self.loading:
            await asyncio.sleep(0.2)
        if self.speaker:
            await self.speaker.warm_up()
            await self.speaker.prepare(texts)

    def close(self) -> None:
        """Let go of threads and processes."""
        self._hearing.shutdown(wait=False, cancel_futures=True)
        if self.speaker:
            self.speaker.close()
