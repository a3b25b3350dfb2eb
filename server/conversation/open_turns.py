"""Turns in the registry as one copy of the server sees them: taken, held while they are answered, let go."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from server.conversation.first_token import opened_by
from server.conversation.greeting import greet
from server.conversation.messages import Message, Reply
from server.conversation.service import ConversationNotFound
from server.conversation.transactions import Transactions
from server.conversation.transcripts import staff_message
from server.limits.client import current_client
from server.registry.database import utcnow
from server.registry.models import Conversation, Turn
from server.registry.services import conversations, turns
from server.registry.services.code_limits import client_index
from server.registry.services.presence import GREETING
from server.registry.services.turns import Taken

log = structlog.get_logger(__name__)
CALM_QUESTION = {"crisis.check", "crisis.check_in_writing"}
MOST_UNKEPT = 1000
"""answers that the registry did not take, so that a long outage fills no memory"""


@dataclass(frozen=True)
class Patience:
    """How long things may take, in seconds."""

    lease: float = 10.0
    """after which a turn whose copy of the server is gone is free; a living one puts it off"""
    wait: float = 20.0
    """how long a message waits for the one before it"""
    look_again: float = 0.05
    """how soon it looks for the first time whether that one is done; then ever more slowly"""


class Busy(Exception):
    """The message before is still being answered."""


class OpenTurns:
    """One turn at a time for each conversation, however many copies of the server there are."""

    def __init__(self, registry: Transactions, patience: Patience) -> None:
        self._registry = registry
        self._patience = patience
        self._unkept: OrderedDict[str, tuple[int, Reply]] = OrderedDict()

    async def take(
        self, conversation_id: str, token: str, message_id: str, said: str, sends_again: Callable[[str], bool]
    ) -> Taken:
        """Write the turn down and hold it, as soon as the one before it is done.

        Raises `ConversationNotFound`, `turns.SaidByWhoLeft`, `SQLAlchemyError`, and `Busy` after a while (the words
        stand in the registry).
        """
        lease, wait = timedelta(seconds=self._patience.lease), timedelta(seconds=self._patience.wait)
        client = client_index(current_client())

        def work(session: Session) -> Taken | None:
            self.begin(session, conversation_id, token)
            self._make_up_for(session, conversation_id)
            return turns.take(
                session, conversation_id, message_id, said, sends_again, utcnow(), lease, wait, client,
                may_be_answered_late,
            )  # fmt: skip

        until, pause = monotonic() + self._patience.wait, self._patience.look_again
        try:
            while (taken := await self._registry.write(work)) is None:
                while await self._registry.read(
                    lambda session: turns.must_wait(session, conversation_id, message_id, utcnow())
                ):
                    if monotonic() > until:
                        await self.give_up(conversation_id, message_id, "waiting")
                        raise Busy
                    await asyncio.sleep(pause)
                    pause = min(pause * 1.5, 10 * self._patience.look_again)
        except turns.TooManyWaiting:
            raise Busy from None
        self._unkept.pop(conversation_id, None)
        return taken

    @asynccontextmanager
    async def held(self, taken: Taken) -> AsyncIterator[None]:
        """Hold the turn for as long as this lasts."""
        holding = asyncio.create_task(self._hold(taken.id))
        try:
            yield
        finally:
            holding.cancel()

    async def answer(self, conversation_id: str, taken: Taken, reply: Reply) -> Reply:
        """Keep the answer, with what clerks wrote meanwhile, and let the turn go; return the answer that was kept.

        What was answered is true, and may be done already: it is told although the registry did not take it.
        """

        def work(session: Session) -> Reply:
            written = [staff_message(one) for one in conversations.take_unseen(session, conversation_id)]
            full = reply.model_copy(update={"written": written})
            kept = turns.answer(session, taken.id, full.as_kept())
            return full if kept is None else Reply.of_kept(kept)

        try:
            return await self._registry.write(work)
        except SQLAlchemyError as error:
            log.error("turn_not_kept", error=type(error).__name__)
            self._unkept[conversation_id] = (taken.id, reply)
            while len(self._unkept) > MOST_UNKEPT:
                self._unkept.popitem(last=False)
            return reply

    async def give_up(self, conversation_id: str, message_id: str, state: str = "open") -> None:
        """Let a turn go that gets no answer now; its words stay. Where that fails, too, its time ends by itself."""
        try:
            await self._registry.write(lambda session: turns.give_up(session, conversation_id, message_id, state))
        except SQLAlchemyError as error:
            log.error("turn_not_kept", error=type(error).__name__)

    def begin(self, session: Session, conversation_id: str, token: str) -> Conversation:
        """Return the conversation that the token opens, with its row and its greeting made where it has none yet.

        Raises `ConversationNotFound`.
        """
        if (known := conversations.find(session, conversation_id, lock=True)) is not None:
            return opened(known, token)
        if (unspoken := opened_by(conversation_id, token)) is None:
            raise ConversationNotFound
        conversation, _ = conversations.open_conversation(
            session, unspoken.channel, unspoken.mode, unspoken.area, (conversation_id, token)
        )
        conversation.created_at = unspoken.began_at
        session.add(
            Turn(
                conversation_id=conversation_id, message_id=GREETING, said="",
                reply=greet(conversation_id, unspoken.mode).as_kept(), state="answered",
                created_at=unspoken.began_at,
            )
        )  # fmt: skip
        session.flush()
        return conversation

    def _make_up_for(self, session: Session, conversation_id: str) -> None:
        """Keep the answer now that the registry did not take before."""
        if unkept := self._unkept.get(conversation_id):
            turn_id, reply = unkept
            turns.answer(session, turn_id, reply.as_kept())

    async def _hold(self, turn_id: int) -> None:
        lease = timedelta(seconds=self._patience.lease)
        while True:
            await asyncio.sleep(self._patience.lease / 3)
            try:
                await self._registry.write(lambda session: turns.put_off(session, turn_id, utcnow() + lease))
            except SQLAlchemyError as error:
                log.error("turn_not_put_off", error=type(error).__name__)


def may_be_answered_late(answer: str) -> bool:
    """Whether an answer is the calm question to who may be in distress and nothing else.

    It tells nothing of anybody, and whoever is there after a silence may answer it: they may be slow.
    """
    return {message.key for message in Reply.of_kept(answer).messages} <= CALM_QUESTION


def opened(conversation: Conversation, token: str) -> Conversation:
    """Return the conversation if the token opens it; raises `ConversationNotFound`."""
    if not conversations.opens(conversation, token):
        raise ConversationNotFound
    return conversation


def unseen(session: Session, conversation_id: str) -> list[Message]:
    """Return what clerks wrote and the person was not shown; it counts as shown from now on."""
    return [staff_message(one) for one in conversations.take_unseen(session, conversation_id)]
