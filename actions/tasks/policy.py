"""A question on the policy that needs a fact first: of which province, or how things are with who asks."""

from __future__ import annotations

from typing import Any, ClassVar

from actions.answers.policy import is_on_conditions, province, tell, tell_decision, tell_unknown
from actions.questions.confirm import YES_NO
from actions.questions.question import Question
from actions.questions.search import PlaceQuestion
from actions.questions.yes_no import YesNoQuestion
from actions.reading import Segment
from actions.said import Choice
from actions.task import Next, Task
from actions.turn import Turn
from language.certificate_kinds import CERTIFICATE_KINDS, read_certificate_kind
from language.numbers.ordinals import read_ordinal
from server.policies.eligibility.decision import Eligibility, Missing
from server.policies.eligibility.evaluate import decide
from server.policies.facts import Facts
from server.policies.retrieval.find import Found, find
from server.policies.rules import NATIONAL

ASKED = "policy_question"
BENEFIT = "benefit"
FACTS = "benefit_facts"
KIND = "certificate_kind"
YES = {"business": "running"}
NO = {"business": "none"}
"""what a yes and a no mean for a fact that has more than two values"""


class ProvinceQuestion(PlaceQuestion):
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


class FactQuestion(YesNoQuestion):
    """One thing after another that a decision depends on; what is told is kept together in one fact."""

    slot = "confirm"

    def applies(self, turn: Turn) -> bool:
        return turn.get(BENEFIT) is not None

    def is_filled(self, turn: Turn) -> bool:
        missing = next_missing(turn)
        return missing is None or missing.fact == KIND

    def ask(self, turn: Turn, attempt: int) -> None:
        missing = next_missing(turn)
        assert missing is not None
        asked_before = attempt and (turn.state.no_match_count or turn.reprompt)
        lead = "policy.fact_again" if asked_before else "policy.fact"
        turn.say(lead, question=missing.question, options=YES_NO)

    def accept(self, turn: Turn, value: Any) -> None:
        if missing := next_missing(turn):
            keep_fact(turn, missing.fact, (YES if value else NO).get(missing.fact, value))


class KindQuestion(Question):
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

    def is_certain(self, turn: Turn, said: Segment) -> bool:
        return said.text.strip() in CERTIFICATE_KINDS or read_ordinal(said.text) is not None

    def parse(self, turn: Turn, said: Segment) -> Any:
        if kind := read_certificate_kind(said.text):
            return kind
        order, kinds = read_ordinal(said.text), _offered_kinds(turn)
        return kinds[order - 1] if order is not None and 0 < order <= len(kinds) else None

    def accept(self, turn: Turn, value: Any) -> None:
        keep_fact(turn, KIND, value)


class Policy(Task):
    name = "policy"
    intents = (ASKED,)
    keeps = (KindQuestion.slot,)
    """a claim that was left may hold its certificate there; this task keeps its facts elsewhere"""

    def questions(self, turn: Turn) -> list[Question]:
        return [ProvinceQuestion(), FactQuestion(), KindQuestion()]

    def begins(self, turn: Turn, intent: str, said: Segment) -> None:
        turn.clear([BENEFIT, FACTS])  # of a question that was left
        turn.set(ASKED, said.text)

    def before_asking(self, turn: Turn) -> Next:
        """Tell the rule as soon as it is known whose counts; only then ask how things are with who asks."""
        if turn.get(BENEFIT) is None and ProvinceQuestion().is_filled(turn):
            found = _found(turn)
            if found.answered and is_on_conditions(found.rules[0].id):
                turn.set(BENEFIT, found.rules[0].subject)
                tell(turn, found, question=turn.get(ASKED))
        return Next.ASK

    def own_facts(self, turn: Turn) -> list[str]:
        return [ASKED, BENEFIT, FACTS]

    def finish(self, turn: Turn) -> Next:
        if (decision := decision_of(turn)) is not None:
            tell_decision(turn, decision)
            return Next.DONE
        found = _found(turn)
        if found.answered:
            tell(turn, found, question=turn.get(ASKED), offers_more=True)
        else:
            tell_unknown(turn, found)
        return Next.DONE


def _found(turn: Turn) -> Found:
    return find(turn.get(ASKED), province(turn), turn.context.today())


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
    return list(CERTIFICATE_KINDS)[: turn.said.option_limit]
