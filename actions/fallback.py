"""Not understood in a task: a shorter question, then choices, then a person, then short ways on."""

from __future__ import annotations

from actions.near import NEITHER, ask_which, near_tasks
from actions.steps.step import Step
from actions.then import Then
from actions.turn import Choice, Turn
from language.writing.plain import squeeze

A_PERSON = Choice("转人工", "转人工")
GO_BACK = Choice("返回上一步", "返回")
WITH_CHOICES = ("yes_no", "choice", "occupation", "place", "level")
"""kinds of questions that bring choices of their own"""


def misunderstood(turn: Turn, step: Step | None) -> Then:
    """Ask which of two near wishes was meant, else climb one rung of the ladder.

    On the ladder the form asks its question afterwards, with the way out among its choices.
    """
    if squeeze(turn.text) == NEITHER:
        turn.say("fallback.neither_here", options=[A_PERSON])
        return Then.ASK
    near = near_tasks(turn)
    if near and all(task.action != turn.form for task in near):
        ask_which(turn, near)
        return Then.WAIT
    _climb(turn, step)
    return Then.ASK


def _climb(turn: Turn, step: Step | None) -> None:
    rung = (turn.get("misunderstood") or 0) + 1
    turn.set("misunderstood", rung)
    if rung == 1:
        turn.say("fallback.once")
    elif rung == 2:
        back = [] if step is None or step.kind in WITH_CHOICES else [GO_BACK]
        turn.say("fallback.twice", options=[A_PERSON, *back])
    elif rung == 3:
        turn.say("fallback.thrice", options=[A_PERSON])
    elif step is not None and step.kind in WITH_CHOICES:
        turn.say("fallback.onward_choice", options=[A_PERSON])
    else:
        turn.say("fallback.onward", options=[A_PERSON, GO_BACK])
