"""Conversations as they run: the registry keeps the turns, the bot finds the words."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from time import perf_counter
from typing import Any, TypeVar
from weakref import WeakValueDictionary

import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from language.voice_wishes import voice_wish
from language.writing.pinyin import Pinyin
from server.conversation.bot_client import BotClient, BotUnavailable
from server.conversation.incoming import chosen, cleaned, disarmed, trouble_with
from server.conversation.messages import (
    STAFF_ID,
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
    TranscriptEntry,
)
from server.conversation.repair import Repair
from server.conversation.service import ConversationNotFound, ConversationService, ConversationsUnavailable
from server.conversation.unanswered import Unanswered
from server.conversation.voice_wishes import answer_to
from server.registry.database import Database, utcnow
from server.registry.services import conversations
from server.words import Digits, variants, word

log = structlog.get_logger(__name__)
Result = TypeVar("Result")
Observe = Callable[[Outcome, float], None]
"""is told of each turn: how it ended, and after how many seconds"""

GREETING = "/greet"
_wordings = count()
"""turns the wordings of a trouble, also where there is no last answer to compare with"""
LONGEST_KEPT = 5000
MOST_UNKEPT = 1000
"""answers that the registry did not take, so that a long outage fills no memory"""


@dataclass(frozen=True)
class Opening:
    """What is known before a turn: an earlier answer to the same message, and the last one given."""

    answered: Reply | None
    last: Reply | None


class LiveConversations(ConversationService):
    """The conversations of this process; several processes share the registry and the bot."""

    def __init__(
        self,
        database: Database,
        bot: BotClient,
        observe: Observe = lambda outcome, seconds: None,
        known_sentences: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self._database = database
        self._bot = bot
        self._observe = observe
        self._repair = Repair(Pinyin(known_sentences))
        self._unanswered = Unanswered()
        self._unkept: dict[str, Reply] = {}
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def start(self, channel: Channel, mode: Mode, area: str | None = None) -> Started:
        with _told_if_unavailable():
            return await self._start(channel, mode, area)

    async def _start(self, channel: Channel, mode: Mode, area: str | None) -> Started:
        conversation_id, token = await self._write(lambda session: _open(session, channel, mode, area))
        try:
            reply = _reply(await self._bot.say(conversation_id, GREETING))
        except BotUnavailable:
            reply = Reply(messages=[_message(word("small.welcome").text)])
        await self._keep(conversation_id, str(uuid.uuid4()), "", reply)
        return Started(**dict(reply), conversation_id=conversation_id, token=token)

    async def say(
        self, conversation_id: str, token: str, text: str, message_id: str | None = None, reply_to: str | None = None
    ) -> Reply:
        began = perf_counter()
        message_id = message_id or str(uuid.uuid4())
        lock = self._locks.setdefault(conversation_id, asyncio.Lock())
        async with lock:
            if self._unanswered.holds(conversation_id, token):  # its option stands with no answer that is kept
                reply_to = None
            text = self._again(conversation_id, token, text)
            try:
                outcome, reply = await self._turn(conversation_id, token, text, message_id, reply_to)
            except SQLAlchemyError as error:
                # The text of the error may quote what a person said.
                log.error("registry_unavailable", error=type(error).__name__)
                outcome, reply = "registry_unavailable", _trouble("trouble.registry", text)
            if outcome in ("bot_unavailable", "registry_unavailable"):
                self._unanswered.keep(conversation_id, token, text)
        seconds = perf_counter() - began
        self._observe(outcome, seconds)
        slot = reply.awaiting and reply.awaiting.slot
        log.info("turn", outcome=outcome, ms=round(seconds * 1000), awaiting=slot)
        return reply

    async def transcript(self, conversation_id: str, token: str) -> Transcript:
        with _told_if_unavailable():
            return await self._read(lambda session: _transcript(session, conversation_id, token))

    async def end(self, conversation_id: str, token: str) -> None:
        with _told_if_unavailable():
            await self._write(lambda session: conversations.end(session, _found(session, conversation_id, token)))

    async def staff_answers(self, conversation_id: str, token: str) -> StaffAnswers:
        try:
            open_case = await self._read(lambda session: _has_open_case(session, conversation_id, token))
            return StaffAnswers(messages=await self._from_staff(conversation_id), case_open=open_case)
        except SQLAlchemyError as error:
            log.error("registry_unavailable", error=type(error).__name__)
            return StaffAnswers(messages=[], case_open=True)

    def _again(self, conversation_id: str, token: str, text: str) -> str:
        """Return the text that was not answered where that is what the person chose, else `text`."""
        unanswered = self._unanswered.take(conversation_id, token)
        return chosen(text, _trouble("trouble.bot", unanswered)) if unanswered else text

    async def _turn(
        self, conversation_id: str, token: str, text: str, message_id: str, reply_to: str | None
    ) -> tuple[Outcome, Reply]:
        opening = await self._read(lambda session: _opening(session, conversation_id, token, message_id))
        if opening.answered is not None:
            return "repeated", opening.answered
        last = self._unkept.get(conversation_id) or opening.last
        outcome: Outcome = "answered"
        said = cleaned(text)
        if trouble := trouble_with(said):
            outcome, awaiting = "unreadable", last.awaiting if last else None
            options = last.messages[-1].options if last and last.messages else []
            situation = last.situation if last else None
            said_of_it = _message(_in_other_words(trouble, last), options)
            reply = Reply(messages=[said_of_it], awaiting=awaiting, situation=situation)
        elif last is not None and reply_to is not None and not _is_open(last, reply_to):
            outcome, reply = "unreadable", answer_to(_message(word("trouble.old_option").text), last)
        elif wish := voice_wish(said):
            granted = _message(_in_other_words(f"voice.{wish}", last), key=f"voice.{wish}")
            reply = answer_to(granted, last)
        else:
            try:
                heard = disarmed(await self._heard(said, last))
                reply = _reply(await self._bot.say(conversation_id, heard, last.told_to_the_bot() if last else None))
            except BotUnavailable as error:
                log.error("bot_unavailable", error=str(error))
                return "bot_unavailable", _trouble("trouble.bot", text, last)
        try:
            await self._keep(conversation_id, message_id, said[:LONGEST_KEPT], reply)
            written = await self._from_staff(conversation_id)
        except SQLAlchemyError as error:
            # What was answered is true, and may be done already: it is told, though the transcript lacks it.
            log.error("turn_not_kept", error=type(error).__name__)
            if len(self._unkept) < MOST_UNKEPT:
                self._unkept[conversation_id] = reply
            return outcome, reply
        self._unkept.pop(conversation_id, None)
        return outcome, reply.model_copy(update={"messages": [*written, *reply.messages]})

    async def _heard(self, said: str, last: Reply | None) -> str:
        """Return what the bot is to hear: the option that was chosen, or the text in known words."""
        if (payload := chosen(said, last)) != said:
            return payload
        return chosen(await asyncio.to_thread(self._repair.read, said, last), last)

    async def _from_staff(self, conversation_id: str) -> list[Message]:
        """Return what clerks wrote and the person has not been shown; it counts as shown from now on."""
        if not await self._read(lambda session: bool(_unseen(session, conversation_id))):
            return []
        return await self._write(lambda session: _show_unseen(session, conversation_id))

    async def _keep(self, conversation_id: str, message_id: str, said: str, reply: Reply) -> None:
        kept = reply.as_kept()
        await self._write(
            lambda session: conversations.keep_answer(session, conversation_id, message_id, said, kept, utcnow())
        )

    async def _read(self, work: Callable[[Session], Result]) -> Result:
        def run() -> Result:
            with self._database.read() as session:
                return work(session)

        return await asyncio.to_thread(run)

    async def _write(self, work: Callable[[Session], Result]) -> Result:
        def run() -> Result:
            with self._database.write() as session:
                return work(session)

        return await asyncio.to_thread(run)


@contextmanager
def _told_if_unavailable() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        log.error("registry_unavailable", error=type(error).__name__)
        raise ConversationsUnavailable from None


def _open(session: Session, channel: str, mode: str, area: str | None) -> tuple[str, str]:
    conversation, token = conversations.open_conversation(session, channel, mode, area)
    return conversation.id, token


def _found(session: Session, conversation_id: str, token: str) -> Any:
    conversation = conversations.find_open(session, conversation_id, token)
    if conversation is None:
        raise ConversationNotFound
    return conversation


def _opening(session: Session, conversation_id: str, token: str, message_id: str) -> Opening:
    _found(session, conversation_id, token)
    earlier = conversations.find_turn(session, conversation_id, message_id)
    last = conversations.last_answered(session, conversation_id)
    return Opening(
        answered=_kept(earlier.reply) if earlier and earlier.reply else None,
        last=_kept(last.reply) if last and last.reply else None,
    )


def _transcript(session: Session, conversation_id: str, token: str) -> Transcript:
    conversation = _found(session, conversation_id, token)
    entries: list[TranscriptEntry] = []
    awaiting: Awaiting | None = None
    for turn in conversations.answered(session, conversation_id):
        if turn.said:
            entries.append(TranscriptEntry(role="person", at=turn.created_at, text=turn.said))
        reply = _kept(turn.reply or "{}")
        entries.append(TranscriptEntry(role="assistant", at=turn.created_at, messages=reply.messages))
        awaiting = reply.awaiting
    for written in conversations.staff_messages(session, conversation_id, only_unseen=False):
        entries.append(TranscriptEntry(role="staff", at=written.created_at, messages=[_staff_message(written)]))
    entries.sort(key=lambda entry: entry.at)
    return Transcript(
        conversation_id=conversation.id, channel=conversation.channel, mode=conversation.mode,
        entries=entries, awaiting=awaiting, ended=False,
    )  # fmt: skip


def _has_open_case(session: Session, conversation_id: str, token: str) -> bool:
    return conversations.has_open_case(session, _found(session, conversation_id, token))


def _unseen(session: Session, conversation_id: str) -> list[Any]:
    return conversations.staff_messages(session, conversation_id, only_unseen=True)


def _show_unseen(session: Session, conversation_id: str) -> list[Message]:
    return [_staff_message(one) for one in conversations.take_unseen(session, conversation_id)]


def _staff_message(written: Any) -> Message:
    if written.step:
        said = word(f"handover.step_{written.step}", number=Digits(f"{written.case_id:06d}"))
    else:
        said = word("handover.from_staff", body=written.body)
    return Message(id=f"{STAFF_ID}{written.id}", text=said.text, speech=said.speech)


def _kept(reply: str) -> Reply:
    return Reply.model_validate(json.loads(reply))


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


def _trouble(key: str, text: str, last: Reply | None = None) -> Reply:
    """Say that something of ours failed, with an option that sends the same text again."""
    again = Option(key="1", title="再试一次", payload=text[:LONGEST_KEPT])
    said = _message(_in_other_words(key, last), [again], key)
    return Reply(
        messages=[said], awaiting=last.awaiting if last else None, situation=last.situation if last else None
    )


def _in_other_words(key: str, last: Reply | None) -> str:
    """Return a wording of `key` that was not just said; many conversations turn the wordings at once."""
    said = {message.text for message in last.messages} if last else set()
    wordings = [word(key, next(_wordings)).text for _ in variants(key)]
    return next((one for one in wordings if one not in said), wordings[0])
