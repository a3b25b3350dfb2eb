"""What holds for any facts, by the rules in use and by any others that conditions can say."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from server.policies import Rules, current_rules, values
from server.policies.eligibility.decision import Eligibility
from server.policies.eligibility.evaluate import BENEFITS, CONDITIONS, decide
from server.policies.facts import FACTS, Facts
from server.policies.values import Conditions

BOOLEANS = (True, False)
WORDS: dict[str, tuple[str, ...]] = {
    "certificate_kind": ("职业资格证书", "职业技能等级证书", "培训合格证书", "示例证书"),
    "business": ("running", "planning", "none"),
}
VALUES: dict[str, tuple[bool | str, ...]] = {name: WORDS.get(name, BOOLEANS) for name in sorted(FACTS)}
CLAUSES = {(document.name, clause) for document in current_rules().documents.values() for clause in document.clauses}

all_known = st.builds(Facts, **{name: st.sampled_from(known) for name, known in VALUES.items()})
some_known = st.builds(Facts, **{name: st.none() | st.sampled_from(known) for name, known in VALUES.items()})
shuffles = st.randoms(use_true_random=False)


@dataclass(frozen=True)
class Question:
    """What is asked of whom and by which rules; None stands for the rules in use."""

    benefit: str
    province: str
    on: date
    today: date
    rules: Rules | None = None

    def ask(self, facts: Facts) -> Eligibility:
        return decide(self.benefit, self.province, facts, self.on, self.today, self.rules)

    def by(self, conditions: Conditions) -> "Question":
        """The same question by these conditions alone, in force on its day."""
        known = current_rules()
        rule = replace(known.get(f"000000.minimum_living.{CONDITIONS}")[0], value=conditions, valid_from=self.on)
        key = (rule.province, self.benefit, CONDITIONS)
        return replace(self, rules=Rules({key: [replace(rule, subject=self.benefit)]}, known.documents))


@st.composite
def any_conditions(draw: st.DrawFn) -> Conditions:
    """Conditions on up to six facts, some of which must all be so, and of the others one."""
    facts = draw(st.lists(st.sampled_from(sorted(FACTS)), min_size=1, max_size=6, unique=True))
    conditions = []
    for fact in facts:
        wanted = draw(st.lists(st.sampled_from(VALUES[fact]), min_size=1, unique=True))
        conditions.append(values.Test(fact=fact, values=tuple(wanted), met="是。", unmet="不是。", question="是吗？"))
    of_these_one = draw(st.integers(0, len(facts)))
    return Conditions(
        any_of=tuple(conditions[:of_these_one]),
        all_of=tuple(conditions[of_these_one:]),
        offers=("示例",),
        apply_at="示例。",
    )


days = st.dates(date(2005, 1, 1), date(2027, 12, 31))
provinces = st.sampled_from(["130000", "130682", "410000", "419001", "110000", "000000"])
by_the_rules_in_use = st.builds(Question, st.sampled_from(BENEFITS), provinces, days, days)
by_other_rules = st.builds(Question.by, by_the_rules_in_use, any_conditions())
questions = st.one_of(by_the_rules_in_use, by_other_rules)


def learned(known: Facts, more: Facts) -> Facts:
    """What is known, and what `more` adds to it."""
    return more.model_copy(update=known.model_dump(exclude_none=True))


@given(questions, some_known, some_known)
def test_knowing_more_never_takes_a_yes_or_a_no_back(question: Question, known: Facts, more: Facts) -> None:
    before, after = question.ask(known).answer, question.ask(learned(known, more)).answer

    assert after == before or before == "unclear"


@given(questions, some_known)
def test_the_answer_is_unclear_exactly_if_something_is_missing(question: Question, known: Facts) -> None:
    found = question.ask(known)

    assert (found.answer == "unclear") == bool(found.missing)


@given(questions, some_known)
def test_only_what_is_not_known_is_missing_and_each_thing_once(question: Question, known: Facts) -> None:
    missing = [one.fact for one in question.ask(known).missing]

    assert all(getattr(known, fact) is None for fact in missing)
    assert len(missing) == len(set(missing))


@given(questions, some_known, all_known)
def test_filling_in_what_is_missing_ends_in_yes_or_no(question: Question, known: Facts, told: Facts) -> None:
    found = question.ask(known)
    filled = known.model_copy(update={one.fact: getattr(told, one.fact) for one in found.missing})

    assert question.ask(filled).answer in (("no_rule",) if found.answer == "no_rule" else ("yes", "no"))


@given(questions, some_known, all_known)
def test_each_missing_fact_can_be_asked_by_itself_until_nothing_is_missing(
    question: Question, known: Facts, told: Facts
) -> None:
    asked: list[str] = []
    while missing := question.ask(known).missing:
        asked.append(missing[0].fact)
        known = known.model_copy(update={missing[0].fact: getattr(told, missing[0].fact)})

    assert len(asked) == len(set(asked))
    assert question.ask(known).answer != "unclear"


@given(by_the_rules_in_use, some_known)
def test_by_the_rules_in_use_an_unclear_answer_can_still_become_either(question: Question, known: Facts) -> None:
    found = question.ask(known)
    rest = [one.fact for one in found.missing]

    if found.answer == "unclear":
        told = (dict(zip(rest, chosen, strict=True)) for chosen in product(*(VALUES[fact] for fact in rest)))
        assert {question.ask(known.model_copy(update=facts)).answer for facts in told} == {"yes", "no"}


@given(by_the_rules_in_use, any_conditions(), some_known)
def test_where_one_alternative_is_so_the_others_are_not_asked(
    question: Question, conditions: Conditions, known: Facts
) -> None:
    missing = {one.fact for one in question.by(conditions).ask(known).missing}

    if any(getattr(known, test.fact) in test.values for test in conditions.any_of):
        assert missing <= {test.fact for test in conditions.all_of}


@given(by_the_rules_in_use, any_conditions(), some_known, shuffles)
def test_the_order_of_the_conditions_does_not_matter(
    question: Question, conditions: Conditions, known: Facts, random: object
) -> None:
    every, some = list(conditions.all_of), list(conditions.any_of)
    random.shuffle(every)  # type: ignore[attr-defined]
    random.shuffle(some)  # type: ignore[attr-defined]
    shuffled = conditions.model_copy(update={"all_of": tuple(every), "any_of": tuple(some)})

    one, other = question.by(conditions).ask(known), question.by(shuffled).ask(known)

    assert (one.answer, one.offers, one.changes_on, one.notes) == (
        other.answer, other.offers, other.changes_on, other.notes,
    )  # fmt: skip
    assert set(one.reasons) == set(other.reasons)
    assert set(one.missing) == set(other.missing)
    assert {step.parameter for step in one.values} == {step.parameter for step in other.values}


@given(questions, some_known)
def test_a_no_names_at_least_one_reason_and_only_what_stands_in_the_way(question: Question, known: Facts) -> None:
    found = question.ask(known)

    if found.answer == "no":
        assert found.reasons
        assert all(reason.code.endswith("_unmet") for reason in found.reasons)
        assert not found.offers


@given(questions, some_known)
def test_a_yes_names_at_least_one_reason_and_only_what_speaks_for_it(question: Question, known: Facts) -> None:
    found = question.ask(known)

    if found.answer == "yes":
        assert found.reasons
        assert all(reason.code.endswith("_met") for reason in found.reasons)
        assert found.offers


@given(questions, some_known)
def test_every_value_and_reason_cites_a_clause_of_a_known_document(question: Question, known: Facts) -> None:
    found = question.ask(known)
    cited = [reason.citation for reason in found.reasons if reason.citation]

    assert len(cited) == len(found.reasons)
    assert {(step.document, step.clause) for step in found.values} <= CLAUSES
    assert {(citation.document, citation.clause) for citation in [*cited, *found.citations]} <= CLAUSES


@given(questions, some_known)
def test_there_is_no_value_exactly_if_there_is_no_rule(question: Question, known: Facts) -> None:
    found = question.ask(known)

    assert (found.answer == "no_rule") == (not found.values)
    assert all(step.valid_from <= question.on for step in found.values)
    assert found.changes_on is None or found.changes_on > question.on
