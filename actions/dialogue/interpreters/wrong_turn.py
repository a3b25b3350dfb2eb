"""A task that was misunderstood is left by saying so: 不是报名，是退班."""

from __future__ import annotations

from actions.dialogue.open_task import OpenTask
from actions.menu import menu
from actions.outcome import Outcome, Partly, StayOpen
from actions.reading import Segment
from actions.turn import Turn

ALL_OF_IT = "task"


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Drop the task in hand, keep its facts, and let what was meant begin."""
    denied = [one for one in turn.left("correction") if one.about == ALL_OF_IT and not _names_a_value(one)]
    question = task.requested if task else None
    chosen = question is not None and question.is_certain(turn, turn.reading.whole)  # 撤回申请000001 is on the list
    if not denied or chosen:
        return None
    turn.deal_with(*denied)
    if task is not None:
        turn.say("correct.misheard", title=task.task.title)
        task.end()
        turn.state.pending = [one for one in turn.state.pending if one["intent"] not in task.task.intents]
    if turn.left("wish", "question", "steering"):
        return Partly()
    if task is None:
        turn.say("correct.misheard_nothing_open", options=menu(turn))
    else:
        turn.say("correct.what_then", options=menu(turn))
    return StayOpen()


def _names_a_value(one: Segment) -> bool:
    """Whether a fact is denied (不是初级) rather than the whole matter."""
    return any(mention.entity in ("place", "occupation", "skill_level", "work_mode") for mention in one.mentions)
