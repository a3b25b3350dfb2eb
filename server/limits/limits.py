"""The limits of one running copy, asked wherever something is begun, said, opened or sent."""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from contextvars import ContextVar
from weakref import WeakValueDictionary

from language.distress import may_be_distress
from server.limits.client import current_client
from server.limits.figures import HELD_BACK
from server.limits.held_back import HeldBack, What
from server.limits.line import Arrivals, Line, LineFull
from server.limits.places import Places
from server.limits.settings import LimitSettings
from server.limits.store import MemoryStore, Rate, Store
from server.words import CRISIS_LINE, Digits, word

MOST_UNANSWERED = 3
"""texts of one conversation that wait for their answer; who writes a fourth is heard as soon as one is answered"""
NO_BOUND = 1_000_000
LONGEST_WAIT = 30.0
"""seconds for the others of the same address, as long as the bot may take"""
SOON = 2
"""seconds after which a place may be free, which nobody can know"""
EVERYBODY = "everybody"
RULES, API = "/policies", "/api/v1/"
CONVERSATIONS = "/api/v1/conversations"
"""counted by what is asked of them"""
MEGABYTE = 1_000_000
_spared: ContextVar[bool] = ContextVar("in_distress", default=False)


class Limits:
    """Each method lets what is asked for go on or raises `HeldBack`; who asks is known by `current_client`."""

    def __init__(
        self, settings: LimitSettings | None = None, crisis_line: str = CRISIS_LINE, store: Store | None = None
    ) -> None:
        self._settings = settings = settings or LimitSettings()
        self.speakers_each, self.speakers = settings.speakers_each, settings.speakers
        self.crisis_line = crisis_line
        self._store = store or MemoryStore()
        self._streams = Places(settings.streams_each, settings.streams)
        self._turns: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()
        self._queue, self._in_distress = Line(settings.turns), Line(settings.turns)
        self._arrivals = Arrivals()
        self._unanswered = Places(MOST_UNANSWERED, NO_BOUND)

    async def conversation(self) -> None:
        """A conversation is about to be begun."""
        await self._count("too_many_conversations", self._settings.conversations_each, self._settings.conversations)

    async def sign_in(self) -> None:
        """Somebody of the office is about to sign in: looking at a password costs much, and names are many.

        Nothing is counted of all together, by which strangers could keep the office out.
        """
        await self._take("too_many_sign_ins", current_client(), Rate(self._settings.sign_ins_each), 1.0)

    async def read(self) -> None:
        """A conversation is about to be read back, looked at for what clerks wrote, or ended."""
        await self._count("too_many_reads", self._settings.reads_each, self._settings.reads)

    async def request(self, path: str) -> None:
        """A page of the rules or an address of the API is about to be asked for, whoever asks and whatever there is.

        Pages of the rules are counted apart: anybody can leaf through them, and it spends nobody's conversation.
        What is asked of the office is not counted of all together, by which strangers could keep the office out.
        """
        if path == RULES or path.startswith(f"{RULES}/"):
            await self._count("too_many_pages", self._settings.reads_each, self._settings.reads)
        elif path.startswith(API) and not path.startswith(CONVERSATIONS):
            await self._take("too_many_reads", current_client(), Rate(self._settings.reads_each), 1.0)

    async def received(self, size: int) -> None:
        """So many bytes have come, or are announced."""
        each, all_together = self._settings.megabytes_each * MEGABYTE, self._settings.megabytes * MEGABYTE
        await self._count("too_much_sent", each, all_together, size)

    async def message(self, text: str) -> None:
        """A message is about to be answered."""
        with self.sparing(text):
            await self._count("too_many_messages", self._settings.messages_each, self._settings.messages)

    @asynccontextmanager
    async def turn(self, conversation_id: str, text: str) -> AsyncIterator[None]:
        """A message is being answered inside, one after the other or a few at a time; the others wait here.

        So one address that keeps within its rate cannot fill the bot's queue, where everybody would wait for it, and
        of all that wait the conversation that began first is answered first. Words of distress have a line of their
        own: they wait for each other alone, however many come.
        """
        key = self._whose(text, current_client())
        turns = self._turns.setdefault(key, asyncio.Semaphore(self._settings.turns_each))
        line = self._in_distress if may_be_distress(text) else self._queue
        async with AsyncExitStack() as held:
            try:
                async with asyncio.timeout(LONGEST_WAIT):
                    await held.enter_async_context(turns)
                    await held.enter_async_context(line.place(self._arrivals.of(conversation_id)))
            except (TimeoutError, LineFull):
                raise self.held_back("too_busy", SOON) from None
            yield

    def began(self, conversation_id: str) -> None:
        """A conversation has begun: from now on it is somebody who was here."""
        self._arrivals.of(conversation_id)

    @contextmanager
    def sparing(self, text: str) -> Iterator[None]:
        """Hold back nothing inside where these words may be those of a person in distress.

        They have an allowance of their own, as large as that of new conversations: nobody who floods the door with
        other words, from the same address or from everywhere, can spend it.
        """
        token = _spared.set(_spared.get() or may_be_distress(text))
        try:
            yield
        finally:
            _spared.reset(token)

    def waiting(self, what: str, text: str) -> Callable[[], None]:
        """Count a text that waits for its answer, and return what is to be called once it waits no more.

        `what` is its conversation, or the stream that it came by; words of distress wait apart from the others.
        """
        key = self._whose(text, what)
        if not self._unanswered.take(key):
            raise self.held_back("too_many_unanswered", SOON)
        return lambda: self._unanswered.give_back(key)

    @contextmanager
    def stream(self) -> Iterator[None]:
        """A stream is open inside."""
        address = current_client()
        if not self._streams.take(address):
            raise self.held_back("too_many_streams", SOON)
        try:
            yield
        finally:
            self._streams.give_back(address)

    def held_back(self, code: What, seconds: float) -> HeldBack:
        """Return what is raised, with its sentence and the crisis line: not all distress is known by its words."""
        HELD_BACK.labels(code).inc()
        whole = max(1, math.ceil(seconds))
        said = word(f"held_back.{code}", seconds=whole, line=Digits(self.crisis_line))
        return HeldBack(code, said, whole)

    @staticmethod
    def _whose(text: str, who: str) -> str:
        return f"{who} in distress" if may_be_distress(text) else who

    async def _count(self, code: What, each: float, all_together: float, cost: float = 1.0) -> None:
        if _spared.get():
            own = Rate(self._settings.conversations_each)
            return await self._take(code, f"{current_client()} in distress", own, cost=1.0)
        # The address first: what it is refused is not taken from the others.
        await self._take(code, current_client(), Rate(each), cost)
        await self._take(code, EVERYBODY, Rate(all_together), cost)

    async def _take(self, code: What, whose: str, rate: Rate, cost: float) -> None:
        wait = await self._store.take(f"{code} {whose}", rate, cost)
        if wait > 0:
            raise self.held_back(code, wait)
