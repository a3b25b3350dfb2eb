"""Questions on the policy: a stored summary with its clause, or an honest not-known with whom to ask."""

from __future__ import annotations

import re

from actions.answers.amount import asks_for_the_amount, tell_amount
from actions.answers.subsidy import sources_of
from actions.steps.wishes import place_prefix
from actions.turn import Choice, Source, Turn
from server.policies import Citation, Parameter, current_rules
from server.policies.eligibility.decision import Eligibility
from server.policies.eligibility.wording import load_wording
from server.policies.retrieval.find import Found, find
from server.policies.saying import answer_of
from server.registry.plain import squeeze
from server.registry.services.subsidy import NATIONAL, province_of

POLICY_INTENTS = ("ask_policy", "ask_business_support", "ask_competition")
A_PERSON = Choice("转人工", "转人工")
MORE = Choice("详细说说", "详细说说")
ASKS_FOR_MORE = re.compile(
    r"^(?:请|再|给我|麻烦)?(?:说|讲)?[得的]?(?:详细|具体|仔细|细)(?:一?[点些])?(?:说说|讲讲|说|讲)?[吧呗]?$"
)
IN_FOCUS = "rule_in_focus"
"""the rule that was told last, of which more can be asked"""


def answer_policy(turn: Turn) -> None:
    """Say the rule that answers the question, of any province where none is known; else that it is not known."""
    if asks_for_the_amount(turn.text):
        tell_amount(turn)
        return
    found = find_rule(turn)
    if found.answered:
        tell(turn, found)
    else:
        tell_unknown(turn, found)


def find_rule(turn: Turn, question: str | None = None) -> Found:
    """Search the rules of the person's province for what was said, or for `question`."""
    return find(question or turn.text, province(turn), turn.context.today())


def tell(turn: Turn, found: Found, *, question: str | None = None, offers_more: bool = False) -> None:
    """Say what the rule that was found answers: whose it is where that is not plain, and that its time is over.

    `question` is what was said unless given. `offers_more` where nothing else is asked in the same turn.
    """
    rule, area, words = found.rules[0], province(turn), load_wording()
    if area is None and rule.province != NATIONAL:
        turn.say("policy.of_province", place=words.places[rule.province])
    elif area is not None and rule.province == NATIONAL:
        turn.say("policy.national", place=words.places[area])
    more = [MORE] if rule.more and offers_more else []
    if more:
        turn.set(IN_FOCUS, rule.id)
    said = answer_of(current_rules(), found, question or turn.text, turn.context.today(), city(turn))
    turn.say_plain(said, sources=source_of(rule), options=more)


def asks_for_more(turn: Turn) -> bool:
    """Whether more is wished to be heard of the rule that was told last."""
    return turn.get(IN_FOCUS) is not None and bool(ASKS_FOR_MORE.search(squeeze(turn.text)))


def tell_more(turn: Turn) -> None:
    """Say what else the clause holds, a few sentences a message."""
    rule = current_rules().in_force(turn.get(IN_FOCUS) or "", turn.context.today())
    turn.set(IN_FOCUS, None)
    if rule is None or not rule.more:
        turn.say("policy.no_more", options=[A_PERSON])
        return
    for at in range(0, len(rule.more), 2):
        last = at + 2 >= len(rule.more)
        turn.say_plain("".join(rule.more[at : at + 2]), sources=source_of(rule) if last else ())


def tell_unknown(turn: Turn, found: Found) -> None:
    """Say that the rules do not hold it, and whom to ask."""
    if found.topic is None:
        turn.say("policy.unknown", options=[A_PERSON])
    else:
        turn.say("policy.not_held", ask=found.topic.ask, options=[A_PERSON])


def tell_decision(turn: Turn, decision: Eligibility) -> None:
    """Say whether a benefit can be had, why, what it is and where to ask, and that a person can look at it."""
    words = load_wording()
    reasons = "".join(reason.text for reason in decision.reasons)
    turn.say_plain(decision.opening + reasons, sources=sources_of(decision.citations))
    if decision.offers:
        turn.say_plain(words.offers.format(offers="、".join(decision.offers)))
    if decision.apply_at and decision.answer == "yes":
        turn.say_plain(decision.apply_at)
    for note in decision.notes:
        turn.say_plain(note)
    turn.say_plain(words.by_machine, options=[A_PERSON])


def source_of(rule: Parameter) -> list[Source]:
    """Where a rule stands, in the form that messages carry."""
    return sources_of([Citation(rule.document, rule.clause, rule.title)])


def province(turn: Turn) -> str | None:
    """Return the province whose document applies: the person's, the place named, the conversation's, or None."""
    code = province_of(turn.person, place_prefix(turn) or turn.conversation.area)
    return code if code in load_wording().places and code != NATIONAL else None


def city(turn: Turn) -> str | None:
    """Return the everyday name of the city that the conversation is about, None for everywhere."""
    code = turn.get("place") or turn.conversation.area
    if not code:
        return None
    place = turn.context.gazetteer.get(f"{code[:4]}00") or turn.context.gazetteer.get(code)
    return place.name if place else None
