"""Talks with the actions as Rasa would: slots, the active form and what follows are kept between messages.

What Rasa does here is taken from its form loop and the rules of `data/rules`; only the model is left out: each
message comes with the intent that it is to be understood as.
"""

from __future__ import annotations

import asyncio
import re
import time
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from sqlalchemy import select

from actions.context import ActionContext
from actions.executor import create_executor
from language.numbers.personal import CertificateNumber
from server.conversation.incoming import chosen, cleaned
from server.conversation.messages import Message, Reply
from server.registry.models import Person, SentMessage
from server.registry.services.messages import phone_index
from server.registry.services.people import find_by_number
from tests.samples import a_certificate_number, a_conversation, a_phone_number

ROOT = Path(__file__).parents[2]
REQUESTED = "requested_slot"
MOST_ACTIONS = 10


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
        self.slots: dict[str, Any] = dict.fromkeys([*slot_names(), REQUESTED])
        self.form: str | None = None
        self.events: list[dict[str, Any]] = []
        self.messages: list[dict[str, Any]] = []
        self.awaiting: dict[str, Any] | None = None

    # talking

    def say(self, text: str, intent: str = "inform", confidence: float = 0.95, **parse: Any) -> str:
        """Send one message that the model takes for `intent`."""
        text = chosen(cleaned(text), self._last_reply())
        message = {"text": text, "intent": {"name": intent, "confidence": confidence}, "entities": [], **parse}
        self.events.append({"event": "user", "timestamp": time.time(), "text": text, "parse_data": message})
        self.messages, self.awaiting = [], None
        self._run(self.form or _rules()[0].get(intent, "action_fallback"), message)
        return self.heard

    @property
    def heard(self) -> str:
        """All that was said in the last turn."""
        return "\n".join(message["text"] for message in self.messages)

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

    # what Rasa does

    def _run(self, action: str, message: dict[str, Any]) -> None:
        following: str | None = action
        for _ in range(MOST_ACTIONS):
            if following in (None, "action_listen"):
                return
            following = (
                self._run_form(following, message) if following in _rules()[1] else self._act(following, message)
            )
        raise AssertionError(f"the actions do not come to rest: {self.heard}")

    def _run_form(self, form: str, message: dict[str, Any]) -> str | None:
        """Run one pass of a form; return what Rasa runs next."""
        begins, self.form = self.form != form, form
        followed, written = self._call(f"validate_{form}", form, message)
        if begins and not written:  # Rasa then takes it for not asked, and asks once more
            followed, written = self._call(f"validate_{form}", form, message)
        assert begins or any(slot != REQUESTED for slot in written), (
            "Rasa leaves a form in whose turn no slot was set"
        )
        if written.get(REQUESTED) is None:
            self.slots[REQUESTED], self.form = None, None
            return followed or _rules()[1][form]
        return followed

    def _act(self, action: str, message: dict[str, Any]) -> str | None:
        return self._call(action, action, message)[0]

    def _call(self, action: str, noted_as: str, message: dict[str, Any]) -> tuple[str | None, dict[str, Any]]:
        """Run an action of the server; return what it wants to follow, and the slots that it wrote."""
        self.events.append({"event": "action", "name": noted_as})
        dispatcher = CollectingDispatcher()
        tracker = Tracker(
            self.id, dict(self.slots), message, list(self.events), False, None,
            {"name": self.form} if self.form else {}, noted_as,
        )  # fmt: skip
        events = asyncio.run(self.executor.actions[action](dispatcher, tracker, {})) or []
        for uttered in dispatcher.messages:
            custom = uttered["custom"]
            self.events.append({"event": "bot", "text": None, "data": {"custom": custom}})
            if custom.get("text"):
                self.messages.append(custom)
            self.awaiting = custom.get("awaiting", self.awaiting)
        written = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        assert written.keys() <= self.slots.keys(), "a slot that the domain does not know"
        self.slots.update(written)
        return next((event["name"] for event in events if event["event"] == "followup"), None), written

    def _last_reply(self) -> Reply:
        return Reply(messages=[Message(id="", text=one["text"], options=one["options"]) for one in self.messages])


@cache
def slot_names() -> list[str]:
    """Return the slots of the domain."""
    return list(yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["slots"])


@cache
def _rules() -> tuple[dict[str, str], dict[str, str]]:
    """Return what each intent runs where no form is active, and what each form is followed by."""
    begins: dict[str, str] = {}
    completes: dict[str, str] = {"browse_form": "action_listen"}
    for path in sorted((ROOT / "data" / "rules").glob("*.yml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]:
            steps = rule["steps"]
            if "intent" in steps[0]:
                begins[steps[0]["intent"]] = steps[1]["action"]
            else:
                completes[steps[0]["action"]] = steps[-1]["action"]
    return begins, completes
