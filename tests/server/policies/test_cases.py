"""Every decision that the YAML cases describe.

A case writes only what differs from an ordinary certificate of level 4 in Hebei.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from server.policies import Claim, Request, SubsidySettings, evaluate
from server.policies.training_subsidy.wording import setting_note

CASES = Path(__file__).parent / "cases"
KIND = "职业技能等级证书"


def all_cases() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every case with the name that tests show: file and case."""
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield f"{path.stem}: {case['name']}", case


def claim_of(written: dict[str, Any]) -> Claim:
    """A claim as a case writes it: `day`, and whatever differs from a paid 示例职业甲 of level 4."""
    return Claim(
        counted_on=written["day"],
        occupation=written.get("occupation", "示例职业甲"),
        skill_level=written.get("level", 4),
        certificate_kind=written.get("kind", KIND),
        status=written.get("status", "paid"),
        competition=written.get("competition", False),
        other_dates=dates_of(written),
    )


def request_of(written: dict[str, Any]) -> Request:
    """A request as a case writes it; `general: true` asks only how many are left."""
    general = written.get("general", False)
    return Request(
        on=written["day"],
        occupation=None if general else written.get("occupation", "示例职业甲"),
        skill_level=None if general else written.get("level", 4),
        certificate_kind=None if general else written.get("kind", KIND),
        province=str(written.get("province", "130000")),
        competition=written.get("competition", False),
        other_dates=dates_of(written),
        training_place=written.get("place"),
    )


def settings_of(written: dict[str, Any]) -> SubsidySettings:
    """The settings of a case; what it does not name is the default."""
    return SubsidySettings(**written.get("settings", {}))


def today_of(written: dict[str, Any]) -> date:
    """The day of the answer: the request's own unless the case names another."""
    day: date = written.get("today", written["request"]["day"])
    return day


def dates_of(written: dict[str, Any]) -> tuple[tuple[str, date], ...]:
    return tuple(written.get("other_dates", {}).items())


@pytest.mark.parametrize("case", [pytest.param(case, id=name) for name, case in all_cases()])
def test_a_decision_is_the_one_its_case_expects(case: dict[str, Any]) -> None:
    settings = settings_of(case)
    decision = evaluate(
        request_of(case["request"]),
        [claim_of(written) for written in case["claims"]],
        settings,
        today_of(case),
    )
    expected = case["expect"]

    for name in ("eligible", "remaining", "next_possible"):
        if name in expected:
            assert getattr(decision, name) == expected[name], name
    if "used" in expected:
        assert len(decision.used) == expected["used"]
    if "reasons" in expected:
        assert [reason.code for reason in decision.reasons] == expected["reasons"]
    if "trace" in expected:
        assert [step.parameter for step in decision.trace] == expected["trace"]
    if "decided_by" in expected:
        assert list(decision.setting_notes) == [setting_note(name, settings) for name in expected["decided_by"]]
    for words in expected.get("says", []):
        assert words in "".join(reason.text for reason in decision.reasons)
    if "notes" in expected:
        said = "".join(decision.notes)
        assert bool(said) == bool(expected["notes"])
        assert all(words in said for words in expected["notes"])


def test_every_case_checks_an_answer_and_has_a_name_of_its_own() -> None:
    named = [name for name, _ in all_cases()]

    assert len(named) == len(set(named)) >= 160
    assert all("eligible" in case["expect"] for _, case in all_cases())
