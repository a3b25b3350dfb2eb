"""What will be said back in a turn: its messages, and the choices that they offer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from actions.history import History
from server.words import word
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


class Said:
    """Messages in the order in which the person gets them; the numbers of their choices run on."""

    def __init__(self, history: History, by_voice: Callable[[], bool]) -> None:
        self.messages: list[dict[str, Any]] = []
        self._history = history
        self._by_voice = by_voice
        self._other_choices: list[Choice] = []
        """choices of what was said before the question, which the question offers after its own"""

    def say(self, key: str, /, options: Sequence[Choice] = (), sources: Sequence[Source] = (), **values: Any) -> None:
        """Say a wording of the catalogue, with what can be chosen and where it stands."""
        number, said_last = self._history.number, {message["text"] for message in self._history.last_messages}
        wording = word(key, number, **values)
        if wording.text in said_last:  # the number stands still where an old history was folded
            wording = word(key, number + 1, **values)
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
        if same := next((one for one in self.messages if one["text"] == text), None):
            self.messages.remove(same)
            options = [*options, *(Choice(one["title"], one["payload"]) for one in same["options"])]
        self.messages.append(
            {
                "key": key,
                "text": text,
                "speech": speech,
                "options": self._keyed(options),
                "citations": [asdict(source) for source in sources],
            }
        )

    def repeat(self, message: dict[str, Any], **changes: Any) -> None:
        """Say a message of the last turn once more."""
        self.messages.append({**message, **changes})

    @property
    def option_limit(self) -> int:
        """How many choices a question may bring of its own."""
        return (OPTIONS_IN_THE_EAR if self._by_voice() else OPTIONS_ON_SCREEN) - len(self._other_choices)

    def gather_choices(self) -> None:
        """Take aside the choices of what was said so far: a turn has one list, at its question, within the limit."""
        said = [option for message in self.messages for option in message["options"]]
        for message in self.messages:
            message["options"] = []
        offered = {option["payload"]: Choice(option["title"], option["payload"]) for option in said}
        self._other_choices = list(offered.values())[: 1 if self._by_voice() else 2]

    def add_choices(self) -> None:
        """Put what was taken aside after the choices of the question."""
        question = self.messages[-1]
        known = {one["payload"] for one in question["options"]}
        question["options"] += self._keyed([one for one in self._other_choices if one.payload not in known])

    def offer_each_once(self) -> None:
        """Leave each choice of a turn to the last message that brings it, and number them anew."""
        seen: set[str] = set()
        for message in reversed(self.messages):
            own = {one["payload"]: one for one in message["options"] if one["payload"] not in seen}
            message["options"] = list(own.values())
            seen |= own.keys()
        for key, one in enumerate((one for message in self.messages for one in message["options"]), start=1):
            one["key"] = str(key)

    def _keyed(self, options: Sequence[Choice]) -> list[dict[str, Any]]:
        # One key must not stand for two things in one turn: the numbers run on from message to message.
        first = sum(len(message["options"]) for message in self.messages) + 1
        return [
            {"key": str(number), "title": one.title, "payload": one.payload}
            for number, one in enumerate(options, start=first)
        ]
