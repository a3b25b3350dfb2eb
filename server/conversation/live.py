"""Conversations as they run: the registry keeps the turns, the bot finds the words."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from time import perf_counter
from typing import Any

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from language.voice_wishes import voice_wish
from language.writing.pinyin import Pinyin
from server.conversation.bot_client import BotClient, BotUnavailable, Sent
from server.conversation.first_token import Unspoken, hand_out, opened_by
from server.conversation.greeting import greet
from server.conversation.incoming import chosen, cleaned, disarmed, trouble_with
from server.conversation.messages import (
    Awaiting,
    Channel,
    Message,
    Mode,
    Option,
    Outcome,
    Reply,
    Situation,
    StaffAnswers,
    Started,
    Transcript,
)
from server.conversation.open_turns import Busy, OpenTurns, Patience, opened, unseen
from server.conversation.repair import Repair
from server.conversation.service import TURNS, ConversationNotFound, ConversationService, ConversationsUnavailable
from server.conversation.transactions import Transactions
from server.conversation.transcripts import of_unspoken, transcript_of
from server.conversation.trouble import help_first, in_other_words, left_open, trouble
from server.conversation.unanswered import Kept, Unanswered
from server.conversation.voice_wishes import answer_to
from server.faults import told_of
from server.registry.database import Database, utcnow
from server.registry.models import Conversation
from server.registry.services import conversations, turns
from server.registry.services.presence import here_since
from server.registry.services.turns import Taken
from server.registry.workers import READS, Workers
from server.registry.workers import TURNS as TURNS_AT_ONCE
from server.words import CRISIS_LINE, word
from server.words.trouble import NOTHING_DONE

log = structlog.get_logger(__name__)
Observe = Callable[[Outcome, float], None]
"""is told of each turn: how it ended, and after how many seconds"""
LONGEST_KEPT = 5000
ANSWERED: tuple[Outcome, ...] = ("answered", "repeated")
"""outcomes in which the words were understood; in the others nobody has looked whether they are of distress"""


class LiveConversations(ConversationService):
    """The conversations of this process; several processes share the registry and the bot."""

    def __init__(
        self,
        database: Database,
        bot: BotClient,
        observe: Observe = lambda outcome, seconds: None,
        known_sentences: Callable[[], Iterable[str]] = tuple,
        patience: Patience | None = None,
        crisis_line: str = CRISIS_LINE,
    ) -> None:
        self._crisis_line = crisis_line
        self._bot = bot
        self._observe = observe
        self._repair = Repair(Pinyin(known_sentences))
        self._registry = Transactions(database, Workers(TURNS_AT_ONCE, "turns"))
        self._readers = Transactions(database, Workers(READS, "readers"))
        """apart, so that who reads back makes no turn wait, and no turn a reader"""
        self._turns = OpenTurns(self._registry, patience or Patience())
        self._not_written = Unanswered()
        """what was said while the registry took nothing"""

    async def start(self, channel: Channel, mode: Mode, area: str | None = None) -> Started:
        conversation_id, token = hand_out(channel, mode, area)
        return Started(**dict(greet(conversation_id, mode)), conversation_id=conversation_id, token=token)

    async def say(
        self, conversation_id: str, token: str, text: str, message_id: str | None = None, reply_to: str | None = None
    ) -> Reply:
        began = perf_counter()
        kept = self._not_written.take(conversation_id, token)
        if kept is None or self._again(text, kept.text) is None:
            kept = None
        try:
            if kept is not None and await self._is_here_since(self._registry, conversation_id, token, kept.said_at):
                text, reply_to = kept.text, None
            outcome, reply = await self._turn(conversation_id, token, text, message_id or str(uuid.uuid4()), reply_to)
        except Busy:
            outcome, reply = "busy", trouble("trouble.busy", text[:LONGEST_KEPT])
        except SQLAlchemyError as error:
            # The text of the error may quote what a person said.
            log.error("registry_unavailable", error=type(error).__name__)
            last = await self._last_told(conversation_id, token)
            outcome, reply = "registry_unavailable", trouble(NOTHING_DONE, text[:LONGEST_KEPT], last)
            self._not_written.keep(conversation_id, token, kept or Kept(text, utcnow()))
        except ConversationNotFound:
            raise
        except Exception as error:
            log.error("turn_failed", **told_of(error))
            outcome, reply = "failed", trouble("trouble.bot", text[:LONGEST_KEPT])
        seconds = perf_counter() - began
        self._observe(outcome, seconds)
        slot = reply.awaiting and reply.awaiting.slot
        log.info("turn", outcome=outcome, ms=round(seconds * 1000), awaiting=slot)
        told = reply if outcome in ANSWERED else help_first(reply, text, self._crisis_line)
        return told.as_told()

    async def transcript(
        self, conversation_id: str, token: str, before: str | None = None, turns: int = TURNS
    ) -> Transcript:
        def work(session: Session) -> Transcript:
            found = _found(session, conversation_id, token)
            if isinstance(found, Unspoken):
                return of_unspoken(conversation_id, found)
            return transcript_of(session, found, before, turns, utcnow())

        with _told_if_unavailable():
            return await self._readers.read(work)

    async def end(self, conversation_id: str, token: str) -> None:
        with _told_if_unavailable():
            await self._registry.write(
                lambda session: conversations.end(session, self._turns.begin(session, conversation_id, token))
            )

    async def staff_answers(self, conversation_id: str, token: str) -> StaffAnswers:
        def look(session: Session) -> tuple[bool, bool]:
            found = _found(session, conversation_id, token)
            if isinstance(found, Unspoken):
                return False, False
            written = conversations.staff_messages(session, conversation_id, only_unseen=True)
            return bool(written), conversations.has_open_case(session, found)

        try:
            written, case_open = await self._readers.read(look)
            messages = await self._readers.write(lambda session: unseen(session, conversation_id)) if written else []
            return StaffAnswers(messages=messages, case_open=case_open)
        except SQLAlchemyError as error:
            log.error("registry_unavailable", error=type(error).__name__)
            return StaffAnswers(messages=[], case_open=True)

    async def still_here(self, conversation_id: str, token: str, said_at: datetime) -> bool:
        try:
            return await self._is_here_since(self._readers, conversation_id, token, said_at)
        except SQLAlchemyError as error:
            log.error("registry_unavailable", error=type(error).__name__)
            return False

    async def _is_here_since(
        self, registry: Transactions, conversation_id: str, token: str, said_at: datetime
    ) -> bool:
        def work(session: Session) -> bool:
            if isinstance(found := _found(session, conversation_id, token), Unspoken):
                return True
            since = here_since(session, found, utcnow())
            return since is None or said_at >= since

        return await registry.read(work)

    async def _last_told(self, conversation_id: str, token: str) -> Reply | None:
        """Return what was said last, where the registry can at least be read: the same question stays open."""

        def work(session: Session) -> Reply | None:
            if isinstance(found := _found(session, conversation_id, token), Unspoken):
                return None
            kept = turns.last_answer(session, conversation_id, here_since(session, found, utcnow()))
            return Reply.of_kept(kept) if kept else None

        try:
            return await self._registry.read(work)
        except SQLAlchemyError:
            return None

    def _again(self, text: str, unanswered: str) -> str | None:
        """Return the words that got no answer where that is what the person chose."""
        return unanswered if chosen(text, left_open(unanswered)) == unanswered else None

    async def _turn(
        self, conversation_id: str, token: str, text: str, message_id: str, reply_to: str | None
    ) -> tuple[Outcome, Reply]:
        said = cleaned(text)[:LONGEST_KEPT]
        try:
            taken = await self._turns.take(
                conversation_id, token, message_id, said, lambda left: self._again(said, left) is not None
            )
        except turns.SaidByWhoLeft:
            return "unreadable", Reply(messages=[_message(word("trouble.left").text, key="trouble.left")])
        if taken.reply is not None:
            return "repeated", Reply.of_kept(taken.reply)
        last = Reply.of_kept(taken.last) if taken.last else None
        try:
            async with self._turns.held(taken):
                outcome, reply = await self._answered(
                    conversation_id, taken, last, None if taken.begun_before else reply_to
                )
        except BotUnavailable as error:
            log.error("bot_unavailable", error=str(error))
            await self._turns.give_up(conversation_id, taken.message_id)
            return "bot_unavailable", trouble("trouble.bot", taken.said, last)
        except Exception:
            await self._turns.give_up(conversation_id, taken.message_id)
            raise
        if any(message.key == NOTHING_DONE for message in reply.messages):
            await self._turns.give_up(conversation_id, taken.message_id)
            return "registry_unavailable", reply
        return outcome, await self._turns.answer(conversation_id, taken, reply)

    async def _answered(
        self, conversation_id: str, taken: Taken, last: Reply | None, reply_to: str | None
    ) -> tuple[Outcome, Reply]:
        """Return what is said to the words of a turn; raises `BotUnavailable`."""
        said = taken.said
        if key := trouble_with(said):
            options = last.messages[-1].options if last and last.messages else []
            told = _message(in_other_words(key, last), options)
            situation, awaiting = (last.situation, last.awaiting) if last else (None, None)
            return "unreadable", Reply(messages=[told], awaiting=awaiting, situation=situation)
        if reply_to is not None and last is None:
            return "unreadable", Reply(messages=[_message(word("trouble.left").text, key="trouble.left")])
        if last is not None and reply_to is not None and not _is_open(last, reply_to):
            return "unreadable", answer_to(_message(word("trouble.old_option").text), last)
        if wish := voice_wish(said):
            granted = _message(in_other_words(f"voice.{wish}", last), key=f"voice.{wish}")
            return "answered", answer_to(granted, last)
        heard = disarmed(await self._heard(said, last))
        sent = Sent(taken.message_id, taken.begun_before)
        situation_told = last.told_to_the_bot() if last else None
        return "answered", _reply(await self._bot.say(conversation_id, heard, situation_told, sent))

    async def _heard(self, said: str, last: Reply | None) -> str:
        """Return what the bot is to hear: the option that was chosen, or the text in known words."""
        if (payload := chosen(said, last)) != said:
            return payload
        return chosen(await asyncio.to_thread(self._repair.read, said, last), last)


@contextmanager
def _told_if_unavailable() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        log.error("registry_unavailable", error=type(error).__name__)
        raise ConversationsUnavailable from None


def _found(session: Session, conversation_id: str, token: str) -> Conversation | Unspoken:
    """Return the conversation's row, or what its token says where it has none yet."""
    if (known := conversations.find(session, conversation_id)) is not None:
        return opened(known, token)
    if (unspoken := opened_by(conversation_id, token)) is None:
        raise ConversationNotFound
    return unspoken


def _reply(parts: list[dict[str, Any]]) -> Reply:
    """Make a reply of what the actions said; raises `BotUnavailable` where they said nothing."""
    messages = [Message(id=str(uuid.uuid4()), **_shape(part)) for part in parts if part.get("text")]
    awaiting = next((part["awaiting"] for part in reversed(parts) if part.get("awaiting")), None)
    situation = next((part["situation"] for part in reversed(parts) if part.get("situation")), None)
    if not messages:
        raise BotUnavailable("no answer")
    return Reply(
        messages=messages, awaiting=Awaiting(**awaiting) if awaiting else None,
        situation=Situation(**situation) if situation else None,
    )  # fmt: skip


def _shape(part: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": part["text"], "speech": part.get("speech"), "options": part.get("options") or [],
        "citations": part.get("citations") or [], "key": part.get("key"),
    }  # fmt: skip


def _message(text: str, options: list[Option] | None = None, key: str | None = None) -> Message:
    return Message(id=str(uuid.uuid4()), text=text, options=options or [], key=key)


def _is_open(last: Reply, reply_to: str) -> bool:
    """Whether an option of the message can still be pressed; what clerks wrote has none."""
    return any(message.id == reply_to for message in last.messages)
