"""Questions about the conversation itself: why something is asked, what it means, what comes next."""

from __future__ import annotations

from actions.menu import A_PERSON, to
from actions.reading import Segment
from actions.speaking import has_words
from actions.turn import Turn


def why(turn: Turn, title: str | None) -> bool:
    """Say what the open question is asked for, that it is safe, and who else sees it."""
    slot = turn.state.question
    key = f"why.{slot}"
    if title is None:
        turn.say("why.nothing_asked", options=[to(A_PERSON)])
    elif slot is not None and has_words(key):
        turn.say(key, title=title, options=[to(A_PERSON)])
    else:
        turn.say("why.anything", title=title, options=[to(A_PERSON)])
    return True


def meaning(turn: Turn, slot: str | None) -> bool:
    """Say how the open question can be answered; False where none is open."""
    key = f"meaning.{slot}"
    if slot is None or not has_words(key):
        return False
    turn.say(key)
    return True


def what_next(turn: Turn, task: str | None, said: Segment) -> bool:
    """Say what happens after the task that is in hand or was done last, and offer to ask where nobody knows."""
    key = f"next.{task}"
    turn.say(key if task is not None and has_words(key) else "next.anything", options=[to(A_PERSON)])
    return True
