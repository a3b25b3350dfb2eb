"""A question on the policy that needs a fact first: of which province, or how things are with who asks."""

from __future__ import annotations

from typing import Any, ClassVar

from actions.answers.amount import asks_for_the_amount
from actions.answers.policy import (
    answer_policy,
    asks_for_more,
    find_rule,
    province,
    tell,
    tell_decision,
    tell_more,
    tell_unknown,
)
from actions.form import TaskForm
from actions.general import GeneralAction
from actions.reading.wishes import CERTIFICATE_KINDS, read_certificate_kind
from actions.steps.confirm import YES_NO
from actions.steps.step import Step
from actions.steps.wishes import PlaceStep
from actions.steps.yes_no import YesNoStep
from actions.tasks.done import TaskEnd
from actions.turn import Choice, Turn
from language.numbers.ordinals import read_ordinal
from server.policies.eligibility.decision import Eligibility, Missing
from server.policies.eligibility.evaluate import BENEFITS, CONDITIONS, decide
from server.policies.facts import Facts
from server.policies.rules import NATIONAL

QUESTION = "policy_question"
BENEFIT = "benefit"
FACTS = "benefit_facts"
KIND = "certificate_kind"
YES = {"business": "running"}
NO = {"business": "none"}
"""what a yes and a no mean for a fact that has more than two values"""


class AnswerPolicy(GeneralAction):
    """Answers at once where nothing more must be known, else begins the form that asks."""

    action_name = "action_answer_policy"

    def answer(self, turn: Turn) -> None:
        if asks_for_more(turn):
            tell_more(turn)
            return
        if asks_for_the_amount(turn.text):
            answer_policy(turn)
            return
        found = find_rule(turn)
        if not found.answered:
            tell_unknown(turn, found)
        elif province(turn) is None or is_on_conditions(found.rules[0].id):
            turn.clear([BENEFIT, FACTS])  # of a question that was left
            turn.set(QUESTION, turn.text)
            turn.set("carried", {"intent": turn.intent, "text": turn.text})
            turn.follow_with(PolicyForm.form)
        else:
            tell(turn, found, offers_more=True)


class ProvinceStep(PlaceStep):
    """Whose rules: asked once a conversation, and only where no place is known."""

    resets: ClassVar[tuple[str, ...]] = ()
    replaceable = False

    def is_filled(self, turn: Turn) -> bool:
        return province(turn) is not None or super().is_filled(turn)

    def ask(self, turn: Turn, attempt: int) -> None:
        if turn.get("place_candidates"):
            super().ask(turn, attempt)
            return
        options = [Choice("河北", "河北"), Choice("河南", "河南")]
        turn.say("policy.which_province_again" if attempt else "policy.which_province", options=options)


class FactStep(YesNoStep):
    """One thing after another that a decision depends on; what is told is kept together in one slot."""

    slot = "confirm"

    def applies(self, turn: Turn) -> bool:
        return turn.get(BENEFIT) is not None

    def is_filled(self, turn: Turn) -> bool:
        missing = next_missing(turn)
        return missing is None or missing.fact == KIND

    def ask(self, turn: Turn, attempt: int) -> None:
        missing = next_missing(turn)
        assert missing is not None
        asked_before = attempt and (turn.get("misunderstood") or turn.had_problem)
        lead = "policy.fact_again" if asked_before else "policy.fact"
        turn.say(lead, question=missing.question, options=YES_NO)

    def accept(self, turn: Turn, value: Any) -> None:
        if missing := next_missing(turn):
            keep_fact(turn, missing.fact, (YES if value else NO).get(missing.fact, value))


class KindStep(Step):
    """Which kind of certificate, where the decision depends on it."""

    slot = "certificate_choice"
    kind = "choice"

    def applies(self, turn: Turn) -> bool:
        return turn.get(BENEFIT) is not None

    def is_filled(self, turn: Turn) -> bool:
        missing = next_missing(turn)
        return missing is None or missing.fact != KIND

    def ask(self, turn: Turn, attempt: int) -> None:
        missing = next_missing(turn)
        assert missing is not None
        options = [Choice(kind, kind) for kind in _offered_kinds(turn)]
        if attempt:
            turn.say("ask.certificate_kind_again", options=options)
        else:
            turn.say("policy.fact", question=missing.question, options=options)

    def read(self, turn: Turn) -> Any:
        if kind := read_certificate_kind(turn.text):
            return kind
        order, kinds = read_ordinal(turn.text), _offered_kinds(turn)
        return kinds[order - 1] if order is not None and 0 < order <= len(kinds) else None

    def is_plain_answer(self, turn: Turn) -> bool:
        return turn.text in CERTIFICATE_KINDS or read_ordinal(turn.text) is not None

    def accept(self, turn: Turn, value: Any) -> None:
        keep_fact(turn, KIND, value)


class PolicyForm(TaskForm):
    form = "policy_form"
    title = "问规定"
    remembers_wish = False
    keeps = (KindStep.slot,)
    """a claim that was left may hold its certificate there; this form keeps its facts elsewhere"""

    def steps(self, turn: Turn) -> list[Step]:
        return [ProvinceStep(), FactStep(), KindStep()]

    def own_slots(self, turn: Turn) -> list[str]:
        return [slot for slot in super().own_slots(turn) if slot not in self.keeps]

    def before_asking(self, turn: Turn) -> bool:
        # Which benefit is asked for is known once it is known whose rules count.
        if turn.get(BENEFIT) is None and ProvinceStep().is_filled(turn):
            found = find_rule(turn, turn.get(QUESTION))
            if found.answered and is_on_conditions(found.rules[0].id):
                turn.set(BENEFIT, found.rules[0].subject)
        return True


class TellPolicy(TaskEnd):
    action_name = "action_tell_policy"
    form = PolicyForm.form
    forgets = (QUESTION, BENEFIT, FACTS)
    needs_yes = False

    def finish(self, turn: Turn) -> bool:
        if (decision := decision_of(turn)) is not None:
            tell_decision(turn, decision)
            return True
        found = find_rule(turn, turn.get(QUESTION))
        if found.answered:
            tell(turn, found, question=turn.get(QUESTION), offers_more=True)
        else:
            tell_unknown(turn, found)
        return True


def is_on_conditions(rule_id: str) -> bool:
    """Whether a rule says who may have a benefit that can be decided on."""
    _, subject, name = rule_id.split(".")
    return subject in BENEFITS and name == CONDITIONS


def decision_of(turn: Turn) -> Eligibility | None:
    """The decision as far as the facts are told, None where no benefit was asked for."""
    benefit = turn.get(BENEFIT)
    if benefit is None:
        return None
    today = turn.context.today()
    return decide(benefit, province(turn) or NATIONAL, Facts(**(turn.get(FACTS) or {})), today, today)


def next_missing(turn: Turn) -> Missing | None:
    """The next fact that the decision wants to know."""
    decision = decision_of(turn)
    return decision.missing[0] if decision and decision.missing else None


def keep_fact(turn: Turn, fact: str, value: Any) -> None:
    """Keep what was told of a fact."""
    turn.set(FACTS, {**(turn.get(FACTS) or {}), fact: value})


def _offered_kinds(turn: Turn) -> list[str]:
    return list(CERTIFICATE_KINDS)[: turn.option_limit]
