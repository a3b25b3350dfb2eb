"""What a question is about: the office, an offer, what was just done, or what others know."""

from __future__ import annotations

from actions import tasks
from actions.answers import (
    catalogue_questions,
    policy,
    records,
)
from actions.dialogue.interpreters.asked import (
    SEARCHES,
)
from actions.dialogue.open_task import OpenTask
from actions.named import named_trades
from actions.reading import LOOKS_FOR, Segment
from actions.turn import Turn
from language.asking import asks_if_it_is_done, asks_which, is_lost
from language.thresholds import SURE_OF_RULES, SURE_WISH

OPEN_QUESTIONS = ("ask_course_detail", "ask_next", "ask_why", "ask_meaning", "ask_policy")
"""questions that are never passed over in silence"""
HOURS_ASKED_AS = ("ask_course_detail", "ask_next", "ask_policy", "ask_meaning", "talk_to_human")
NOT_OF_OFFERS = (
    "check_subsidy_status", "check_enrolment_status", "ask_certificate", "ask_why", "bot_challenge",
    "ask_business_support", "ask_competition",
)  # fmt: skip
RECORD_OF = {
    "enrol": "check_enrolment_status", "find_job": "check_referral_status", "claim": "check_subsidy_status",
}  # fmt: skip
"""task → what tells whether it was written"""
OF_NO_CLASS = ("complain", "apply_subsidy", "report_employment")
"""tasks after which a question is not about the class that was looked at before"""


def is_of_what_was_done(turn: Turn, said: Segment) -> bool:
    """Whether it is asked if what was done last is done, or in whose name: 报名都弄妥了吧."""
    written = turn.person is not None and turn.state.last_done in RECORD_OF
    return written and said.intent in OPEN_QUESTIONS and asks_if_it_is_done(said.text)


def is_about_the_office(turn: Turn, task: OpenTask | None, said: Segment) -> bool:
    """Whether hours are asked for where no class and no job is talked about."""
    about_hours = bool({"hours", "weekends"} & set(said.topics[:2]))
    return about_hours and said.intent in HOURS_ASKED_AS and (task is None or task.task.name not in SEARCHES)


def asks_what_there_is(turn: Turn, task: OpenTask | None, said: Segment) -> bool:
    """Whether who is asked for a trade asks which ones there are: 都教点啥."""
    looks = said.intent in LOOKS_FOR or "content" in said.topics or said.intent == "ask_meaning"
    at_the_trade = task is not None and task.task.name in SEARCHES and turn.state.question == "occupation"
    return at_the_trade and looks and not named_trades(turn, said) and asks_which(said.text)


def is_held_elsewhere(turn: Turn, said: Segment) -> bool:
    """Whether others know what is asked, and no record of this office was plainly asked for."""
    if is_lost(said.text) and policy.is_held_elsewhere(turn, said):
        return True
    of_a_task = said.intent in tasks.intents() or said.intent in records.RECORD_INTENTS
    looks = turn.get("class_in_focus") is not None or turn.state.task in SEARCHES or bool(named_trades(turn, said))
    if looks and said.intent == "ask_course_detail" and not policy.is_of_the_rules(said):
        return False  # 轮椅能进不 is asked of the class
    return (not of_a_task or said.confidence < SURE_WISH) and policy.is_held_elsewhere(turn, said)


def is_about_an_offer(turn: Turn, task: OpenTask | None, said: Segment) -> bool:
    """Whether a subject of classes or jobs is asked about while one is looked for, shown, or named by its trade."""
    if not catalogue_questions.touches(said) or said.intent in NOT_OF_OFFERS:
        return False
    if said.intent == "ask_policy" and said.confidence >= (SURE_WISH if policy.knows(turn, said) else SURE_OF_RULES):
        return False
    searched = task is not None and task.task.name in SEARCHES
    wished = any(one.intent in LOOKS_FOR for one in turn.reading.of("wish"))
    after_a_class = turn.get("class_in_focus") is not None and turn.state.last_done not in OF_NO_CLASS
    return searched or wished or bool(named_trades(turn, said)) or after_a_class
