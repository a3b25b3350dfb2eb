"""One turn as an action sees it: what was said, what is known, and what will be said back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from sqlalchemy.orm import Session

from actions.context import ActionContext
from actions.reading.abuse import is_abuse
from actions.reading.distress import is_everyday, says_distress
from actions.reading.orders import is_order_to_a_machine
from language.commands import read_command
from language.writing.tongues import has_no_chinese
from server.registry.models import Conversation, Person
from server.registry.services import people
from server.words import word

REQUESTED = "requested_slot"
OPTIONS_ON_SCREEN = 6
OPTIONS_IN_THE_EAR = 3


@dataclass(frozen=True)
class Choice:
    """One thing to choose: `payload` is what choosing it says."""

    title: str
    payload: str


@dataclass(frozen=True)
class Wish:
    """One of two wishes in a sentence, and the part of it that says so."""

    intent: str
    text: str


@dataclass(frozen=True)
class Source:
    """Where an answer stands; `url` is the page of the rule on this server."""

    document: str
    clause: str
    title: str
    url: str | None = None


class Turn:
    """Slots are read and written here; `events` and `said` are what goes back to Rasa."""

    def __init__(self, context: ActionContext, session: Session, tracker: Tracker) -> None:
        self.context = context
        self.session = session
        self.tracker = tracker
        self.conversation_id: str = tracker.sender_id
        self.slots: dict[str, Any] = dict(tracker.slots)
        self.events: list[EventType] = []
        self.said: list[dict[str, Any]] = []
        self.awaiting: dict[str, Any] | None = None
        self.had_problem = False
        """whether an answer was explained to be wrong, so that the question is put in other words"""
        self.task_ended = False
        """whether the form was ended, so that what was wished for earlier is offered"""
        self.also_offer: list[Choice] = []
        """choices of what was said before the question, which the question offers after its own"""
        self.restates = False
        """whether something was taken back, so that the question must be put in full again"""
        message = tracker.latest_message or {}
        self.text: str = str(message.get("text") or "")
        self.both: tuple[Wish, ...] | None = None
        """the wishes of a sentence that has two"""
        self.intent, self.confidence = self._meaning(message)

    def _meaning(self, message: dict[str, Any]) -> tuple[str, float]:
        # Words that the assistant itself teaches (重复, 返回, 转人工 …) must never depend on a model.
        if command := read_command(self.text):
            return command, 1.0
        if says_distress(self.text):
            return "emotional_distress", 1.0
        if self.unreadable:
            return "nlu_fallback", 0.0
        intent = message.get("intent") or {}
        if "+" in str(intent.get("name")):
            both = tuple(Wish(one["name"], one["text"]) for one in message["wishes"])
            if "emotional_distress" in [wish.intent for wish in both]:
                return "emotional_distress", 1.0
            self.both = both
        if intent.get("name") == "emotional_distress" and (is_everyday(self.text) or is_abuse(self.text)):
            return "nlu_fallback", 0.0
        return str(intent.get("name") or ""), float(intent.get("confidence") or 0.0)

    @cached_property
    def unreadable(self) -> bool:
        """Whether a model of what people say to an office can only guess: no Chinese, or an order to a machine."""
        own = self.text.startswith("/")  # a person's slash never gets here
        return not own and (has_no_chinese(self.text) or is_order_to_a_machine(self.text))

    # what is known

    def get(self, slot: str) -> Any:
        return self.slots.get(slot)

    def set(self, slot: str, value: Any) -> None:
        self.slots[slot] = value
        self.events = [e for e in self.events if not (e.get("event") == "slot" and e.get("name") == slot)]
        self.events.append(SlotSet(slot, value))

    def clear(self, slots: Iterable[str]) -> None:
        for slot in slots:
            if self.slots.get(slot) is not None:
                self.set(slot, None)

    @property
    def form(self) -> str | None:
        """The name of the active form."""
        return (self.tracker.active_loop or {}).get("name")

    @property
    def is_new_message(self) -> bool:
        """False where a form runs on after another action, with nothing new to read.

        Rasa writes the form itself into the history before it asks for its validation.
        """
        since = 0
        for event in reversed(self.tracker.events):
            if event.get("event") == "user":
                break
            since += event.get("event") == "action"
        return since <= 1

    @property
    def quiet_for(self) -> timedelta:
        """How long the person said nothing before this message."""
        spoken = [float(event.get("timestamp") or 0) for event in self.tracker.events if event.get("event") == "user"]
        return timedelta(seconds=spoken[-1] - spoken[-2] if len(spoken) > 1 else 0)

    @property
    def number(self) -> int:
        """How many messages the person has sent; picks the wording."""
        return sum(1 for event in self.tracker.events if event.get("event") == "user")

    @cached_property
    def just_said(self) -> frozenset[str]:
        """What the person heard in the turn before, so that it is not said twice in a row."""
        heard: list[str] = []
        messages = 0
        for event in reversed(self.tracker.events):
            messages += event.get("event") == "user"
            if messages > 1:
                break
            if messages and event.get("event") == "bot":
                heard.append(((event.get("data") or {}).get("custom") or {}).get("text") or "")
        return frozenset(heard)

    @property
    def conversation(self) -> Conversation:
        """The row of this conversation; raises `NoResultFound` for a bot used without the server."""
        return self.session.get_one(Conversation, self.conversation_id)

    @property
    def person(self) -> Person | None:
        """The person whose number was verified in this conversation."""
        person_id = self.conversation.person_id
        return self.session.get(Person, person_id) if person_id else None

    @property
    def cannot_take_calls(self) -> bool:
        """Whether the person is deaf or does not speak, on record or by the number that was given."""
        if (person := self.person) is not None:
            return person.cannot_take_calls
        category = str(self.get("certificate_number") or "")[18:19]
        return category in (str(people.HEARING), str(people.SPEECH))

    @property
    def by_voice(self) -> bool:
        return self.conversation.mode == "voice"

    @property
    def actor(self) -> str:
        """Who the audit names."""
        return f"assistant:{self.conversation_id}"

    @property
    def option_limit(self) -> int:
        """How many choices a question may bring of its own."""
        return (OPTIONS_IN_THE_EAR if self.by_voice else OPTIONS_ON_SCREEN) - len(self.also_offer)

    @contextmanager
    def reading(self, wish: Wish) -> Iterator[None]:
        """Let the turn be one of its two wishes alone."""
        whole = self.intent, self.text
        self.intent, self.text = wish.intent, wish.text
        try:
            yield
        finally:
            self.intent, self.text = whole

    # what is done

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session that writes; what was read before is read anew afterwards."""
        self.session.rollback()
        with self.context.database.write() as session:
            yield session

    def say(self, key: str, /, options: Sequence[Choice] = (), sources: Sequence[Source] = (), **values: Any) -> None:
        """Say a wording of the catalogue, with what can be chosen and where it stands."""
        wording = word(key, self.number, **values)
        if wording.text in self.just_said:  # the number stands still where an old history was folded
            wording = word(key, self.number + 1, **values)
        self.say_plain(wording.text, wording.speech, options, sources)

    def say_plain(
        self,
        text: str,
        speech: str | None = None,
        options: Sequence[Choice] = (),
        sources: Sequence[Source] = (),
    ) -> None:
        """Say a text that is not of the catalogue (a clause's summary, a record's own words)."""
        self.said.append(
            {
                "text": text,
                "speech": speech,
                "options": self._keyed(options),
                "citations": [source.__dict__ for source in sources],
            }
        )

    def gather_choices(self) -> None:
        """Take aside the choices of what was said so far: a turn has one list, at its question, within the limit."""
        said = [option for message in self.said for option in message["options"]]
        for message in self.said:
            message["options"] = []
        offered = {option["payload"]: Choice(option["title"], option["payload"]) for option in said}
        self.also_offer = list(offered.values())[: 1 if self.by_voice else 2]

    def add_choices(self) -> None:
        """Put what was taken aside after the choices of the question."""
        known = {one["payload"] for one in self.said[-1]["options"]}
        self.said[-1]["options"] += self._keyed([one for one in self.also_offer if one.payload not in known])

    def _keyed(self, options: Sequence[Choice]) -> list[dict[str, Any]]:
        # One key must not stand for two things in one turn: the numbers run on from message to message.
        first = sum(len(message["options"]) for message in self.said) + 1
        return [
            {"key": str(number), "title": one.title, "payload": one.payload}
            for number, one in enumerate(options, start=first)
        ]

    def follow_with(self, action: str) -> None:
        """Let Rasa run `action` next."""
        self.events = [event for event in self.events if event.get("event") != "followup"]
        self.events.append(FollowupAction(action))
