"""A way of asking for a rule, word for word: the rule is told, whatever the pipeline takes the message for."""

from __future__ import annotations

from actions.answers import policy
from actions.dialogue.open_task import OpenTask
from actions.outcome import Begin, Outcome, Partly
from actions.turn import Turn


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Tell the rule, or begin the task that asks what it depends on; an answer to the open question stays one."""
    if turn.has_dealt or (rule := policy.verbatim(turn)) is None:
        return None
    turn.deal_with(*turn.reading.segments)
    outcome = policy.answer(turn, rule, in_a_task=task is not None)
    return outcome if isinstance(outcome, Begin) else Partly()
