"""Two readings that are near each other are asked about, not guessed."""

from __future__ import annotations

from actions.reading.withdrawal import wants_to_withdraw_claim
from actions.turn import Choice, Turn
from actions.wishes import TASKS, Task

NEAR = 0.25
"""share of confidence from which a second reading is worth asking about"""
SURE = 0.7
"""share of confidence from which the first reading is taken without asking"""
NEITHER = "都不是"


def near_tasks(turn: Turn) -> list[Task]:
    """Return the two wishes that the message may mean alike, or none where the model knows or has no idea."""
    if turn.unreadable or turn.both or wants_to_withdraw_claim(turn.text):
        return []
    ranking = (turn.tracker.latest_message or {}).get("intent_ranking") or []
    ranked = [one for one in ranking if one.get("name") != "nlu_fallback"][:2]
    if len(ranked) < 2 or ranked[1].get("confidence", 0) < NEAR:
        return []
    tasks = [TASKS[one["name"]] for one in ranked if one["name"] in TASKS]
    return tasks if ranked[0]["confidence"] < SURE and len(tasks) == 2 else []


def ask_which(turn: Turn, near: list[Task]) -> None:
    """Ask which of the two was meant."""
    first, second = near
    options = [*(Choice(task.title, task.sentence) for task in near), Choice(NEITHER, NEITHER)]
    turn.say("fallback.did_you_mean", first=first.title, second=second.title, options=options)
