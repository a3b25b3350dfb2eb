"""The transcript as the page shows it: one item for each thing said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Literal
from uuid import NAMESPACE_URL, uuid5

from server.conversation.messages import Citation, Message, TranscriptEntry

Sender = Literal["person", "assistant", "staff"]
SHORT_TITLE = 6
"""characters"""


@dataclass(frozen=True)
class ShownOption:
    """An option as a button."""

    key: str
    title: str


@dataclass(frozen=True)
class Item:
    """One thing said, with what can be chosen."""

    anchor: str
    """unique on the page; the beginning of its element ids"""
    sender: Sender
    text: str
    options: list[ShownOption] = field(default_factory=list)
    citations: list[Citation] = field(default_factory=list)
    answered: bool = False
    """the person has spoken since, so that its options are only history"""
    message_id: str = ""
    """goes with a pressed option: the same press twice is one turn"""
    reply_to: str = ""
    """the message whose options these are: pressed on an old page or in another tab they do nothing"""
    latest: bool = False
    """the first thing that the person has not read yet"""

    @property
    def is_short(self) -> bool:
        """Whether the options are so short that several stand side by side."""
        return all(len(option.title) <= SHORT_TITLE for option in self.options)


def items_of_transcript(entries: Sequence[TranscriptEntry], conversation_id: str) -> list[Item]:
    """Return the items of a whole transcript; options that were answered are left out when it is shown."""
    parts: list[list[Item]] = []
    answer: str | None = None
    for number, entry in reversed(list(enumerate(entries))):
        if entry.role == "person":
            answer = entry.text or ""
            parts.append([Item(f"e{number}", "person", answer)])
            continue
        latest = number == len(entries) - 1
        shown = entry.messages or [Message(id=f"e{number}", text=entry.text or "")]
        parts.append(items_of_messages(shown, conversation_id, f"e{number}", entry.role, answer, latest))
    return [item for part in reversed(parts) for item in part]


def items_of_messages(
    messages: Sequence[Message],
    conversation_id: str,
    anchor: str,
    sender: Sender = "assistant",
    answer: str | None = None,
    latest: bool = False,
) -> list[Item]:
    """Return the items of one reply; `answer` is what the person said next, if anything."""
    return [
        Item(
            anchor=f"{anchor}-{number}",
            sender="staff" if message.from_staff else sender,
            text=message.text,
            options=[ShownOption(option.key, option.title) for option in message.options],
            citations=message.citations,
            answered=answer is not None,
            message_id=str(uuid5(NAMESPACE_URL, f"{conversation_id}/{message.id}")),
            reply_to=message.id,
            latest=latest and number == 0,
        )
        for number, message in enumerate(messages)
    ]


def offered(items: Sequence[Item]) -> list[str]:
    """Return the titles of the options that can be chosen now: the last that were offered since the person spoke."""
    unanswered = takewhile(lambda item: item.sender != "person", reversed(items))
    return next(([one.title for one in item.options] for item in unanswered if item.options), [])
