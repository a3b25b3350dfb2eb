"""Speaks an answer clause by clause, with the natural voice where it is in time and the fast one where it is not."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, contextmanager
from dataclasses import dataclass

from server.speech.clauses import clauses
from server.speech.making import made, pieces
from server.speech.pace import Due, Pace
from server.speech.prompts import PromptStore, prompt_key
from server.speech.sound import Sound
from server.speech.spoken_form import spoken_form
from server.speech.synthesizer import DEFAULT_SETTINGS, Synthesizer, SynthesizerUnavailable, VoiceSettings

READ_AHEAD = 2
"""clauses that are made while one sounds"""
RATE_OF_THE_FAST = 1.8
"""above this rate the natural voice cannot be understood"""
FAST_VOICE = "espeak"
WARM_UP = "您好。"
THREADS = 32


@dataclass(frozen=True)
class Spoken:
    """A piece of what is spoken: `pcm` 16-bit mono at 24 kHz, and the engine that spoke it.

    `text` is the clause as it was written where the piece begins one, and empty where the piece goes on.
    """

    text: str
    pcm: bytes
    engine: str


class Speaker:
    """All that is said goes through here; for one event loop.

    `patience`: seconds within which the first clause must be made, else the fast voice speaks it.
    """

    def __init__(
        self, natural: Synthesizer | None, fast: Synthesizer | None, prompts: PromptStore, patience: float = 0.4
    ) -> None:
        self._natural, self._fast, self._prompts, self._patience = natural, fast, prompts, patience
        self._pace = Pace()
        self._threads = ThreadPoolExecutor(THREADS, "speaking")
        self._in_making = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._one_at_a_time = asyncio.Lock()
        self._is_warmed_up = False
        self._warming: asyncio.Task[None] | None = None
        self._preparing: asyncio.Task[bytes] | None = None

    @property
    def voices(self) -> tuple[str, ...]:
        """The names that `VoiceSettings.voice` may have: the natural ones, then the fast one."""
        natural = self._natural.voices if self._natural else ()
        return (*natural, FAST_VOICE) if self._fast else natural

    async def speak(
        self,
        text: str,
        settings: VoiceSettings = DEFAULT_SETTINGS,
        known: Callable[[str], bool] = lambda clause: False,
    ) -> AsyncGenerator[Spoken, None]:
        """Yield `text` clause by clause and piece by piece, as it is made. Closing the iterator drops the rest.

        `known` tells which clauses hold nothing personal: they alone are kept on disk. Raises
        `SynthesizerUnavailable` where no engine speaks.
        """
        if not self._is_warmed_up:
            self._is_warmed_up = True
            self._warming = asyncio.create_task(self.warm_up())
        parts = clauses(text)
        due = Due(parts, settings.rate, self._patience)
        making: deque[asyncio.Task[Sound]] = deque()
        begun = 0
        try:
            for place in range(len(parts)):
                while begun < len(parts) and len(making) <= READ_AHEAD:
                    clause = self._clause(parts[begun], settings, known(parts[begun]), due.within(begun))
                    making.append(asyncio.create_task(clause))
                    making[-1].add_done_callback(_noticed)
                    begun += 1
                sound = await making[0]
                if place == 0:
                    due.begun()
                async for spoken in self._pieces(parts[place], settings, sound):
                    yield spoken
                due.made(place, sound.seconds)
                making.popleft()
        finally:
            for task in making:
                _given_up(task)

    async def _pieces(self, text: str, settings: VoiceSettings, sound: Sound) -> AsyncGenerator[Spoken, None]:
        """Yield a clause as it comes; where its engine fails on the way, the fast one says it anew."""
        part = text
        try:
            async for pcm in sound.pieces():
                yield Spoken(part, pcm, sound.engine)
                part = ""
        except SynthesizerUnavailable:
            if self._fast is None or sound.engine == self._fast.name:
                raise
            yield Spoken(part, await self._fast_voice(self._fast, spoken_form(text), settings), self._fast.name)

    async def warm_up(self) -> None:
        """Load the natural voice and measure it; until then the fast one speaks what was not kept."""
        self._is_warmed_up = True
        if self._natural is None:
            return
        try:
            await made(self._natural, WARM_UP, DEFAULT_SETTINGS, self._threads)
            await self._natural_voice(WARM_UP, DEFAULT_SETTINGS, keep=False).whole()
        except SynthesizerUnavailable:
            return  # what comes later is spoken by the fast one

    async def prepare(self, texts: Iterable[str], settings: VoiceSettings = DEFAULT_SETTINGS) -> None:
        """Make and keep texts that hold nothing personal, one at a time and only while nobody waits."""
        async with self._one_at_a_time:
            for clause in (clause for text in texts for clause in clauses(text)):
                while not await self._prepared(clause, settings):
                    pass

    def close(self) -> None:
        """End the engines and the threads."""
        if self._warming is not None and not self._warming.done():
            self._warming.cancel()
        for engine in (self._natural, self._fast):
            if engine is not None:
                engine.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _engines(self, settings: VoiceSettings) -> list[Synthesizer]:
        natural_first = [engine for engine in (self._natural, self._fast) if engine is not None]
        fast = settings.rate > RATE_OF_THE_FAST or settings.voice == FAST_VOICE
        return natural_first[::-1] if fast else natural_first

    async def _clause(self, text: str, settings: VoiceSettings, keep: bool, within: Callable[[], float]) -> Sound:
        """Return the clause once it begins to sound."""
        engines, said = self._engines(settings), spoken_form(text)
        # read in the event loop: a kept prompt is read in less time than a thread takes to begin
        if engines and (kept := self._prompts.get(_key(engines[0], said, settings))):
            return Sound.of(kept, engines[0].name)
        with self._busy():
            return await self._begun_in_time(said, settings, keep, within())

    async def _begun_in_time(self, said: str, settings: VoiceSettings, keep: bool, within: float) -> Sound:
        engines = self._engines(settings)
        patience: float | None = None
        if len(engines) == 2 and engines[0] is self._natural:
            patience = within
            if self._pace.expected(said, settings.rate) > within:
                engines, patience = engines[::-1], None
                self._pace.passed_over()
        for engine in engines:
            try:
                if engine is self._natural:
                    return await self._natural_voice(said, settings, keep).begun(patience)
                pcm = await self._fast_voice(engine, said, settings)
            except (SynthesizerUnavailable, TimeoutError):
                continue
            if pcm:
                await self._keep(engine, said, settings, pcm, keep)
                return Sound.of(pcm, engine.name)
        raise SynthesizerUnavailable("no engine spoke")

    def _natural_voice(self, said: str, settings: VoiceSettings, keep: bool) -> Sound:
        """Begin to make `said`."""
        assert self._natural is not None
        if self._preparing is not None:
            self._preparing.cancel()
        sound = Sound(self._natural.name)
        sound.follow(self._made_naturally(sound, said, settings, keep))
        return sound

    async def _made_naturally(self, sound: Sound, said: str, settings: VoiceSettings, keep: bool) -> None:
        assert self._natural is not None
        with self._busy(), self._pace.making(said, settings.rate) as begins:
            async with aclosing(pieces(self._natural, said, settings, self._threads)) as found:
                async for pcm in found:
                    begins()
                    sound.add(pcm)
        if sound.pcm:
            await self._keep(self._natural, said, settings, sound.pcm, keep)

    async def _fast_voice(self, engine: Synthesizer, said: str, settings: VoiceSettings) -> bytes:
        if (kept := self._prompts.get(_key(engine, said, settings))) is not None:
            return kept
        return await made(engine, said, settings, self._threads)

    @contextmanager
    def _busy(self) -> Iterator[None]:
        """Somebody waits: nothing is prepared meanwhile."""
        self._in_making += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._in_making -= 1
            if not self._in_making:
                self._idle.set()

    async def _keep(self, engine: Synthesizer, said: str, settings: VoiceSettings, pcm: bytes, keep: bool) -> None:
        key = _key(engine, said, settings)
        await asyncio.get_running_loop().run_in_executor(self._threads, self._prompts.put, key, pcm, keep)

    async def _prepared(self, clause: str, settings: VoiceSettings) -> bool:
        """Make one clause; false where somebody came in between."""
        await self._idle.wait()
        if not (engines := self._engines(settings)):
            return True
        engine, said = engines[0], spoken_form(clause)
        if self._prompts.get(_key(engine, said, settings)) is not None:
            return True
        self._preparing = asyncio.create_task(made(engine, said, settings, self._threads))
        try:
            await asyncio.wait({self._preparing})
            if self._preparing.cancelled():
                return False
            if self._preparing.exception() is None:
                await self._keep(engine, said, settings, self._preparing.result(), True)
            return True
        finally:
            self._preparing.cancel()
            self._preparing = None


def _key(engine: Synthesizer, said: str, settings: VoiceSettings) -> str:
    return prompt_key(engine.name, getattr(engine, "version", ""), settings, said)


def _noticed(task: asyncio.Task[Sound]) -> None:
    """A clause behind one that failed may fail as well, with nobody to hear of it."""
    if not task.cancelled():
        task.exception()


def _given_up(task: asyncio.Task[Sound]) -> None:
    if not task.done():
        task.cancel()
    elif not task.cancelled() and task.exception() is None:
        task.result().give_up()
