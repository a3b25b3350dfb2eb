"""A question that the rules plainly answer is answered by them, whatever the model takes it for.

The model knows what people want done; who asks how often teachers are trained anew wants nothing done.
"""

from __future__ import annotations

import re

from actions.answers.policy import POLICY_INTENTS, asks_for_more, find_rule
from actions.turn import Turn
from actions.wishes import TASKS
from language.commands import read_command
from server.policies.retrieval.not_held import named_by_words

STEERING = frozenset(
    {
        "emotional_distress", "affirm", "deny", "greet", "goodbye", "thank", "repeat", "bot_challenge", "cancel",
        "choose_option",
    }
)  # fmt: skip
WANTED_DONE = frozenset({"apply_subsidy", "enrol_training", "cancel_enrolment", "talk_to_human", "help"})
"""what somebody plainly wants done, so that only a question word for word is taken for one"""
QUESTIONS = frozenset(
    {
        "action_course_detail", "action_in_office", "action_small_talk", "action_fallback", "action_loose_fact",
        "action_help", "action_nothing_open",
    }
)  # fmt: skip
"""what the model may take a question on the rules for, besides the beginning of a form"""
NOT_UNDERSTOOD = frozenset({"out_of_scope", "nlu_fallback"})
SURE_OF_THE_WISH = 0.85
SURE_OF_THE_RULE = 0.8
"""confidence of the search from which a rule is told where the model is not sure"""
ALIKE = 0.5
"""likeness of characters to a way of asking for the rule from which it is told whatever the model is sure of

Measured on 150 held-out sentences of wishes put as questions: none reaches it. Of 102 questions on rules that the
model takes for wishes half do.
"""
WORD_FOR_WORD = 0.75
THE_SAME_WORDS = 0.9
"""for what is not put as a question"""
ASKS = re.compile(
    r"[吗么呢嘛?？]|什么|啥|怎么|咋|多[少久长]|几|哪|谁|何时|是否|有没有|(.)不\1|[能以会行有给管算中用]不|[不没]$"
)
ELSEWHERE = frozenset({"别的省的规定", "闲话"})
"""topics that a word in small talk may hit"""


def asks_the_rules(turn: Turn, action: str) -> bool:
    """Whether a message outside of any task, which the model leads to `action`, is a question for the rules."""
    if not (action in QUESTIONS or action.startswith("validate_")) or turn.unreadable or read_command(turn.text):
        return False
    if asks_for_more(turn):
        return True
    if turn.intent in STEERING or turn.intent in POLICY_INTENTS:
        return False
    asks = bool(ASKS.search(turn.text))
    if not asks and turn.intent in TASKS:
        return False
    found = find_rule(turn)
    wanted_done = turn.both is not None or turn.intent in WANTED_DONE
    if not asks:
        return found.answered and found.likeness >= THE_SAME_WORDS
    if found.answered and found.likeness >= (WORD_FOR_WORD if wanted_done else ALIKE):
        return True
    if wanted_done:
        return False
    if found.answered:
        unsure = turn.intent == "nlu_fallback" or turn.confidence < SURE_OF_THE_WISH
        return unsure and found.confidence >= SURE_OF_THE_RULE
    return turn.intent in NOT_UNDERSTOOD and _is_held_elsewhere(turn.text)


def _is_held_elsewhere(text: str) -> bool:
    """Whether the words name something that others know, so that it can be said whom to ask."""
    topic = named_by_words(text)
    return topic is not None and topic.title not in ELSEWHERE
