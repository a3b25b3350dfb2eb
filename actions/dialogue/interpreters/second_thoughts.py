"""Second thoughts on what is being written or was written last: is it written, this belongs to it, that was wrong.

Each task knows what it writes; here they are asked before the message is taken for anything else.
"""

from __future__ import annotations

from dataclasses import replace

from actions import tasks
from actions.dialogue.interpreters.steering import steer
from actions.dialogue.open_task import OpenTask
from actions.outcome import Begin, Outcome, Partly, StayOpen
from actions.turn import Turn


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Let the task in hand, or the one done last, take what is said of what it writes."""
    if task is None:
        return _of_what_was_done(turn)
    if task.task.is_left_by(turn):
        turn.deal_with(*turn.reading.segments)
        return steer(turn, task, "cancel")
    return Partly() if task.task.minds(turn) else None


def _of_what_was_done(turn: Turn) -> Outcome | None:
    """Change or tell what was written last, as long as nothing else was begun since."""
    done = tasks.by_name(turn.state.last_done)
    if done is None or turn.state.last_task != done.name:
        return None
    if done.is_amended_by(turn):
        turn.deal_with(*turn.reading.segments)
        intent = done.intents[0]
        return Begin(intent, replace(turn.reading.whole, role="wish", intent=intent))
    if done.tells_what_it_wrote(turn):
        turn.deal_with(*turn.reading.segments)
        return StayOpen()
    return None
