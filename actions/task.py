"""A task: what it is called, which questions it asks, and what it does in the end. One file each in `tasks/`."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from actions.menu import title_of
from actions.outcome import Begin, Ended, GoOn, Outcome, StayOpen
from actions.questions.question import Question
from actions.reading import Segment
from actions.turn import Turn

KNOWN = {
    "consent", "place", "certificate_number", "phone_number", "verification_code", "person_name", "helper_name",
    "home", "for_whom",
}  # fmt: skip
"""facts that hold for the whole conversation: nobody is asked twice"""
NEVER_KEPT = {"confirm", "new_phone_code"}
"""facts that are forgotten with the task that they were told in: a yes, a code"""


class Next(Enum):
    """What a task does after one of its steps."""

    ASK = "ask what is missing"
    STAY = "leave the open question open; what is said asks already"
    END = "the task is over without having been done"
    DONE = "the task is done"


class Task:
    """Subclasses name themselves and their intents, list their questions, and write `finish`."""

    name: ClassVar[str]
    intents: ClassVar[tuple[str, ...]]
    """the intents that begin this task; the first one names it"""
    also_means: ClassVar[tuple[str, ...]] = ()
    """intents of other tasks that add to this one while it is in hand"""
    given_up_by: ClassVar[tuple[str, ...]] = ()
    """intents that tell, without wishing for anything, that nothing more is wanted of this task"""
    deed: ClassVar[str] = ""
    """pattern of the words that name what the task does (退|取消): who says not to do it gives the task up"""
    once: ClassVar[bool] = False
    """whether who has just done it is not taken to wish for it again beside something else"""
    for_the_office: ClassVar[bool] = False
    """whether all that the task does is to pass something on to a person of the office"""
    keeps: ClassVar[tuple[str, ...]] = ()
    """facts of an earlier task that this one may use"""
    retires: ClassVar[tuple[str, ...]] = ()
    """pending wishes that are fulfilled once this task is done, besides its own"""

    @property
    def title(self) -> str:
        """What the task is called when it is spoken of: 报名培训."""
        return title_of(self.intents[0])

    def questions(self, turn: Turn) -> list[Question]:
        """Return the questions in their order."""
        raise NotImplementedError

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        """Look at the wish that begins the task, before facts are taken from it."""

    def hears(self, turn: Turn, said: Segment) -> bool:
        """Take from a segment what answers no question (filters of a search); tell whether that changed them."""
        return False

    def takes_wish(self, turn: Turn, said: Segment) -> Next | Begin:
        """React to a wish of this task while it is in hand."""
        return Next.ASK

    def minds(self, turn: Turn) -> bool:
        """Take what is said of what this task is writing (写上没有, 添上…), whatever is asked; deal with it."""
        return False

    def is_left_by(self, turn: Turn) -> bool:
        """Whether the message denies this matter in a way of its own, so that it is left."""
        return False

    def is_amended_by(self, turn: Turn) -> bool:
        """Whether the message changes what this task, done last, has written."""
        return False

    def tells_what_it_wrote(self, turn: Turn) -> bool:
        """Say what this task, done last, has written, where that is asked."""
        return False

    def before_asking(self, turn: Turn) -> Next:
        """Look at what is known before the next question."""
        return Next.ASK

    def after_accepting(self, turn: Turn, question: Question) -> Next | Begin:
        """React to a new value."""
        return Next.ASK

    def finish(self, turn: Turn) -> Next:
        """Do the task, all questions being answered: DONE, or ASK after clearing what is to be asked again."""
        raise NotImplementedError

    def keep_aside(self, turn: Turn, outright: bool = False) -> None:
        """Keep what was told in the task that is being left, so that it can be taken up if nobody meant to leave it.

        `outright` where it was left by a taught word: wished for again, it begins anew.
        """
        slots = {*(one.slot for one in self.questions(turn)), *self.own_facts(turn)} - KNOWN - NEVER_KEPT
        facts = {slot: value for slot in sorted(slots) if (value := turn.get(slot)) is not None}
        turn.state.dropped = {
            "task": self.name, "begun_by": turn.state.begun_by, "facts": facts, "at": turn.number,
            "outright": outright,
        }  # fmt: skip

    def in_own_words(self, turn: Turn) -> str | None:
        """Return what the task is about as the person put it; None where its title says it."""
        return None

    def own_facts(self, turn: Turn) -> list[str]:
        """Return the facts that must not leak into the next task, besides those of the questions."""
        return []


def outcome_of(then: Next | Begin) -> Outcome:
    """Return what a task's own step means for the conversation."""
    if isinstance(then, Begin):
        return then
    if then is Next.ASK:
        return GoOn()
    return StayOpen() if then is Next.STAY else Ended()
