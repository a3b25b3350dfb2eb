"""Questions on the policy: a stored rule with its clause, or an honest not-known with whom to ask."""

from __future__ import annotations

from dataclasses import replace

from actions.answers import open_questions
from actions.answers.own_words import whole_words
from actions.answers.subsidy import sources_of
from actions.menu import A_PERSON, to
from actions.outcome import Begin
from actions.questions.home import home_of
from actions.questions.search import place_prefix
from actions.reading import Segment
from actions.said import Choice, Source
from actions.turn import Turn
from language.asking import asks_how_much, asks_in_general
from language.thresholds import ALIKE, NEARLY_ALIKE, SECOND_RULE, SURE_RULE, SURE_WISH, TAKEN, TOLD_RULE, VERBATIM
from server.policies import Citation, Parameter, current_rules
from server.policies.eligibility.decision import Eligibility
from server.policies.eligibility.evaluate import BENEFITS, CONDITIONS
from server.policies.eligibility.wording import load_wording
from server.policies.retrieval.find import Found, find
from server.policies.retrieval.not_held import named_by_words
from server.policies.saying import answer_of, asks_for_all
from server.registry.services.subsidy_rule import NATIONAL, province_of

POLICY_INTENTS = ("ask_policy", "ask_business_support", "ask_competition")
NEEDS_FACTS = "policy_question"
"""the intent of the task that asks what an answer depends on"""
MORE = Choice("详细说说", "详细说说")
IN_FOCUS = "rule_in_focus"
"""the rule that was told last, of which more can be asked"""
AMOUNT = "amount"
"""topic of the reading: how much money the training subsidy is"""
OF_RECORDS = (
    "check_enrolment_status", "check_subsidy_status", "check_referral_status", "ask_certificate", "see_my_data",
)  # fmt: skip
LOOKED_FOR = ("find_job", "browse_courses", "ask_course_detail")
WANTED_DONE = (
    "apply_subsidy", "enrol_training", "cancel_enrolment", "talk_to_human", "register_person", "find_job",
    "withdraw_claim", "update_profile", "report_employment", "complain", "give_feedback", "assess_skills",
)  # fmt: skip
"""wishes that no likeness to a question on the rules outweighs"""
SHORTEST_QUESTION = 6
"""characters of a question that is searched for alone"""
SMALL_TALK = ("别的省的规定", "闲话")
"""topics that a word in small talk may hit"""
OF_NO_RULE = ("ask_why", "ask_meaning", "ask_case_status", "bot_challenge", "help", "see_my_data", "delete_my_data")


def answer(turn: Turn, said: Segment, in_a_task: bool) -> bool | Begin:
    """Say the rule that answers, or that none does; where it depends on facts and no task is open, ask for them."""
    found = search(turn, said)
    held = found.answered and found.likeness >= ALIKE
    if AMOUNT in said.topics[:1] and not held and asks_how_much(said.text):
        turn.say("subsidy.amount_unknown", options=[to(A_PERSON)])
        return True
    if not found.answered:
        found = replace(found, topic=named_by_words(turn.text))  # what is only near is not named: 登记要不要钱
        open_questions.note(turn, "policy", None, "", whole_words(turn, said))
        tell_unknown(turn, found, of_business=said.intent == "ask_business_support")
    elif not in_a_task and (province(turn) is None or (is_on_conditions(found.rules[0].id) and _is_sure(found))):
        return Begin(NEEDS_FACTS, said)
    else:
        tell(turn, found, question=question_of(turn, said), offers_more=not in_a_task)
    return True


OF_RULES = {
    "times", "again", "entitled", "claim_until", "claim_how", "low_income", "effect", "loan", "shop", "quota", "rule",
    "amount", "money_when", "disability_card",
}  # fmt: skip
"""subjects that a rule can answer"""


def is_of_the_rules(said: Segment) -> bool | None:
    """Whether a question asks for what a rule can answer; None where its subject is not known."""
    return bool(OF_RULES & set(said.topics)) if said.topics else None


def _is_sure(found: Found) -> bool:
    return found.likeness >= ALIKE or found.confidence >= SECOND_RULE


def _sure_enough(found: Found, said: Segment) -> Found:
    """Return what was found as far as real talk allows: a guess is no answer, and one rule is enough of an answer."""
    asks_for_one = said.intent in POLICY_INTENTS or is_of_the_rules(said) is not False
    if found.likeness >= ALIKE or (_is_sure(found) and asks_for_one):
        return found
    if is_of_the_rules(said) and (found.confidence >= TOLD_RULE or found.likeness >= NEARLY_ALIKE):
        return replace(found, second=None, second_nearest="")
    return replace(found, answered=False, second=None, second_nearest="")


def answer_elsewhere(turn: Turn, said: Segment) -> bool:
    """Say whom to ask for what others know; False where a rule is all but asked for by its own words."""
    found = search(turn, said)
    topic = named_by_words(said.text)
    if topic is None or found.likeness >= ALIKE:
        return False
    tell_unknown(turn, replace(found, answered=False, topic=topic))
    return True


def search(turn: Turn, said: Segment) -> Found:
    """Search the rules of the person's province; a short question is taken with what is around it."""
    return _sure_enough(find(question_of(turn, said), province(turn), turn.context.today()), said)


def question_of(turn: Turn, said: Segment) -> str:
    """Return the words to search with."""
    if len(said.text.strip()) >= SHORTEST_QUESTION:
        return said.text
    return turn.text


def verbatim(turn: Turn) -> Segment | None:
    """Return the whole message as one question where it is a way of asking for a rule, word for word."""
    whole = turn.reading.whole
    if turn.reading.of("distress") or len(whole.text.strip()) < SHORTEST_QUESTION:
        return None
    found = find(whole.text, province(turn), turn.context.today())
    if not found.answered or found.likeness < VERBATIM:
        return None
    return replace(whole, role="question", intent=POLICY_INTENTS[0], topics=())


def is_plainly_a_rule(turn: Turn, said: Segment) -> bool:
    """Whether the words are so near a way of asking for a rule that it is told, whatever wish was read."""
    if said.intent in (*POLICY_INTENTS, *OF_NO_RULE) or said.role not in ("question", "wish"):
        return False
    if said.role == "wish" and said.intent in WANTED_DONE:
        return False
    names = said.named("place") or said.named("occupation")
    if said.intent in LOOKED_FOR and said.confidence >= TAKEN and names:
        return False  # what is to be found is no rule: 开封有啥轻活没有
    found = search(turn, said)
    if found.answered and found.likeness >= ALIKE:
        return True
    if said.intent in OF_RECORDS:
        return found.answered and asks_in_general(said.text)
    return (
        found.answered and said.confidence < SURE_WISH and found.confidence >= SURE_RULE and said.role == "question"
    )


def knows(turn: Turn, said: Segment) -> bool:
    """Whether a rule answers the question."""
    return search(turn, said).answered


def is_held_elsewhere(turn: Turn, said: Segment) -> bool:
    """Whether the question names something that others know, so that it can be said whom to ask."""
    topic = named_by_words(said.text)
    return topic is not None and topic.title not in SMALL_TALK and is_of_the_rules(said) is not False


def tell(turn: Turn, found: Found, *, question: str | None = None, offers_more: bool = False) -> None:
    """Say what the rule that was found answers: whose it is where that is not plain, and that its time is over.

    `question` is what was said unless given. `offers_more` where nothing else is asked in the same turn.
    """
    rule, area, words = found.rules[0], province(turn), load_wording()
    if area is None and rule.province != NATIONAL:
        turn.say("policy.of_province", place=words.places[rule.province])
    elif area is not None and rule.province == NATIONAL and not turn.history.told("policy.national"):
        turn.say("policy.national", place=words.places[area])
    asked = question or turn.text
    more = [MORE] if rule.more and offers_more and not asks_for_all(asked) else []
    if more:
        turn.set(IN_FOCUS, rule.id)
    said = answer_of(current_rules(), found, asked, turn.context.today(), city(turn))
    turn.say_plain(said, sources=[source for one in found.told for source in source_of(one)], options=more)


def more_was_offered(turn: Turn) -> bool:
    """Whether the last message offered to tell more of a rule."""
    offered = [option["payload"] for message in turn.history.last_messages for option in message["options"]]
    return MORE.payload in offered and turn.get(IN_FOCUS) is not None


def tell_more(turn: Turn) -> None:
    """Say what else the clause holds, a few sentences a message."""
    rule = current_rules().in_force(turn.get(IN_FOCUS) or "", turn.context.today())
    turn.set(IN_FOCUS, None)
    if rule is None or not rule.more:
        turn.say("policy.no_more", options=[to(A_PERSON)])
        return
    for at in range(0, len(rule.more), 2):
        last = at + 2 >= len(rule.more)
        turn.say_plain("".join(rule.more[at : at + 2]), sources=source_of(rule) if last else ())


def tell_unknown(turn: Turn, found: Found, of_business: bool = False) -> None:
    """Say that the rules do not hold it, and whom to ask; of a shop or a stall also what there is to learn."""
    told = found.topic.title if found.topic else ""
    if told in turn.memo.setdefault("told_unknown", set()):
        return
    turn.memo["told_unknown"].add(told)
    if found.topic is None and of_business:
        turn.say("policy.unknown_business", options=[to("browse_courses"), to("ask_base"), to(A_PERSON)])
    elif found.topic is None:
        turn.say("policy.unknown", options=[to("ask_base"), to(A_PERSON)])
    else:
        turn.say("policy.not_held", ask=found.topic.ask, options=[to(A_PERSON)])


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
    turn.say_plain(words.by_machine, options=[to(A_PERSON)])


def is_on_conditions(rule_id: str) -> bool:
    """Whether a rule says who may have a benefit that can be decided on."""
    _, subject, name = rule_id.split(".")
    return subject in BENEFITS and name == CONDITIONS


def source_of(rule: Parameter) -> list[Source]:
    """Where a rule stands, in the form that messages carry."""
    return sources_of([Citation(rule.document, rule.clause, rule.title)])


def province(turn: Turn) -> str | None:
    """Return the province whose document applies: the person's, the place named, the home, the conversation's."""
    code = province_of(turn.person, place_prefix(turn) or home_of(turn) or turn.conversation.area)
    return code if code in load_wording().places and code != NATIONAL else None


def city(turn: Turn) -> str | None:
    """Return the everyday name of the city that the conversation is about, None for everywhere."""
    code = turn.get("place") or home_of(turn) or turn.conversation.area
    if not code:
        return None
    place = turn.context.gazetteer.get(f"{code[:4]}00") or turn.context.gazetteer.get(code)
    return place.name if place else None
