"""One turn as the dialogue sees it: what was said and how it was read, what is known, and what will be said back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from types import TracebackType
from typing import Any, Self

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.context import ActionContext
from actions.reading import Reading, Segment, reading_of
from actions.state import SLOT, DialogueState
from server.registry.models import Conversation, Person
from server.registry.services import people, proofs
from server.words import word
from server.words.greeting import greeting
from server.words.menu import OPTIONS_IN_THE_EAR, OPTIONS_ON_SCREEN


@dataclass(frozen=True)
class Choice:
    """One thing to choose: `payload` is what choosing it says."""

    title: str
    payload: str


@dataclass(frozen=True)
class Source:
    """Where an answer stands; `url` is the page of the rule on this server."""

    document: str
    clause: str
    title: str
    url: str | None = None


class Turn:
    """`state` is changed here and goes back to Rasa; `said` is what the person will hear.

    As a context it commits the last write at its end, or takes it back where the turn fails.
    """

    def __init__(self, context: ActionContext, session: Session, tracker: Tracker) -> None:
        message = tracker.latest_message or {}
        self.context = context
        self.session = session
        self.conversation_id: str = tracker.sender_id
        self.state = DialogueState.of(tracker.slots.get(SLOT))
        self.text: str = str(message.get("text") or "")
        self.reading: Reading = reading_of(message)
        self.ranking: list[dict[str, Any]] = list(message.get("intent_ranking") or [])
        self.said: list[dict[str, Any]] = []
        self.awaiting: dict[str, Any] | None = None
        self.reprompt = False
        """whether an answer was explained to be wrong, so that the question is put in other words"""
        self.full_prompt = False
        """whether something was taken back, so that the question must be put in full again"""
        self.other_choices: list[Choice] = []
        """choices of what was said before the question, which the question offers after its own"""
        self.offered: dict[str, Any] | None = None
        """what the last message offered, so that a yes means it"""
        self.learned_means = False
        """whether the message told for the first time that the person cannot telephone"""
        self.memo: dict[Any, Any] = {}
        """what was looked up in this turn, by what it was looked up for"""
        self._reads = session
        self._writing: ExitStack | None = None
        self._handled: list[Segment] = []
        self._proved: bool | None = None
        self._events = _since(list(tracker.events), self.state.first_said_at)

    # what was said

    def left(self, *roles: str) -> list[Segment]:
        """Return the segments of these roles that nobody has dealt with yet."""
        return [one for one in self.reading.of(*roles) if one not in self._handled]

    def deal_with(self, *segments: Segment) -> None:
        """Mark segments, so that no later interpreter reads them."""
        self._handled += segments

    @property
    def has_dealt(self) -> bool:
        """Whether any part of the message was dealt with."""
        return bool(self._handled)

    # what is known

    def get(self, slot: str) -> Any:
        """Return the fact of a slot, None where it is not known."""
        return self.state.facts.get(slot)

    def set(self, slot: str, value: Any) -> None:
        """Keep a fact; None forgets it."""
        if value is None:
            self.state.facts.pop(slot, None)
        else:
            self.state.facts[slot] = value

    def clear(self, slots: Iterable[str]) -> None:
        """Forget facts."""
        for slot in slots:
            self.state.facts.pop(slot, None)

    @property
    def quiet_for(self) -> timedelta:
        """How long the person said nothing before this message."""
        spoken = [float(event.get("timestamp") or 0) for event in self._events if event.get("event") == "user"]
        return timedelta(seconds=spoken[-1] - spoken[-2] if len(spoken) > 1 else 0)

    @property
    def number(self) -> int:
        """How many turns there were, with the server's greeting; picks the wording."""
        return 1 + sum(1 for event in self._events if event.get("event") == "user")

    @cached_property
    def last_messages(self) -> list[dict[str, Any]]:
        """What the assistant said in its last turn, in the form that `said` has, each with its key."""
        return self.messages_before(())

    def messages_before(self, passed_over: Collection[str]) -> list[dict[str, Any]]:
        """Return what was said in the last turn that was more than these keys, in the form that `said` has."""
        found: list[dict[str, Any]] = []
        for event in reversed(self._events):
            if event.get("event") == "user" and found:
                if {one.get("key") for one in found} - set(passed_over):
                    break
                found = []
            custom = ((event.get("data") or {}).get("custom") or {}) if event.get("event") == "bot" else {}
            if custom.get("text"):
                found.insert(0, custom)
        return found or self._greeting()

    def _greeting(self) -> list[dict[str, Any]]:
        """Return what the server said before the first message, of which Rasa knows nothing."""
        told = any(event.get("event") == "bot" for event in self._events)
        return [] if told or self.number > 2 else [greeting(self.by_voice)]

    @cached_property
    def reading_before(self) -> Reading | None:
        """What was read in the person's last message before this one."""
        spoken = [event for event in self._events if event.get("event") == "user"]
        parsed = (spoken[-2].get("parse_data") or {}) if len(spoken) > 1 else {}
        return reading_of(parsed) if parsed.get("text") else None

    def told_before(self, key: str) -> bool:
        """Whether the message `key` of the catalogue was said in this conversation."""
        customs = ((event.get("data") or {}).get("custom") or {} for event in self._events)
        return any(custom.get("key") == key for custom in customs)

    def told_last(self, *keys: str) -> bool:
        """Whether one of these messages was said in the last turn."""
        return any(message.get("key") in keys for message in self.last_messages)

    @property
    def conversation(self) -> Conversation:
        """The row of this conversation; raises `NoResultFound` for a bot used without the server."""
        # The session holds its rows weakly: without a name of its own a row is read again at each use.
        self._conversation = self.session.get_one(Conversation, self.conversation_id)
        return self._conversation

    @property
    def person(self) -> Person | None:
        """The person whose number and phone were proved in this conversation, as long as that stands."""
        person_id = self.conversation.person_id
        self._person = self.session.get(Person, person_id) if person_id else None
        if self._person is None:
            return None
        if self._proved is None:
            self._proved = proofs.stands(self.session, self.conversation_id, self._person)
        return self._person if self._proved else None

    @property
    def cannot_take_calls(self) -> bool:
        """Whether the person is deaf or does not speak, on record or by the number that was given."""
        if (person := self.person) is not None:
            return person.cannot_take_calls
        category = str(self.get("certificate_number") or "")[18:19]
        return category in (str(people.HEARING), str(people.SPEECH))

    @property
    def by_voice(self) -> bool:
        """Whether the conversation is spoken."""
        return self.conversation.mode == "voice"

    @property
    def actor(self) -> str:
        """Who the audit names."""
        return f"assistant:{self.conversation_id}"

    @property
    def option_limit(self) -> int:
        """How many choices a question may bring of its own."""
        return (OPTIONS_IN_THE_EAR if self.by_voice else OPTIONS_ON_SCREEN) - len(self.other_choices)

    def offer(self, wish: Segment, pending: bool = False) -> None:
        """Remember what a yes to this answer begins; `pending` where it stands in the list of pending wishes."""
        self.state.offer = {"wish": wish.as_dict(), "pending": pending}

    def begin_anew(self, since: datetime) -> None:
        """Let the message be the first of somebody who has been there since then: nothing before it holds for them.

        It comes before anything is looked up in what was said.
        """
        said = [float(event.get("timestamp") or 0) for event in self._events if event.get("event") == "user"]
        self.state = DialogueState(here_since=since.isoformat(), first_said_at=said[-1] if said else None)
        self._events = _since(self._events, self.state.first_said_at)

    # what is done

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session that writes in the name of who speaks; what was read before is read anew afterwards.

        On a person's record it writes only while the person is proved here; else it raises `proofs.NotProved`.
        It is committed with the next write or at the end of the turn, together with what is said of it. Until then
        the turn reads through it as well: a second connection might be one that nobody has to give.
        """
        self._begin_writing()
        with ExitStack() as writing:
            self.session = writing.enter_context(self.context.database.write())
            try:
                proofs.speak_for(self.session, self.conversation_id)
                yield self.session
            except BaseException:
                self.session = self._reads
                raise
            self._writing = writing.pop_all()

    @contextmanager
    def write_at_once(self) -> Iterator[Session]:
        """Give a session that commits by itself: for what must be known to stand before more is said."""
        self._begin_writing()
        with self.context.database.write() as session:
            proofs.speak_for(session, self.conversation_id)
            yield session

    @property
    def writes(self) -> Session | None:
        """The session of the last write while it is not committed."""
        return None if self._writing is None else self.session

    def commit(self) -> None:
        """Commit what was written. Raises `SQLAlchemyError`, and then it does not stand."""
        self._end_writing(None, None, None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end_writing(kind, error, trace)

    def _begin_writing(self) -> None:
        self.commit()
        self._reads.rollback()
        self._proved = None

    def _end_writing(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        writing, self._writing, self.session = self._writing, None, self._reads
        if writing is not None:
            writing.__exit__(kind, error, trace)

    def say(self, key: str, /, options: Sequence[Choice] = (), sources: Sequence[Source] = (), **values: Any) -> None:
        """Say a wording of the catalogue, with what can be chosen and where it stands."""
        said_last = {message["text"] for message in self.last_messages}
        wording = word(key, self.number, **values)
        if wording.text in said_last:  # the number stands still where an old history was folded
            wording = word(key, self.number + 1, **values)
        self.say_plain(wording.text, wording.speech, options, sources, key)

    def say_plain(
        self,
        text: str,
        speech: str | None = None,
        options: Sequence[Choice] = (),
        sources: Sequence[Source] = (),
        key: str | None = None,
    ) -> None:
        """Say a text of no catalogue (a clause's summary, a record's own words); the same one once a turn."""
        if same := next((one for one in self.said if one["text"] == text), None):
            self.said.remove(same)
            options = [*options, *(Choice(one["title"], one["payload"]) for one in same["options"])]
        self.said.append(
            {
                "key": key,
                "text": text,
                "speech": speech,
                "options": self._keyed(options),
                "citations": [source.__dict__ for source in sources],
            }
        )

    def repeat(self, message: dict[str, Any], **changes: Any) -> None:
        """Say a message of the last turn once more."""
        self.said.append({**message, **changes})

    def gather_choices(self) -> None:
        """Take aside the choices of what was said so far: a turn has one list, at its question, within the limit."""
        said = [option for message in self.said for option in message["options"]]
        for message in self.said:
            message["options"] = []
        offered = {option["payload"]: Choice(option["title"], option["payload"]) for option in said}
        self.other_choices = list(offered.values())[: 1 if self.by_voice else 2]

    def add_choices(self) -> None:
        """Put what was taken aside after the choices of the question."""
        known = {one["payload"] for one in self.said[-1]["options"]}
        self.said[-1]["options"] += self._keyed([one for one in self.other_choices if one.payload not in known])

    def offer_each_once(self) -> None:
        """Leave each choice of a turn to the last message that brings it, and number them anew."""
        seen: set[str] = set()
        for message in reversed(self.said):
            own = {one["payload"]: one for one in message["options"] if one["payload"] not in seen}
            message["options"] = list(own.values())
            seen |= own.keys()
        for key, one in enumerate((one for message in self.said for one in message["options"]), start=1):
            one["key"] = str(key)

    def _keyed(self, options: Sequence[Choice]) -> list[dict[str, Any]]:
        # One key must not stand for two things in one turn: the numbers run on from message to message.
        first = sum(len(message["options"]) for message in self.said) + 1
        return [
            {"key": str(number), "title": one.title, "payload": one.payload}
            for number, one in enumerate(options, start=first)
        ]


def _since(events: list[dict[str, Any]], first: float | None) -> list[dict[str, Any]]:
    """Return the events from the person's first message on that came at `first` or later; all where that is None."""
    if first is None:
        return events
    own = (at for at, one in enumerate(events) if one.get("event") == "user" and (one.get("timestamp") or 0) >= first)
    return events[next(own, len(events)) :]
