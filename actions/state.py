"""What a conversation has come to: one typed object, kept in one slot of Rasa's tracker."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields
from typing import Any

SLOT = "dialogue"
"""the slot of domain.yml that holds the state between two messages"""


@dataclass
class DialogueState:
    """Facts are kept by the names of their questions' slots (contract/api.md); all values can be written as JSON."""

    task: str | None = None
    """name of the task in hand"""
    begun_by: str | None = None
    """the intent that began the task in hand"""
    question: str | None = None
    """slot of the question that is open"""
    facts: dict[str, Any] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    """slots that were asked for in the task in hand, in their order"""
    paused_task: str | None = None
    """name of a task that was left and can be resumed"""
    paused_by: str | None = None
    """the intent that began it"""
    pending: list[dict[str, Any]] = field(default_factory=list)
    """wishes that wait until the task in hand is done, each as `Segment.as_dict` keeps it"""
    offer: dict[str, Any] | None = None
    """what a bare yes to the last message begins: `wish`, and whether it is one of the `pending` ones"""
    no_match_count: int = 0
    """messages in a row that were not understood"""
    crisis: str | None = None
    """None, `checking` while a calm question is open, `held` after the crisis path was taken"""
    last_task: str | None = None
    """name of the task that ended last"""
    last_done: str | None = None
    """name of the task that was done last, with what it writes"""
    here_since: str | None = None
    """at a shared machine, since when who talks there has been there (ISO 8601); None before a second one came"""
    first_said_at: float | None = None
    """Rasa's time of their first message: nothing before it was said to them"""
    dropped: dict[str, Any] | None = None
    """the task that was left undone last, with what was told in it, so that a misunderstanding loses nothing"""

    @property
    def has_begun(self) -> bool:
        """Whether anything was begun or offered that could be gone on with."""
        return bool(self.task or self.paused_task or self.pending or self.offer)

    @classmethod
    def of(cls, value: Any) -> DialogueState:
        """Return the state that the slot holds; a new one where it holds none. Unknown keys are left out."""
        known = {one.name for one in fields(cls)}
        return cls(**{name: kept for name, kept in (value or {}).items() if name in known})

    def as_slot(self) -> dict[str, Any]:
        """Return what the slot is to hold."""
        return asdict(self)
