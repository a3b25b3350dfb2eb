"""What is left for another day is left in peace: the task waits with all that was told, and nothing is written."""

from __future__ import annotations

from actions import tasks
from actions.dialogue.open_task import OpenTask
from actions.menu import title_of
from actions.outcome import GoOn, Outcome, StayOpen
from actions.said import Choice
from actions.turn import Turn

SAYS_ON = ("wish", "question", "correction")


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Put the task in hand off, or the other matter that is named: 退班的事先放放."""
    if task is None or not turn.reading.shows("puts_off") or turn.reading.shows("condition", "stands", "takes_it"):
        return None
    if names_another_matter(turn):
        turn.deal_with(*turn.reading.segments)
        turn.state.pending = [one for one in turn.state.pending if title_of(str(one["intent"])) not in turn.text]
        turn.say("task.wish_not_meant")
        turn.full_prompt = True
        return GoOn()
    agrees = any(one.value == "yes" for one in turn.left("answer"))
    if agrees or turn.left(*SAYS_ON):
        return None
    turn.deal_with(*turn.reading.segments)
    turn.say("task.put_aside", title=task.task.title, options=[Choice("接着办", "继续")])
    task.pause()
    return StayOpen()


def names_another_matter(turn: Turn) -> bool:
    """Whether the title of another matter stands in the message, and that of the one in hand does not."""
    own = tasks.by_name(turn.state.task)
    if own is None or own.title in turn.text:
        return False
    others = [title_of(one) for one in tasks.intents() if one not in (*own.intents, *own.also_means)]
    return any(one in turn.text for one in others)
