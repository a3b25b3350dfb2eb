"""Whether a person may have a benefit whose conditions are data: three-valued, since a fact may be unknown.

Rules: each province's `<benefit>/conditions.yaml`; where a province has none, the nation's.
"""

from collections.abc import Iterable
from datetime import date

from server.policies.eligibility.decision import Answer, Eligibility, Missing
from server.policies.eligibility.wording import load_wording
from server.policies.facts import Facts
from server.policies.grounds import Citation, Reason, Step
from server.policies.load import current_rules
from server.policies.parameter import Parameter
from server.policies.rules import NATIONAL, Rules, SubjectRules, province_of
from server.policies.training_subsidy.wording import spoken_date
from server.policies.values import Conditions, Test

BENEFITS = ("skill_appraisal_subsidy", "start_up_support", "flexible_employment_support", "minimum_living")
"""those whose conditions are data; the training subsidy counts claims and has a module of its own"""
CONDITIONS = "conditions"


def decide(
    benefit: str, province: str, facts: Facts, on: date, today: date | None = None, rules: Rules | None = None
) -> Eligibility:
    """Decide whether `facts` entitle a person of a province (any division's code) to a benefit on a day.

    `today` decides whether a plan is over; it is `on` unless given. Raises KeyError for an unknown benefit.
    """
    if benefit not in BENEFITS:
        raise KeyError(benefit)
    rules = rules or current_rules()
    subject, words = rules.of(benefit), load_wording()
    title = words.titles[benefit]
    rule = subject.find(CONDITIONS, province, on)
    changes_on = _changes_on(subject, province, on, rule)
    if rule is None:
        first = (words.first_rule.format(date=spoken_date(changes_on)),) if changes_on else ()
        opening = words.openings["no_rule"].format(title=title)
        return Eligibility(benefit, "no_rule", opening, (), (), (), "", changes_on, (), first)
    conditions: Conditions = rule.value
    answer = _answer(conditions, facts)
    tests = (*conditions.all_of, *conditions.any_of)
    return Eligibility(
        benefit=benefit,
        answer=answer,
        opening=words.openings[answer].format(title=title),
        reasons=tuple(_reasons(rule, tests, facts, answer)),
        values=tuple(_step(rule, test, facts) for test in tests),
        offers=conditions.offers if answer != "no" else (),
        apply_at=conditions.apply_at,
        changes_on=changes_on,
        missing=tuple(_missing(conditions, facts)) if answer == "unclear" else (),
        notes=tuple(_notes(rules, rule, province, on, max(on, today or on))),
    )


def _changes_on(subject: SubjectRules, province: str, on: date, rule: Parameter | None) -> date | None:
    """The first later day with another rule; the nation's changes nothing where the province's own is in force."""
    own = rule is not None and rule.province == province_of(province)
    starts = subject.starts(CONDITIONS, province, own_only=own)
    return min((day for day in starts if day > on), default=None)


def holds(test: Test, facts: Facts) -> bool | None:
    """Whether a fact is as the test wants it; None where it is not known."""
    known = getattr(facts, test.fact)
    return None if known is None else known in test.values


def _answer(conditions: Conditions, facts: Facts) -> Answer:
    every = [holds(test, facts) for test in conditions.all_of]
    some = [holds(test, facts) for test in conditions.any_of]
    if False in every or (some and all(one is False for one in some)):
        return "no"
    if None in every or (some and True not in some):
        return "unclear"
    return "yes"


def _missing(conditions: Conditions, facts: Facts) -> Iterable[Missing]:
    wanted = [test for test in conditions.all_of if holds(test, facts) is None]
    if not any(holds(test, facts) for test in conditions.any_of):
        wanted += [test for test in conditions.any_of if holds(test, facts) is None]
    return (Missing(test.fact, test.question) for test in wanted)


def _reasons(rule: Parameter, tests: Iterable[Test], facts: Facts, answer: Answer) -> Iterable[Reason]:
    """What speaks for the answer; a no names only what stands in the way."""
    citation = Citation(rule.document, rule.clause, rule.title)
    for test in tests:
        held = holds(test, facts)
        if held is None or (held and answer == "no") or (not held and answer == "yes"):
            continue
        yield Reason(f"{test.fact}_{'met' if held else 'unmet'}", test.met if held else test.unmet, citation)


def _step(rule: Parameter, test: Test, facts: Facts) -> Step:
    known = getattr(facts, test.fact)
    held = holds(test, facts)
    words = load_wording().compared
    compared = words["unknown" if held is None else "met" if held else "unmet"]
    parameter = f"{rule.id}.{test.fact}"
    fact = words[str(known).lower()] if isinstance(known, bool) else known
    told = compared if known is None else f"{fact}，{compared}"
    return Step(parameter, list(test.values), rule.valid_from, rule.document, rule.clause, rule.title, told)


def _notes(rules: Rules, rule: Parameter, province: str, on: date, today: date) -> Iterable[str]:
    words, area = load_wording(), province_of(province)
    place = words.places.get(area)
    if rule.province == NATIONAL and area != NATIONAL:
        if place is None:
            yield words.unknown_province
        else:
            named = any(one.subject == rule.subject for one in rules.on(on, area))
            yield (words.province_names_it if named else words.no_province_rule).format(place=place)
    if rules.plan_over(rule, today):
        yield words.plan_over
