"""Questions on the policy: a stored summary with its clause, or an honest not-known."""

from __future__ import annotations

from actions.answers.amount import asks_for_the_amount, tell_amount
from actions.steps.wishes import place_prefix
from actions.turn import Choice, Source, Turn
from server.policies import find_clauses
from server.registry.services.subsidy import NATIONAL, province_of

POLICY_INTENTS = ("ask_policy", "ask_business_support", "ask_competition")


def answer_policy(turn: Turn) -> None:
    """Say the clause that fits the question best, with where it stands; else that it is not known."""
    if asks_for_the_amount(turn.text):
        tell_amount(turn)
        return
    found = find_clauses(turn.text, province(turn), limit=1)
    if not found:
        turn.say("policy.unknown", options=[Choice("转人工", "转人工")])
        return
    clause = found[0]
    turn.say_plain(clause.summary, sources=[Source(clause.document, clause.clause, clause.title)])


def province(turn: Turn) -> str | None:
    """Return the province whose document applies: the person's, the place named, the conversation's, or None."""
    code = province_of(turn.person, place_prefix(turn) or turn.conversation.area)
    return None if code == NATIONAL else code
