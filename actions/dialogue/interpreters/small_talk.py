"""Greetings, thanks, feelings, grumbling, and what is none of this office's business."""

from __future__ import annotations

from actions.dialogue.interpreters import no_match
from actions.dialogue.open_task import OpenTask
from actions.menu import menu
from actions.outcome import GoOn, Outcome, Partly, StayOpen
from actions.reading import Segment
from actions.said import Choice
from actions.tasks import by_name
from actions.turn import Turn
from language.thresholds import PLAIN, SURE_STEERING

WITHOUT_ANSWER = ("filler", "laugh")
"""said between other things; alone they leave the question open"""


def interpret(turn: Turn, task: OpenTask | None) -> Outcome | None:
    """Answer small talk where nothing else was dealt with; otherwise what was said beside it is enough."""
    alone = len(turn.reading.segments) == 1
    social = [one for one in turn.left("social") if not alone or one.confidence >= _needed(one)]
    foreign = [one for one in turn.left("unclear") if one.intent == "out_of_scope"]
    if not social and not foreign:
        return Partly() if turn.has_dealt else None
    turn.deal_with(*social, *foreign, *turn.left("background"))
    intents = [one.intent for one in (*social, *foreign)]
    if turn.said.messages:
        return Partly()
    if "out_of_scope" in intents:
        return _out_of_scope(turn, task)
    intent = next((one for one in intents if one not in WITHOUT_ANSWER), None)
    if intent is None:
        return GoOn() if task else no_match.interpret(turn, task)
    if intent == "greet" and task is None:
        return _greet(turn)
    turn.say(f"small.{intent}", options=[] if task or intent in ("goodbye", "thank") else menu(turn))
    if intent == "goodbye":
        return StayOpen()
    return GoOn() if task else StayOpen()


def _needed(said: Segment) -> float:
    """Return how surely it must be read where it stands alone: noise is read as a filler too."""
    return PLAIN if said.intent in WITHOUT_ANSWER else SURE_STEERING


def _greet(turn: Turn) -> Outcome:
    if (paused := by_name(turn.state.paused_task)) is not None:
        turn.say("task.offer_left", title=paused.title, options=[Choice("接着办", "继续"), Choice("办别的", "帮助")])
    else:
        turn.say("small.welcome", options=menu(turn))
    return StayOpen()


def _out_of_scope(turn: Turn, task: OpenTask | None) -> Outcome:
    if turn.state.no_match_count >= 2:
        return no_match.interpret(turn, task)
    turn.state.no_match_count += 1
    turn.say("small.out_of_scope", options=[] if task else menu(turn))
    return GoOn()
