"""Not understood: a shorter question with an example, then choices, then a person, then short ways on."""

from __future__ import annotations

from dataclasses import replace

from actions import tasks
from actions.answers import about_the_talk, policy
from actions.dialogue.interpreters.wishes import ask_which, near_intents
from actions.dialogue.open_task import CONFIRM, OpenTask
from actions.menu import A_PERSON, menu, to
from actions.outcome import Begin, GoOn, Outcome, StayOpen
from actions.said import Choice
from actions.turn import Turn
from language.asking import asks
from language.thresholds import SURE_RULE, SURE_WISH

GO_BACK = Choice("返回上一步", "返回")
WITH_CHOICES = ("yes_no", "choice", "occupation", "place", "level", "score")
"""kinds of questions that bring choices of their own"""


def interpret(turn: Turn, task: OpenTask | None) -> Outcome:
    """Ask which of two near wishes was meant, else climb one step of the ladder."""
    if turn.has_dealt and (turn.said.messages or task is not None):
        return GoOn()
    if task is not None and turn.history.told_last("steer.wait") and turn.left("background", "answer", "social"):
        turn.full_prompt = True  # 我拿到证了: whatever it tells, the person is back
        return GoOn()
    near = near_intents(turn)
    if near and (task is None or all(intent not in task.task.intents for intent in near)):
        return ask_which(turn, near)
    if turn.learned_means:
        turn.say("handover.in_writing_noted", options=[] if task else menu(turn))
        turn.full_prompt = True
        return GoOn() if task else StayOpen()
    if task is None and turn.reading.shows("puts_off"):
        turn.say("steer.another_day")
        return StayOpen()
    if task is None and (known := _known_otherwise(turn)) is not None:
        return known
    question = task.requested if task else None
    if (
        question is not None
        and question.kind == "yes_no"
        and turn.left("background")
        and not turn.state.no_match_count
    ):
        turn.say("fallback.your_decision")
        turn.state.no_match_count += 1
        return GoOn()
    at_the_end = question is not None and question.slot == CONFIRM and not turn.state.no_match_count
    if task is not None and at_the_end and asks(turn.text):
        turn.state.no_match_count += 1
        about_the_talk.what_next(turn, task.task.name, turn.reading.whole)
        return GoOn()
    turn.state.no_match_count += 1
    if task is None:
        _outside(turn, turn.state.no_match_count)
        return StayOpen()
    _in_task(turn, task, turn.state.no_match_count)
    return GoOn()


def _known_otherwise(turn: Turn) -> Outcome | None:
    """Where the reading found nothing to do: a sure intent of the whole message, a rule, or somebody's own story."""
    whole, intent = turn.reading.whole, turn.reading.intent
    if intent in tasks.intents() and turn.reading.confidence >= SURE_WISH:
        return Begin(str(intent), replace(whole, role="wish", intent=intent))
    if turn.reading.of("question"):
        found = policy.search(turn, whole)
        if found.answered and found.confidence >= SURE_RULE:
            policy.tell(turn, found)
            return StayOpen()
    if turn.left("background") and not turn.state.no_match_count:
        turn.state.no_match_count += 1
        turn.say("task.heard_what_now", options=menu(turn))
        return StayOpen()
    return None


def _in_task(turn: Turn, task: OpenTask, count: int) -> None:
    question = task.requested
    has_choices = question is not None and question.kind in WITH_CHOICES
    if count == 1:
        turn.say("fallback.once")
    elif count == 2:
        turn.say("fallback.twice", options=[to(A_PERSON), *([] if has_choices or question is None else [GO_BACK])])
    elif count == 3:
        turn.say("fallback.thrice", options=[to(A_PERSON)])
    elif has_choices:
        turn.say("fallback.onward_choice", options=[to(A_PERSON)])
    else:
        turn.say("fallback.onward", options=[to(A_PERSON), GO_BACK])


def _outside(turn: Turn, count: int) -> None:
    if count == 1:
        turn.say("fallback.first")
    elif count == 2:
        turn.say("fallback.menu", options=menu(turn))
    elif count == 3:
        turn.say("fallback.thrice", options=[to(A_PERSON), Choice("看看能办什么", "帮助")])
    else:
        turn.say("fallback.onward_menu", options=menu(turn))
