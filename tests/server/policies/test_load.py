"""The parameter files, and what happens to a bad one."""

from datetime import date
from pathlib import Path

import pytest

from server.policies import PolicyFileError, yearly_cap
from server.policies.load import load_rules
from server.policies.parameter import VALUES

GOOD = """\
title: 每年最多几次
versions:
  - value: 3
    valid_from: 2022-01-01
    valid_to: 2023-12-31
    document:
      title: 《示例文件》
    clause: 一
    confidence: H
    summary: 一年最多三次。
  - value: 5
    valid_from: 2024-01-01
    valid_to:
    document:
      title: 《示例文件》
      number: 示例〔2024〕1号
    clause: 二
    confidence: M
    summary: 一年最多五次。
"""


def tree(root: Path, text: str, name: str = "yearly_cap", province: str = "130000") -> Path:
    """A parameter tree with a single file."""
    folder = root / province / "training_subsidy"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


def test_the_shipped_files_load_with_every_parameter_for_hebei() -> None:
    rules = load_rules()

    assert all(rules.own(name, "130000", date(2024, 1, 1)) for name in VALUES)


def test_hebei_has_a_cap_of_its_own() -> None:
    found = yearly_cap("130000", date(2024, 1, 1))

    assert (found.value, found.province, found.clause, found.confidence) == (3, "130000", "三（一）", "H")


def test_the_cap_in_henan_is_the_national_one() -> None:
    found = yearly_cap("410100", date(2024, 1, 1))

    assert (found.value, found.province, found.confidence) == (3, "000000", "M")


def test_no_cap_is_known_before_the_first_rule() -> None:
    with pytest.raises(LookupError):
        yearly_cap("130000", date(2018, 1, 1))


def test_a_rule_changes_on_its_day(tmp_path: Path) -> None:
    rules = load_rules(tree(tmp_path, GOOD))

    values = [rules.find("yearly_cap", "130000", day) for day in (date(2023, 12, 31), date(2024, 1, 1))]

    assert [found.value for found in values if found] == [3, 5]


def test_a_rule_whose_time_is_over_is_still_the_last_known_one(tmp_path: Path) -> None:
    ended = GOOD[: GOOD.index("  - value: 5")]

    found = load_rules(tree(tmp_path, ended)).find("yearly_cap", "130000", date(2026, 1, 1))

    assert found is not None
    assert found.value == 3


@pytest.mark.parametrize(
    ("what", "text", "line", "says"),
    [
        ("broken YAML", GOOD.replace("title: 每年最多几次", "title: [", 1), 3, "expected"),
        ("an empty file", "", 1, "empty"),
        ("a value of another type", GOOD.replace("value: 5", "value: 五次"), 11, "integer"),
        ("a cap of nothing", GOOD.replace("value: 3", "value: 0"), 3, "greater"),
        ("a missing clause", GOOD.replace("    clause: 一\n", ""), 3, "clause"),
        ("an unknown key", GOOD.replace("clause: 一", "clauze: 一"), 3, "clause"),
        ("a day that does not exist", GOOD.replace("2022-01-01", "2022-02-30"), 4, "day"),
        ("an unknown confidence", GOOD.replace("confidence: M", "confidence: L"), 18, "confidence"),
        ("a key given twice", GOOD.replace("clause: 二", "clause: 二\n    clause: 三"), 18, "twice"),
        ("a sentence too long", GOOD.replace("一年最多五次", "一年最多五次" * 7), 19, "longer"),
        ("an overlap", GOOD.replace("2024-01-01", "2023-12-31"), 12, "overlaps"),
        ("a value after one without an end", GOOD.replace("valid_to: 2023-12-31", "valid_to:"), 12, "never"),
        ("a gap", GOOD.replace("2024-01-01", "2024-01-02"), 12, "gap"),
        ("an end before the beginning", GOOD.replace("valid_to: 2023-12-31", "valid_to: 2021-12-31"), 5, "before"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, what: str, text: str, line: int, says: str) -> None:
    with pytest.raises(PolicyFileError) as caught:
        load_rules(tree(tmp_path, text))

    assert f"yearly_cap.yaml, line {line}:" in str(caught.value), what
    assert says in str(caught.value)


def test_a_file_of_an_unknown_parameter_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyFileError, match="monthly_cap is no parameter"):
        load_rules(tree(tmp_path, GOOD, name="monthly_cap"))


def test_a_plan_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    text = GOOD[: GOOD.index("  - value: 5")].replace(
        "value: 3", "value:\n      first_year: 2025\n      last_year: 2021"
    )

    with pytest.raises(PolicyFileError, match=r"plan_period\.yaml, line 3: .*before it begins"):
        load_rules(tree(tmp_path, text, name="plan_period"))


def test_a_tree_without_files_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyFileError, match="no parameter file"):
        load_rules(tmp_path)
