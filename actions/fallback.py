"""Not understood: once a shorter question with an example, twice choices, thrice a person."""

from __future__ import annotations

from actions.steps.step import Step
from actions.turn import Choice, Turn


def misunderstood(turn: Turn, step: Step | None) -> None:
    """Climb one rung of the ladder; the question itself is asked by the form afterwards."""
    rung = (turn.get("misunderstood") or 0) + 1
    turn.set("misunderstood", rung)
    if rung == 1:
        turn.say("fallback.once")
    elif rung == 2:
        options = [Choice("再说一遍问题", "重复"), Choice("返回上一步", "返回"), Choice("转人工", "转人工")]
        if step is not None and step.optional:
            options.insert(0, Choice("跳过", "跳过"))
        turn.say("fallback.twice", options=options[: turn.option_limit])
    else:
        turn.say("fallback.thrice", options=[Choice("转人工", "转人工"), Choice("取消", "取消")])
