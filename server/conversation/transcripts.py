"""What was said in a conversation, read back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from language.numbers.masked import masked
from server.conversation.first_token import Unspoken
from server.conversation.greeting import greet
from server.conversation.messages import STAFF_ID, Awaiting, Message, Reply, Transcript, TranscriptEntry
from server.conversation.trouble import again_of
from server.registry.models import Conversation, Turn
from server.registry.services import conversations, turns
from server.registry.services.presence import here_since
from server.words import Digits, word


def of_unspoken(conversation_id: str, unspoken: Unspoken) -> Transcript:
    """Return a conversation in which nothing was said but the greeting."""
    greeting = greet(conversation_id, unspoken.mode)
    return Transcript(
        conversation_id=conversation_id, channel=unspoken.channel, mode=unspoken.mode,
        entries=[TranscriptEntry(role="assistant", at=unspoken.began_at, messages=greeting.messages)],
        awaiting=None, ended=False,
    )  # fmt: skip


def transcript_of(
    session: Session, conversation: Conversation, before: str | None, most: int, now: datetime
) -> Transcript:
    """Return the newest turns before `before` with what clerks wrote in their time; numbers are masked.

    Nothing is shown from before who talks at `now` had come.
    """
    here = here_since(session, conversation, now)
    found = turns.newest(session, conversation.id, most + 1, before, here)
    shown = found[-most:]
    until = _begin_of(session, conversation.id, before)
    entries: list[TranscriptEntry] = []
    awaiting: Awaiting | None = None
    for turn in shown:
        if turn.said:
            entries.append(TranscriptEntry(role="person", at=turn.created_at, text=masked(turn.said)))
        if (reply := _answer_of(turn, is_last=turn is shown[-1] and before is None, now=now)) is not None:
            entries.append(TranscriptEntry(role="assistant", at=turn.created_at, messages=reply.messages))
            awaiting = reply.awaiting if turn.reply else awaiting
    since = shown[0].created_at if shown and len(found) > most else here
    for written in conversations.staff_messages(session, conversation.id, since=since, until=until):
        entries.append(TranscriptEntry(role="staff", at=written.created_at, messages=[staff_message(written)]))
    entries.sort(key=lambda entry: entry.at)
    return Transcript(
        conversation_id=conversation.id, channel=conversation.channel, mode=conversation.mode, entries=entries,
        awaiting=awaiting, ended=False, earlier=shown[0].message_id if len(found) > most else None,
    )  # fmt: skip


def staff_message(written: Any) -> Message:
    """Return what a clerk wrote, or which step the case went, as a message."""
    if written.step:
        said = word(f"handover.step_{written.step}", number=Digits(f"{written.case_id:06d}"))
    else:
        said = word("handover.from_staff", body=written.body)
    return Message(id=f"{STAFF_ID}{written.id}", text=said.text, speech=said.speech)


def _answer_of(turn: Turn, is_last: bool, now: datetime) -> Reply | None:
    if turn.reply:
        return _without_words_sent_again(Reply.of_kept(turn.reply))
    held = turn.held_until is not None and turn.held_until > now
    return again_of(turn.id) if is_last and not held else None


def _begin_of(session: Session, conversation_id: str, message_id: str | None) -> datetime | None:
    turn = turns.find(session, conversation_id, message_id) if message_id else None
    return turn.created_at if turn else None


def _without_words_sent_again(reply: Reply) -> Reply:
    """What was to be sent again may hold a number: its title chooses it as well."""
    for message in reply.messages:
        if (message.key or "").startswith("trouble."):
            message.options = [one.model_copy(update={"payload": one.title}) for one in message.options]
    return reply
