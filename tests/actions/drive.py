"""Talks with the action as Rasa would: the one slot and the events are kept between messages.

Only the model is left out: each message comes with the reading that it is to have.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from actions.context import ActionContext
from actions.executor import create_executor
from actions.state import SLOT, DialogueState
from language.numbers.personal import CertificateNumber
from server.conversation.incoming import chosen, cleaned
from server.conversation.messages import Message, Reply
from server.registry.database import utcnow
from server.registry.models import Person, SentMessage
from server.registry.services.messages import phone_index
from server.registry.services.people import find_by_number
from tests.actions.readings import parsed
from tests.passing import let_pass
from tests.samples import a_certificate_number, a_conversation, a_phone_number, a_turn


class Facts(dict[str, Any]):
    """The facts of a dialogue by their slots."""

    def __missing__(self, slot: str) -> None:
        return None


class Talk:
    """One conversation with one person; `say` returns all that was said back, joined."""

    def __init__(self, context: ActionContext, mode: str = "text", area: str | None = None) -> None:
        self.context = context
        self.executor: ActionExecutor = create_executor(context)
        with context.database.write() as session:
            conversation = a_conversation(session, area=area)
            conversation.mode = mode
            self.id = conversation.id
        self.number, self.phone, self.name = a_certificate_number(), a_phone_number(), "王示例"
        self.slot: dict[str, Any] | None = None
        self.events: list[dict[str, Any]] = []
        self.messages: list[dict[str, Any]] = []
        self.awaiting: dict[str, Any] | None = None

    # talking

    def say(self, text: str, intent: str = "inform", confidence: float = 0.95, **parse: Any) -> str:
        """Send one message, read as `intent` unless `parse` says more of how it is read (`readings.parsed`)."""
        came = utcnow()
        self.keep(self.take(text, intent, confidence, **parse), came)
        return self.heard

    def take(self, text: str, intent: str = "inform", confidence: float = 0.95, **parse: Any) -> str:
        """Let the action take one message; return it as it was taken."""
        text = chosen(cleaned(text), self._last_reply())
        message = parsed(text, intent, confidence, **parse)
        self.events.append({"event": "user", "timestamp": time.time(), "text": text, "parse_data": message})
        self.messages, self.awaiting = [], None
        self._respond(message)
        return text

    def keep(self, said: str, came: datetime | None = None) -> None:
        """Keep that it was answered, as the conversation does; nothing is kept where the registry fails.

        `came` is when it was said, which is before the action takes it.
        """
        with suppress(SQLAlchemyError), self.context.database.write() as session:
            a_turn(session, self.id, came or utcnow(), said)

    def correct(self, text: str, about: str, **parse: Any) -> str:
        """Take back what was said or understood about something; the words may hold the new value."""
        return self.say(text, "correct", about=about, **parse)

    @property
    def heard(self) -> str:
        """All that was said in the last turn."""
        return "\n".join(message["text"] for message in self.messages)

    @property
    def keys(self) -> list[str | None]:
        """The catalogue's keys of what was said in the last turn; None for what is no wording of the catalogue."""
        return [message["key"] for message in self.messages]

    @property
    def awaited(self) -> str | None:
        """The slot whose question is open."""
        return (self.awaiting or {}).get("slot")

    @property
    def options(self) -> list[str]:
        """The titles that can be chosen."""
        return [option["title"] for message in self.messages for option in message["options"]]

    # answering as this person

    def answer(self, until: str | None = None, **answers: str) -> str:
        """Answer what is known of this person until `until` or a question without an answer is open."""
        usual = {
            "consent": "同意", "person_name": self.name, "certificate_number": self.number,
            "phone_number": self.phone, **answers,
        }  # fmt: skip
        for _ in range(12):
            slot = self.awaited
            if slot == until:
                return self.heard
            if slot == "verification_code":
                self.say(self.code())
            elif slot in usual:
                self.say(usual[slot])
            else:
                return self.heard
        raise AssertionError(f"still asked for {self.awaited}: {self.heard}")

    def code(self) -> str:
        """The newest code that was sent to this person's phone."""
        return re.findall(r"\d{6}", self.texts("verification")[-1])[0]

    def texts(self, kind: str) -> list[str]:
        """What was sent to this person's phone, oldest first."""
        with self.context.database.read() as session:
            return list(
                session.scalars(
                    select(SentMessage.body)
                    .where(SentMessage.phone_hash == phone_index(self.phone), SentMessage.kind == kind)
                    .order_by(SentMessage.id)
                )
            )

    @property
    def person(self) -> Person | None:
        """This person's record."""
        with self.context.database.read() as session:
            return find_by_number(session, CertificateNumber(self.number))

    def wait(self, time: timedelta) -> None:
        """Say nothing for so long."""
        for event in self.events:
            event["timestamp"] = event.get("timestamp", 0) - time.total_seconds()
        with self.context.database.write() as session:
            let_pass(session, self.id, time)

    # what Rasa does

    def _respond(self, message: dict[str, Any]) -> None:
        dispatcher = CollectingDispatcher()
        tracker = Tracker(self.id, {SLOT: self.slot}, message, list(self.events), False, None, {}, "action_listen")
        events = asyncio.run(self.executor.actions["action_respond"](dispatcher, tracker, {})) or []
        for uttered in dispatcher.messages:
            custom = json.loads(json.dumps(uttered["custom"]))  # as it arrives at the other process
            self.events.append({"event": "bot", "text": None, "data": {"custom": custom}})
            if custom.get("text"):
                self.messages.append(custom)
            self.awaiting = custom.get("awaiting", self.awaiting)
        assert events[-1]["name"] == "action_listen", events
        for event in events[:-1]:
            assert event["name"] == SLOT, event
            self.slot = json.loads(json.dumps(event["value"]))

    @property
    def state(self) -> DialogueState:
        """What the dialogue has come to."""
        return DialogueState.of(self.slot)

    @property
    def facts(self) -> Facts:
        """What is known; None for what is not."""
        return Facts(self.state.facts)

    @property
    def task(self) -> str | None:
        """The task in hand."""
        return self.state.task

    def know(self, **facts: Any) -> None:
        """Put facts into the dialogue, as if they had been said before."""
        state = self.state
        state.facts |= facts
        self.slot = state.as_slot()

    def _last_reply(self) -> Reply:
        return Reply(messages=[Message(id="", text=one["text"], options=one["options"]) for one in self.messages])
