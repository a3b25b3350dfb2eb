"""Why do you need this? At a personal question that comes before whatever else the words may be taken for."""

from __future__ import annotations

from actions.answers import about_the_talk
from actions.dialogue.open_task import OpenTask
from actions.outcome import GoOn, Outcome, Partly
from actions.turn import Turn
from language.asking import asks_what_for
from language.numbers.digits import gives_a_number
from language.yes_no import has_a_yes


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Say what the open question is for; a number that stands beside the doubt is still taken."""
    question = task.requested if task else None
    if task is None or question is None or not question.personal or not asks_what_for(turn.text):
        return None
    about_the_talk.why(turn, task.task.title)
    agrees = any(one.value == "yes" and has_a_yes(one.text) for one in turn.left("answer"))
    if gives_a_number(turn.text) or agrees:
        turn.deal_with(*turn.left("question", "social", "background", "wish", "correction", "steering"))
        return Partly()
    turn.deal_with(*turn.reading.segments)
    turn.reprompt = True
    return GoOn()
