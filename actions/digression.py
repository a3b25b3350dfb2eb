"""A question or another wish in the middle of a task."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from actions.answers.course import describe_class_in_focus
from actions.answers.offered import asks_in_these_words, describe_list
from actions.answers.policy import POLICY_INTENTS, answer_policy
from actions.answers.records import RECORD_INTENTS, show_record
from actions.near import ask_which, near_tasks
from actions.reading.withdrawal import wants_to_withdraw_claim
from actions.steps.step import Step
from actions.then import Then
from actions.turn import Turn
from actions.wishes import IN_OFFICE_ONLY, TASKS

if TYPE_CHECKING:
    from actions.form import TaskForm


ASKS = re.compile(r"[吗么呢?？]|什么|啥|怎么|咋|多少|几|哪|有没有|能不能|可不可以|是不是|为何")

ABOUT_IT = re.compile(
    r"(?:高|多|好|难|远|贵|累|忙|学|找|用|管|行)[^，。]{0,3}[吗么不没][?？]?$|多少|多久|多长|几[天月年点个]|(.)不\1|咋样|怎么样"
)
"""asks how something is, and not whether it is there"""
HOW_IT_IS = re.compile(r"(?:高|低|远|近|贵|累|忙|难|苦)(?:吗|么|不|没)")
"""asks how something is, whatever the model takes it for: 郑州的工资高吗 is no wish for work in 郑州"""
VERY_SURE = 0.8
OF_POLICY = re.compile(r"补贴|补助|政策|规定|文件|贷款|扶持|税")


def asks(turn: Turn) -> bool:
    """Whether the message is put as a question, so that a place or a trade in it is no answer."""
    return bool(ASKS.search(turn.text))


def answer_about_the_offer(form: TaskForm, turn: Turn) -> Then | None:
    """Answer a short question on the list or the chosen one (要钱吗), of which the model is not sure."""
    if not asks_in_these_words(turn):
        return None
    return Then.ASK if _describe(turn) else None


def asks_in_passing(form: TaskForm, turn: Turn, step: Step) -> Then | None:
    """Answer a question in which a place or a trade is named, rather than take the name for the answer."""
    named = (step.kind in ("place", "occupation") or step.slot == "work_mode") and not step.is_plain_answer(turn)
    if not named or not ABOUT_IT.search(turn.text):
        return None
    if turn.intent in form.intents and not HOW_IT_IS.search(turn.text):
        return None
    if turn.intent in POLICY_INTENTS:
        return digress(form, turn)
    turn.had_problem = True
    turn.say("task.depends")
    return Then.ASK


def digress(form: TaskForm, turn: Turn) -> Then | None:
    """Answer a question, or put another wish aside for later; None where the message is neither."""
    return _digress_to_one(form, turn) if turn.both is None else _digress_to_both(form, turn)


def _digress_to_one(form: TaskForm, turn: Turn) -> Then | None:
    intent = turn.intent
    if wants_to_withdraw_claim(turn.text):
        return _withdrawal_wished(form, turn)
    if intent in form.intents:
        return None
    if intent in POLICY_INTENTS and turn.confidence < VERY_SURE and _asks_of_the_offer(turn):
        pass
    elif intent in POLICY_INTENTS or (intent == "check_subsidy_eligibility" and turn.person is None):
        answer_policy(turn)
    elif intent == "ask_course_detail":
        if not _describe(turn):
            return None
    elif intent in RECORD_INTENTS and turn.person is not None:
        show_record(turn, intent)
    elif intent in TASKS and (near := near_tasks(turn)):
        ask_which(turn, near)
        return Then.WAIT
    elif intent in TASKS:
        remember_wish(turn, intent)
    elif intent in IN_OFFICE_ONLY:
        turn.say("task.in_office_later")
    elif intent == "out_of_scope" and not turn.get("misunderstood"):
        turn.set("misunderstood", 1)  # a second time climbs the ladder, so that a person is offered in the end
        turn.say("small.out_of_scope")
    else:
        return None
    return Then.ASK


def _digress_to_both(form: TaskForm, turn: Turn) -> Then | None:
    """Answer or put aside each of two wishes; what belongs to the task in hand is left to it."""
    wishes, outcome = turn.both or (), None
    for wish in wishes:
        with turn.reading(wish):
            outcome = _digress_to_one(form, turn) or outcome
    turn.both = None
    if outcome is not None and any(wish.intent in form.intents for wish in wishes):
        form.take_volunteered(turn)
    return outcome


def _asks_of_the_offer(turn: Turn) -> bool:
    """Answer a short question on what is offered that the model takes for one on the policy: 一个月多少钱."""
    return not OF_POLICY.search(turn.text) and asks_in_these_words(turn) and _describe(turn)


def _withdrawal_wished(form: TaskForm, turn: Turn) -> Then:
    """No intent of the model's is the wish to take a claim back; it takes it for the wish to claim."""
    if form.form == TASKS["withdraw_claim"].action:
        turn.restates = True
    else:
        remember_wish(turn, "withdraw_claim")
    return Then.ASK


def _describe(turn: Turn) -> bool:
    about_a_job = turn.get("job_choice") is not None
    return (about_a_job and describe_list(turn)) or describe_class_in_focus(turn) or describe_list(turn)


def remember_wish(turn: Turn, intent: str) -> None:
    """Put a wish aside, to be offered when the task in hand is done."""
    waiting = [wish for wish in turn.get("wishes") or [] if wish["intent"] != intent]
    turn.set("wishes", [*waiting, {"intent": intent, "text": turn.text}])
    turn.say("task.wish_noted", title=TASKS[intent].title)
