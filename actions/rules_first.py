"""A question that the rules plainly answer is answered by them, whatever the model takes it for.

The model knows what people want done; who asks how often teachers are trained anew wants nothing done.
"""

from __future__ import annotations

from actions.answers.policy import POLICY_INTENTS, asks_for_more, find_rule
from actions.digression import asks
from actions.turn import Turn

LEFT_ALONE = frozenset(
    {
        *POLICY_INTENTS, "emotional_distress", "talk_to_human", "affirm", "deny", "greet", "goodbye", "thank",
        "repeat", "help", "bot_challenge", "cancel", "choose_option", "apply_subsidy", "enrol_training",
        "cancel_enrolment",
    }
)  # fmt: skip
"""what the rules answer anyway, what steers, and what somebody plainly wants done"""
SURE_OF_THE_WISH = 0.85
SURE_OF_THE_RULE = 0.8
"""confidence of the search from which a rule is told where the model is not sure"""
ALIKE = 0.5
"""likeness of characters to a way of asking for the rule from which it is told whatever the model is sure of

Measured on 150 held-out sentences of wishes put as questions: none reaches it. Of 102 questions on rules that the model
takes for wishes half do.
"""


def asks_the_rules(turn: Turn, action: str) -> bool:
    """Whether a message outside of any task, which the model leads to `action`, is a question for the rules."""
    if action == "action_answer_policy" or turn.unreadable or turn.both:
        return False
    if asks_for_more(turn):
        return True
    if turn.intent in LEFT_ALONE or turn.confidence == 1.0 or not asks(turn):
        return False
    found = find_rule(turn)
    if not found.answered:
        return False
    unsure = turn.intent == "nlu_fallback" or turn.confidence < SURE_OF_THE_WISH
    return found.likeness >= ALIKE or (unsure and found.confidence >= SURE_OF_THE_RULE)
