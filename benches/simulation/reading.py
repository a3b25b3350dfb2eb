"""A reply as a client sees it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benches.simulation.phrases import sign

WAYS_ON = re.compile(r"更多|转人工|取消|返回|跳过|重复|详细说说|看别的|接着办|都不是")
MORE = re.compile(r"更多")


@dataclass(frozen=True)
class Option:
    key: str
    title: str
    payload: str


@dataclass(frozen=True)
class Heard:
    """What was said, what can be chosen and which question is open."""

    text: str
    options: tuple[Option, ...] = ()
    slot: str | None = None
    kind: str | None = None

    def shows(self, name: str) -> bool:
        """Whether the reader notices this sign of `signs.yml`."""
        return bool(sign(name).search(self.text))

    @property
    def things(self) -> tuple[Option, ...]:
        """The options that are things on offer, not ways on."""
        return tuple(option for option in self.options if not WAYS_ON.search(option.title))

    @property
    def more(self) -> Option | None:
        return next((option for option in self.options if MORE.search(option.title)), None)

    def option_like(self, pattern: re.Pattern[str] | None) -> Option | None:
        """Return the first option whose title fits."""
        return next((option for option in self.options if pattern and pattern.search(option.title)), None)


def read(reply: dict[str, Any]) -> Heard:
    """Read the JSON of the chat API."""
    awaiting = reply["awaiting"] or {}
    messages: Sequence[dict[str, Any]] = reply["messages"]
    options = [Option(one["key"], one["title"], one["payload"]) for message in messages for one in message["options"]]
    text = "\n".join(message["text"] for message in messages)
    return Heard(text, tuple(options), awaiting.get("slot"), awaiting.get("kind"))


def best(options: Sequence[Option], marks: Sequence[str]) -> Option | None:
    """Return the option that shows most of the marks, the first one of several."""
    return max(options, key=lambda option: sum(mark in option.title for mark in marks), default=None)
