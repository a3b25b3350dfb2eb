"""The shapes that every channel speaks: what is said, and what is awaited (contract/api.md)."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

Channel = Literal["web", "wechat", "hotline", "kiosk"]
Mode = Literal["text", "voice"]
AwaitingKind = Literal[
    "yes_no", "choice", "digits", "phone", "name", "place", "occupation", "level", "date", "score", "text"
]
Outcome = Literal["answered", "repeated", "unreadable", "bot_unavailable", "registry_unavailable"]
"""how a turn ended; `repeated` got the answer again that was given before"""
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


class Reply(BaseModel):
    """The answer to one turn."""

    messages: list[Message]
    awaiting: Awaiting | None = None


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
    """The whole conversation and its state."""

    conversation_id: str
    channel: Channel
    mode: Mode
    entries: list[TranscriptEntry]
    awaiting: Awaiting | None
    ended: bool
