"""Not understood: once a shorter question with an example, twice choices, thrice a person, then short ways on."""

from __future__ import annotations

from actions.steps.step import Step
from actions.turn import Choice, Turn

A_PERSON = Choice("转人工", "转人工")
GO_BACK = Choice("返回上一步", "返回")
WITH_CHOICES = ("yes_no", "choice", "occupation", "place", "level")
"""kinds of questions that bring choices of their own"""


def misunderstood(turn: Turn, step: Step | None) -> None:
    """Climb one rung of the ladder; the form asks the question afterwards, with the way out among its choices."""
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
