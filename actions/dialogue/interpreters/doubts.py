"""Why do you need this? At a personal question that comes before whatever else the words may be taken for."""

from __future__ import annotations

from actions.answers import about_the_talk
from actions.dialogue.open_task import OpenTask
from actions.outcome import GoOn, Outcome, Partly
from actions.turn import Turn
from language.numbers.digits import gives_a_number
from language.yes_no import has_a_yes

ASKED = {"why_needed", "who_sees", "real"}
"""subjects of questions that a fact of one's own raises"""


def _doubts(turn: Turn) -> bool:
    return turn.reading.shows("distrusts") or any(ASKED & set(one.topics[:1]) for one in turn.reading.of("question"))


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Say what the open question is for; a number that stands beside the doubt is still taken."""
    question = task.requested if task else None
    if task is None or question is None or not question.personal or not _doubts(turn):
        return None
    if any("real" in one.topics[:1] for one in turn.reading.of("question")):
        turn.say("small.bot_challenge")
    else:
        about_the_talk.why(turn, task.task.title)
    agrees = any(one.value == "yes" and has_a_yes(one.text) for one in turn.left("answer"))
    if gives_a_number(turn.text) or agrees:
        turn.deal_with(*turn.left("question", "social", "background", "wish", "correction", "steering"))
        return Partly()
    turn.deal_with(*turn.reading.segments)
    turn.reprompt = True
    return GoOn()
