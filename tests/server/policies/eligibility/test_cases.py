"""Every eligibility check that the YAML cases describe. A fact that a case does not write is not known."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from server.policies.eligibility.decision import Eligibility
from server.policies.eligibility.evaluate import BENEFITS, decide
from server.policies.facts import Facts

CASES = Path(__file__).parent / "cases"


def all_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every case with the name that tests show: file and case."""
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield f"{path.stem}: {case['name']}", case


def outcome_of(found: Eligibility) -> dict[str, Any]:
    """An answer as the cases write it, without the notes: of them the cases hold only words."""
    return {
        "answer": found.answer,
        "reasons": [reason.code for reason in found.reasons],
        "missing": [one.fact for one in found.missing],
        "values": [step.parameter for step in found.values],
        "clauses": [citation.clause for citation in found.citations],
        "offers": list(found.offers),
        "changes_on": found.changes_on,
    }


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in all_cases()])
def test_an_answer_is_the_one_its_case_expects(case: dict[str, Any]) -> None:
    facts = Facts(**case["facts"])
    found = decide(case["benefit"], str(case["province"]), facts, case["day"], case.get("today"))
    expected = dict(case["expect"])
    said, notes, unsaid = "".join(found.notes), expected.pop("notes", None), expected.pop("unsaid", [])

    assert {name: outcome_of(found)[name] for name in expected} == expected
    assert not any(words in said for words in unsaid)
    if notes is not None:
        assert bool(said) == bool(notes)
        assert all(words in said for words in notes)


def test_every_case_checks_an_answer_and_has_a_name_of_its_own() -> None:
    named = [name for name, _ in all_cases()]

    assert len(named) == len(set(named)) >= 70
    assert all("answer" in case["expect"] for _, case in all_cases())


def test_the_cases_know_every_answer_of_every_benefit() -> None:
    answers = {(case["benefit"], case["expect"]["answer"]) for _, case in all_cases()}

    assert answers == {(benefit, answer) for benefit in BENEFITS for answer in ("yes", "no", "unclear", "no_rule")}


def test_a_benefit_that_is_none_is_refused() -> None:
    with pytest.raises(KeyError, match="training_subsidy"):
        decide("training_subsidy", "130000", Facts(), date(2024, 5, 10))
