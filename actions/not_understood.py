"""No task is open and the message is none either: take what it names, ask which was meant, climb the ladder."""

from __future__ import annotations

import re

from actions import speaking
from actions.base import RegistryAction
from actions.elsewhere import goes_elsewhere
from actions.near import ask_which, near_tasks
from actions.steps.wishes import OccupationStep, PlaceStep
from actions.turn import Choice, Turn
from actions.wishes import TASKS

WISH_WORDS = {
    "find_job": re.compile(r"工作|找.*活|上班|打工|岗位"),
    "browse_courses": re.compile(r"(?:有|哪).*(?:班|培训|课)"),
    "enrol_training": re.compile(r"(?<!不)(?<!没)学(?![过了校历会])|培训|报名|班"),
}
"""what a sentence with a trade or a place in it wishes, where the model is not sure"""


class Loose(RegistryAction):
    """A place or a trade without a wish: begin the task that its words name, or ask which could be meant."""

    action_name = "action_loose_fact"

    def act(self, turn: Turn) -> None:
        if not goes_elsewhere(turn, self.action_name) and not _take_loose_facts(turn):
            turn.follow_with("action_listen")
            not_understood(turn)


def _take_loose_facts(turn: Turn) -> bool:
    """Go on with the place and the trade that the message names; return False where it names none."""
    facts = [(step, step.volunteer(turn)) for step in (PlaceStep(), OccupationStep())]
    found = [(step, value) for step, value in facts if value is not None]
    if not found:
        return False
    wish = next((intent for intent, words in WISH_WORDS.items() if words.search(turn.text)), None)
    if wish is not None:
        turn.set("carried", {"intent": wish, "text": turn.text})
        turn.follow_with(TASKS[wish].action)
        return True
    for step, value in found:
        turn.set(step.slot, value)
    name = "".join(step.said_back(turn) for step, _ in found)
    turn.clear(["occupation"])
    turn.say(
        "fallback.loose", name=name,
        options=[Choice("找培训班", f"{name}有哪些培训班"), Choice("找工作", f"帮我找{name}的工作")],
    )  # fmt: skip
    turn.follow_with("action_listen")
    return True


class Fallback(RegistryAction):
    """Not understood: ask which of two near readings, take what is named, else climb the ladder."""

    action_name = "action_fallback"

    def act(self, turn: Turn) -> None:
        if goes_elsewhere(turn, self.action_name):
            return
        if near := near_tasks(turn):
            ask_which(turn, near)
        elif _take_loose_facts(turn):
            return
        else:
            not_understood(turn)
        turn.follow_with("action_listen")


def not_understood(turn: Turn) -> None:
    """Climb one rung of the ladder with no task open: an example, the menu, a person, short ways on."""
    rung = (turn.get("misunderstood") or 0) + 1
    turn.set("misunderstood", rung)
    if rung == 1:
        turn.say("fallback.first")
    elif rung == 2:
        turn.say("fallback.menu", options=speaking.menu(turn))
    elif rung == 3:
        turn.say("fallback.thrice", options=[Choice("转人工", "转人工"), Choice("看看能办什么", "你能帮我做什么")])
    else:
        turn.say("fallback.onward_menu", options=speaking.menu(turn))
