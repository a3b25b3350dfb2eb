"""What was said in the conversation before this message, by Rasa's events."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import timedelta
from functools import cached_property
from typing import Any

from actions.reading import Reading, reading_of
from server.words.greeting import greeting

Event = dict[str, Any]


class History:
    """The person's messages up to this one, and what the assistant said to those before.

    `first` is Rasa's time of their first message where another was there before them, whose talk holds nothing.
    """

    def __init__(self, events: Sequence[Event], by_voice: Callable[[], bool], first: float | None = None) -> None:
        self._events = _since(list(events), first)
        self._by_voice = by_voice

    @property
    def quiet_for(self) -> timedelta:
        """How long the person said nothing before this message."""
        spoken = [float(event.get("timestamp") or 0) for event in self._heard]
        return timedelta(seconds=spoken[-1] - spoken[-2] if len(spoken) > 1 else 0)

    @property
    def number(self) -> int:
        """How many turns there were, with the server's greeting; picks the wording.

        Rasa knows nothing of the greeting, but the person has heard it, in the wordings of turn 1
        (`server.words.greeting`): so the first answer takes those of turn 2.
        """
        return 1 + len(self._heard)

    @cached_property
    def last_messages(self) -> list[dict[str, Any]]:
        """What the assistant said in its last turn, as the action says it, each message with its key."""
        return self.messages_before(())

    def messages_before(self, passed_over: Collection[str]) -> list[dict[str, Any]]:
        """Return what was said in the last turn that was more than these keys, as the action says it."""
        found: list[dict[str, Any]] = []
        for event in reversed(self._events):
            if event.get("event") == "user" and found:
                if {one.get("key") for one in found} - set(passed_over):
                    break
                found = []
            custom = _said(event) if event.get("event") == "bot" else {}
            if custom.get("text"):
                found.insert(0, custom)
        return found or self._greeting()

    @cached_property
    def reading_before(self) -> Reading | None:
        """What was read in the person's last message before this one."""
        heard = self._heard
        parsed = (heard[-2].get("parse_data") or {}) if len(heard) > 1 else {}
        return reading_of(parsed) if parsed.get("text") else None

    def told(self, key: str) -> bool:
        """Whether the message `key` of the catalogue was said in this conversation."""
        return any(_said(event).get("key") == key for event in self._events)

    def told_last(self, *keys: str) -> bool:
        """Whether one of these messages was said in the last turn."""
        return any(message.get("key") in keys for message in self.last_messages)

    def begin_anew(self) -> float | None:
        """Let this message be the first of somebody: nothing before it holds for them. Return Rasa's time of it.

        It comes before anything is looked up in what was said.
        """
        first = float(self._heard[-1].get("timestamp") or 0) if self._heard else None
        self._events = _since(self._events, first)
        return first

    @property
    def _heard(self) -> list[Event]:
        return [event for event in self._events if event.get("event") == "user"]

    def _greeting(self) -> list[dict[str, Any]]:
        """Return what the server said before the first message, of which Rasa knows nothing."""
        told = any(event.get("event") == "bot" for event in self._events)
        return [] if told or self.number > 2 else [greeting(self._by_voice())]


def _since(events: list[Event], first: float | None) -> list[Event]:
    """Return the events from the person's first message on that came at `first` or later; all where that is None."""
    if first is None:
        return events
    own = (at for at, one in enumerate(events) if one.get("event") == "user" and (one.get("timestamp") or 0) >= first)
    return events[next(own, len(events)) :]


def _said(event: Event) -> dict[str, Any]:
    return (event.get("data") or {}).get("custom") or {}
