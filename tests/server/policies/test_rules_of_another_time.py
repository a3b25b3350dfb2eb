"""What the evaluator does with rules that are not the shipped ones."""

from datetime import date
from pathlib import Path

from server.policies import Claim, Request, SubsidySettings, evaluate
from server.policies.load import load_rules
from server.policies.rules import SubjectRules
from tests.server.policies.rule_files import documents, rule, version

KIND = "职业技能等级证书"


def rules(root: Path, **parameters: list[tuple[str, str, str]]) -> SubjectRules:
    """Hebei's rules from (value, first day, last day), the value written as YAML in one line."""
    documents(root)
    for name, versions in parameters.items():
        rule(root, name, *(version(value, start, end) for value, start, end in versions))
    return load_rules((root,)).of("training_subsidy")


def test_a_higher_cap_frees_a_place_on_the_day_it_begins(tmp_path: Path) -> None:
    known = rules(tmp_path, yearly_cap=[("1", "2022-01-01", "2024-06-30"), ("2", "2024-07-01", "")])
    made = [Claim(date(2024, 1, 5), "示例职业甲", 4, KIND, "paid")]
    request = Request(date(2024, 5, 1), "示例职业乙", 4, KIND, "130000")

    decision = evaluate(request, made, SubsidySettings(), date(2024, 5, 1), known)

    assert (decision.eligible, decision.next_possible) == (False, date(2024, 7, 1))


def test_a_closed_list_of_certificates_refuses_the_others_for_good(tmp_path: Path) -> None:
    closed = "{listed: [职业资格证书], open_ended: false}"
    known = rules(tmp_path, yearly_cap=[("3", "2022-01-01", "")], certificate_kinds=[(closed, "2022-01-01", "")])
    request = Request(date(2024, 5, 1), "示例职业乙", 4, KIND, "130000")

    decision = evaluate(request, [], SubsidySettings(), date(2024, 5, 1), known)

    assert (decision.eligible, decision.next_possible) == (False, None)
    assert "certificate_kind_refused" in [reason.code for reason in decision.reasons]


def test_competition_training_can_be_left_without_subsidy(tmp_path: Path) -> None:
    refused = "{subsidised: false, not_covered: []}"
    known = rules(tmp_path, yearly_cap=[("3", "2022-01-01", "")], competition_training=[(refused, "2022-01-01", "")])
    request = Request(date(2024, 5, 1), "示例职业乙", 4, KIND, "130000", competition=True)

    decision = evaluate(request, [], SubsidySettings(), date(2024, 5, 1), known)

    assert not decision.eligible
    assert "competition_refused" in [reason.code for reason in decision.reasons]


def test_a_subsidy_that_ended_is_refused(tmp_path: Path) -> None:
    known = rules(
        tmp_path,
        yearly_cap=[("3", "2022-01-01", "")],
        entitlement=[("true", "2022-01-01", "2023-12-31"), ("false", "2024-01-01", "")],
    )
    request = Request(date(2024, 5, 1), None, None, None, "130000")

    decision = evaluate(request, [], SubsidySettings(), date(2024, 5, 1), known)

    assert (decision.eligible, decision.next_possible) == (False, None)
    assert decision.reasons[0].code == "no_entitlement"
