"""A question: how it is asked, how its answer is taken from what was read, and what depends on the answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from actions.reading import Segment
from actions.turn import Turn

ANY = "any"
"""the value of a fact whose question was skipped: everything will do"""


@dataclass(frozen=True)
class Problem:
    """An answer of the right sort that cannot be right; `key` is what is said about it."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)
    asks_again: bool = True
    """False where what is said tells what to do instead of answering the question again"""


class Question:
    """One fact that a task needs. Subclasses override what differs."""

    slot: ClassVar[str]
    kind: ClassVar[str] = "text"
    awaited_as: ClassVar[str | None] = None
    """the slot that clients are told of, where it is not `slot` (docs/reference/chat-api.md)"""
    about: ClassVar[tuple[str, ...]] = ()
    """what a correction of this fact is about, in the words of the reading (data/reading/README.md)"""
    optional: ClassVar[bool] = False
    resets: ClassVar[tuple[str, ...]] = ()
    """facts that must be asked again when this one changes"""
    used_up: ClassVar[bool] = False
    """True for an answer that is good only once, so that going back goes past it"""
    asked: ClassVar[bool] = True
    """False for a fact that is kept when it is told, and that nobody is asked for"""
    replaceable: ClassVar[bool] = False
    """True for a wish: naming another one later means that one"""
    personal: ClassVar[bool] = False
    """True for what is asked of the person, so that one may ask what it is needed for"""
    needs_a_text: ClassVar[bool] = False
    """True for a code, which comes by text message"""
    title: ClassVar[str] = ""
    """what the fact is called when it is said back"""

    def applies(self, turn: Turn) -> bool:
        """Whether the question belongs to the task as things stand."""
        return True

    def may_come_early(self, turn: Turn) -> bool:
        """Whether the fact is kept when it is told before it is known that the question belongs to the task."""
        return False

    def is_filled(self, turn: Turn) -> bool:
        """Whether the fact is known."""
        return turn.get(self.slot) is not None

    def ask(self, turn: Turn, attempt: int) -> None:
        """Ask; `attempt` 0 puts the question in full, more puts it in other words."""
        turn.say(f"ask.{self.slot}_again" if attempt else f"ask.{self.slot}")

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        """Whether the whole message answers this question by its form alone, whatever it may mean elsewhere."""
        return False

    def parse(self, turn: Turn, said: Segment) -> Any:
        """Return the value that an answer gives, a `Problem`, or None where it gives none."""
        return None

    def extract(self, turn: Turn, said: Segment) -> Any:
        """Return the value that is told in a message which answers something else, or None."""
        return None

    def told_before(self, turn: Turn) -> Any:
        """Return the value that was told earlier and no longer stands, for who says to have told it."""
        return None

    def parse_correction(self, turn: Turn, said: Segment) -> Any:
        """Return the new value that a correction gives, a `Problem`, or None."""
        return self.parse(turn, said)

    def rules_out(self, turn: Turn, said: Segment) -> bool:
        """Keep what the words only deny as not wanted; tell whether there was anything (先不报高级了)."""
        return False

    def accept(self, turn: Turn, value: Any) -> None:
        """Keep the value."""
        turn.set(self.slot, value)

    def said_back(self, turn: Turn) -> str:
        """How the value is said back; numbers by their last four digits."""
        return str(turn.get(self.slot))
