"""The shapes that every channel speaks: what is said, and what is awaited (contract/api.md)."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, Field

Channel = Literal["web", "wechat", "hotline", "kiosk"]
Mode = Literal["text", "voice"]
AwaitingKind = Literal[
    "yes_no", "choice", "digits", "phone", "name", "place", "occupation", "level", "date", "score", "text"
]
Outcome = Literal["answered", "repeated", "unreadable", "busy", "bot_unavailable", "registry_unavailable", "failed"]
"""how a turn ended; `repeated` got the answer again that was given before, `busy` waited in vain for its turn"""
STAFF_ID = "staff-"
"""the beginning of the id of every message that a clerk wrote"""


class Option(BaseModel):
    """One thing to choose; its key, its title or its payload, sent as text, chooses it."""

    key: str
    title: str
    payload: str


class Citation(BaseModel):
    """Where an answer stands; `url` is the page of the rule on this server, where it has one."""

    document: str
    clause: str
    title: str
    url: str | None = None


class Message(BaseModel):
    """One thing the assistant says: `text` is shown, `speech` is said where the two differ."""

    id: str
    text: str
    speech: str | None = None
    options: list[Option] = Field(default_factory=list)
    citations: list[Citation] = Field(default_factory=list)
    key: str | None = Field(default=None, exclude=True)
    """what the words are called in the catalogue, so that nobody has to recognise them; no client is shown it"""

    @property
    def from_staff(self) -> bool:
        """Whether a clerk wrote it."""
        return self.id.startswith(STAFF_ID)


class Awaiting(BaseModel):
    """The question that is open, and where it stands in its task."""

    slot: str
    kind: AwaitingKind
    step: int
    of: int


class Situation(BaseModel):
    """What the pipeline is told of the conversation with the next message (data/reading/README.md)."""

    task: str | None = None
    slot: str | None = None
    kind: str | None = None


class Reply(BaseModel):
    """The answer to one turn."""

    messages: list[Message]
    awaiting: Awaiting | None = None
    situation: Situation | None = Field(default=None, exclude=True)
    written: list[Message] = Field(default_factory=list, exclude=True)
    """what clerks had written meanwhile; it is told first, and given again with the same answer"""

    def as_told(self) -> Reply:
        """Return the reply as the person gets it."""
        return self.model_copy(update={"messages": [*self.written, *self.messages], "written": []})

    def as_kept(self) -> str:
        """Return the reply as it is kept with its turn, with what no client is shown."""
        kept = self.model_dump(mode="json")
        kept["written"] = [message.model_dump(mode="json") for message in self.written]
        for message, shown in zip(self.messages, kept["messages"], strict=True):
            shown["key"] = message.key
        kept["situation"] = self.situation.model_dump() if self.situation else None
        return json.dumps(kept, ensure_ascii=False)

    @classmethod
    def of_kept(cls, kept: str) -> Reply:
        """Return the reply that `as_kept` wrote."""
        return cls.model_validate_json(kept)

    def told_to_the_bot(self) -> dict[str, Any]:
        """Return the situation in which the next message is said: what is awaited, the options, the last words."""
        options = [option.title for message in self.messages for option in message.options]
        said = "".join(message.text for message in self.messages if not message.from_staff)
        situation = self.situation or Situation(
            slot=self.awaiting and self.awaiting.slot, kind=self.awaiting and self.awaiting.kind
        )
        return {**situation.model_dump(), "options": options, "said": said}


class Started(Reply):
    """A new conversation with its greeting; `token` opens it and is shown this once."""

    conversation_id: str
    token: str


class StaffAnswers(BaseModel):
    """What clerks wrote since, and whether a case is open, so that more may come."""

    messages: list[Message]
    case_open: bool


class TranscriptEntry(BaseModel):
    """What one side said: `text` of the person, or `messages` of the assistant or the staff."""

    role: Literal["person", "assistant", "staff"]
    at: datetime
    text: str | None = None
    messages: list[Message] = Field(default_factory=list)


class Transcript(BaseModel):
    """The conversation and its state: the newest turns, or those before `earlier` of an answer that had it."""

    conversation_id: str
    channel: Channel
    mode: Mode
    entries: list[TranscriptEntry]
    awaiting: Awaiting | None
    ended: bool
    earlier: str | None = None
    """what to ask with for the turns before these, where there are more"""
