"""One turn as the dialogue sees it: what was said and how it was read, what is known, and what will be said back."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from rasa_sdk import Tracker
from sqlalchemy.orm import Session

from actions.context import ActionContext
from actions.history import History
from actions.reading import Reading, Segment, reading_of
from actions.said import Said
from actions.state import SLOT, DialogueState
from actions.writing import Writing
from server.registry.models import Conversation, Person
from server.registry.services import people, proofs


class Turn:
    """`state` is changed here and goes back to Rasa; `said` is what the person will hear.

    `history` is what was said before, and `writing`, round the whole turn, commits what it writes.
    """

    def __init__(self, context: ActionContext, session: Session, tracker: Tracker) -> None:
        message = tracker.latest_message or {}
        self.context = context
        self.conversation_id: str = tracker.sender_id
        self.state = DialogueState.of(tracker.slots.get(SLOT))
        self.text: str = str(message.get("text") or "")
        self.reading: Reading = reading_of(message)
        self.ranking: list[dict[str, Any]] = list(message.get("intent_ranking") or [])
        self.history = History(tracker.events, lambda: self.by_voice, self.state.first_said_at)
        self.said = Said(self.history, lambda: self.by_voice)
        self.writing = Writing(context.database, session, self.conversation_id, self._prove_anew)
        self.say, self.say_plain = self.said.say, self.said.say_plain
        self.awaiting: dict[str, Any] | None = None
        self.reprompt = False
        """whether an answer was explained to be wrong, so that the question is put in other words"""
        self.full_prompt = False
        """whether something was taken back, so that the question must be put in full again"""
        self.offered: dict[str, Any] | None = None
        """what the last message offered, so that a yes means it"""
        self.learned_means = False
        """whether the message told for the first time that the person cannot telephone"""
        self.memo: dict[Any, Any] = {}
        """what was looked up in this turn, by what it was looked up for"""
        self._handled: list[Segment] = []
        self._proved: bool | None = None

    # what was said

    @property
    def number(self) -> int:
        """How many turns there were, with the server's greeting; picks the wording."""
        return self.history.number

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

    def offer(self, wish: Segment, pending: bool = False) -> None:
        """Remember what a yes to this answer begins; `pending` where it stands in the list of pending wishes."""
        self.state.offer = {"wish": wish.as_dict(), "pending": pending}

    def begin_anew(self, since: datetime, crisis: str | None = None, facts: dict[str, Any] | None = None) -> None:
        """Let the message be the first of somebody who has been there since then: nothing before it holds for them.

        But for `crisis` and `facts`, of the help that was called. It comes before anything is looked up in what was
        said.
        """
        first = self.history.begin_anew()
        self.state = DialogueState(
            here_since=since.isoformat(), first_said_at=first, crisis=crisis, facts=facts or {}
        )

    # who speaks, and what the registry holds

    @property
    def session(self) -> Session:
        """What is read with."""
        return self.writing.session

    def write(self) -> AbstractContextManager[Session]:
        """Give a session that writes in the name of who speaks (`Writing.write`)."""
        return self.writing.write()

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

    def _prove_anew(self) -> None:
        self._proved = None
