"""A question: how it is asked, how its answer is read, and what depends on the answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from actions.turn import Turn

ANY = "any"
"""the value of a slot whose question was skipped: everything will do"""


@dataclass(frozen=True)
class Problem:
    """An answer of the right sort that cannot be right; `key` is what is said about it."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)
    asks_again: bool = True
    """False where what is said tells what to do instead of answering the question again"""


class Step:
    """One slot of a form. Subclasses override what differs."""

    slot: ClassVar[str]
    kind: ClassVar[str] = "text"
    optional: ClassVar[bool] = False
    resets: ClassVar[tuple[str, ...]] = ()
    """slots that must be asked again when this one changes"""
    used_up: ClassVar[bool] = False
    """True for an answer that is good only once, so that going back goes past it"""
    asked: ClassVar[bool] = True
    """False for a fact that is kept when it is named, and that nobody is asked for"""
    replaceable: ClassVar[bool] = False
    """True for a wish: naming another one later means that one"""
    names: ClassVar[str] = ""
    """regular expression of the words by which people call this fact (手机号|电话)"""
    title: ClassVar[str] = ""
    """what the fact is called when it is said back"""

    def applies(self, turn: Turn) -> bool:
        """Whether the question belongs to the form as things stand."""
        return True

    def may_come_early(self, turn: Turn) -> bool:
        """Whether the fact is kept when it is told before it is known that the question belongs to the form."""
        return False

    def is_filled(self, turn: Turn) -> bool:
        return turn.get(self.slot) is not None

    def ask(self, turn: Turn, attempt: int) -> None:
        """Say the question; `attempt` counts the times that the answer was not understood (0, 1, 2 …)."""
        keys = (f"ask.{self.slot}", f"ask.{self.slot}_again")
        turn.say(keys[1] if attempt else keys[0])

    def read(self, turn: Turn) -> Any | Problem | None:
        """Read the answer to this question: a value, a `Problem`, or None where it is no answer."""
        return None

    def is_plain_answer(self, turn: Turn) -> bool:
        """Whether the message is this answer and nothing else, whatever the model takes it for."""
        return False

    def volunteer(self, turn: Turn) -> Any | None:
        """Find this fact in a sentence that was not an answer to this question."""
        return None

    def reread(self, turn: Turn, by_name: bool) -> Any | Problem | None:
        """Read the new value in a correction; `by_name` where the correction names this very fact."""
        return self.read(turn) if by_name else self.volunteer(turn)

    def accept(self, turn: Turn, value: Any) -> None:
        """Keep the value."""
        turn.set(self.slot, value)

    def said_back(self, turn: Turn) -> str:
        """How the value is said back; numbers by their last four digits."""
        return str(turn.get(self.slot))
