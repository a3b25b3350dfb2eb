"""The rule files, and what happens to a bad one."""

from datetime import date
from pathlib import Path

import pytest

from server.policies import PolicyFileError, yearly_cap
from server.policies.load import load_rules
from server.policies.rules import SubjectRules
from server.policies.values import SUBSIDY_VALUES
from tests.server.policies.rule_files import documents, rule, version

GOOD = """\
title: 每年最多几次
for_whom: 想领培训补贴的残疾人。
rows: [26]
asked:
  - 一年能领几次
example: 示例：小王今年领了三次。
versions:
  - value: 3
    valid_from: 2022-01-01
    valid_to: 2023-12-31
    document: example
    clause: 一
    confidence: H
    summary: 一年最多三次。
  - value: 5
    valid_from: 2024-01-01
    valid_to:
    document: example
    clause: 二
    confidence: M
    summary: 一年最多五次。
    more:
      - 今年的不留到明年。
"""
FIRST_ONLY = GOOD[: GOOD.index("  - value: 5")]


def tree(root: Path, text: str, name: str = "yearly_cap", subject: str = "training_subsidy") -> Path:
    """A folder with one document and a single rule."""
    path = root / "130000" / subject / f"{name}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return documents(root)


def load(root: Path) -> SubjectRules:
    return load_rules((root,)).of("training_subsidy")


def test_the_shipped_files_load_with_every_value_that_decisions_need_for_hebei() -> None:
    rules = load_rules().of("training_subsidy")

    assert all(rules.own(name, "130000", date(2024, 1, 1)) for name in SUBSIDY_VALUES)


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
    rules = load(tree(tmp_path, GOOD))

    values = [rules.find("yearly_cap", "130000", day) for day in (date(2023, 12, 31), date(2024, 1, 1))]

    assert [found.value for found in values if found] == [3, 5]


def test_a_rule_whose_time_is_over_is_still_the_last_known_one(tmp_path: Path) -> None:
    found = load(tree(tmp_path, FIRST_ONLY)).find("yearly_cap", "130000", date(2026, 1, 1))

    assert found is not None
    assert found.value == 3


def test_a_rule_has_everything_that_its_file_says(tmp_path: Path) -> None:
    rules = load_rules((tree(tmp_path, GOOD),))
    before, after = rules.get("130000.training_subsidy.yearly_cap")

    assert (before.title, before.for_whom, before.rows) == ("每年最多几次", "想领培训补贴的残疾人。", (26,))
    assert (before.asked, before.example) == (("一年能领几次",), "示例：小王今年领了三次。")
    assert (before.document, before.clause, before.more) == ("《示例办法》（示例〔2024〕1号）", "一", ())
    assert (after.clause, after.confidence, after.more) == ("二", "M", ("今年的不留到明年。",))


@pytest.mark.parametrize("rule_id", ["130000.training_subsidy.monthly_cap", "yearly_cap", "", "a.b.c.d"])
def test_an_unknown_rule_has_no_versions(tmp_path: Path, rule_id: str) -> None:
    assert load_rules((tree(tmp_path, GOOD),)).get(rule_id) == []


@pytest.mark.parametrize(
    ("what", "text", "line", "says"),
    [
        ("broken YAML", GOOD.replace("title: 每年最多几次", "title: [", 1), 3, "expected"),
        ("an empty file", "", 1, "empty"),
        ("a value of another type", GOOD.replace("value: 5", "value: 五次"), 15, "integer"),
        ("a cap of nothing", GOOD.replace("value: 3", "value: 0"), 8, "greater"),
        ("a missing clause", GOOD.replace("    clause: 一\n", ""), 8, "clause"),
        ("an unknown key", GOOD.replace("clause: 一", "clauze: 一"), 8, "clause"),
        ("a day that does not exist", GOOD.replace("2022-01-01", "2022-02-30"), 9, "day"),
        ("an unknown confidence", GOOD.replace("confidence: M", "confidence: L"), 20, "confidence"),
        ("a key given twice", GOOD.replace("clause: 二", "clause: 二\n    clause: 一"), 20, "twice"),
        ("a sentence too long", GOOD.replace("一年最多五次", "一年最多五次" * 7), 21, "longer"),
        ("a long sentence beside", GOOD.replace("今年的不留到明年", "今年的不留到明年" * 5), 23, "longer"),
        ("a long question", GOOD.replace("一年能领几次", "一年能领几次" * 7), 5, "longer"),
        ("an overlap", GOOD.replace("2024-01-01", "2023-12-31"), 16, "overlaps"),
        ("a value after one without an end", GOOD.replace("valid_to: 2023-12-31", "valid_to:"), 16, "never"),
        ("a gap", GOOD.replace("2024-01-01", "2024-01-02"), 16, "gap"),
        ("an end before the beginning", GOOD.replace("valid_to: 2023-12-31", "valid_to: 2021-12-31"), 10, "before"),
        ("nobody asks for it", GOOD.replace("asked:\n  - 一年能领几次\n", "asked: []\n"), 4, "asked"),
        ("for nobody", GOOD.replace("for_whom: 想领培训补贴的残疾人。\n", ""), 1, "for_whom"),
        ("no example", GOOD.replace("example: 示例：小王今年领了三次。\n", ""), 1, "example"),
        ("no value", GOOD[: GOOD.index("versions:")] + "versions: []\n", 7, "versions"),
        ("an unknown document", GOOD.replace("document: example", "document: other"), 11, "known are example"),
        ("an unknown clause", GOOD.replace("clause: 二", "clause: 三"), 19, "example has no clause 三"),
        ("a clause that is a number", GOOD.replace("clause: 二", "clause: 2"), 19, "string"),
    ],
)
def test_a_bad_file_is_named_with_its_line(tmp_path: Path, what: str, text: str, line: int, says: str) -> None:
    with pytest.raises(PolicyFileError) as caught:
        load(tree(tmp_path, text))

    assert f"yearly_cap.yaml, line {line}:" in str(caught.value), what
    assert says in str(caught.value)


def test_a_file_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    path = tree(tmp_path, GOOD) / "130000" / "training_subsidy" / "yearly_cap.yaml"
    path.write_bytes(GOOD.encode("gb18030"))

    with pytest.raises(PolicyFileError, match=r"yearly_cap\.yaml, line 1:"):
        load(tmp_path)


def test_a_plan_that_ends_before_it_begins_is_refused(tmp_path: Path) -> None:
    text = FIRST_ONLY.replace("value: 3", "value:\n      first_year: 2025\n      last_year: 2021")

    with pytest.raises(PolicyFileError, match=r"plan_period\.yaml, line 8: .*before it begins"):
        load(tree(tmp_path, text, name="plan_period"))


CONDITIONS = """\
      offers: [示例补贴]
      apply_at: 向示例部门申请。
"""
TEST = """\
        - fact: {fact}
          values: [true]
          met: 您是。
          unmet: 您不是。
          question: 您是吗？
"""


@pytest.mark.parametrize(
    ("what", "value", "line", "says"),
    [
        ("an unknown fact", f"all_of:\n{TEST.format(fact='shoe_size')}{CONDITIONS}", 10, "shoe_size is no fact"),
        ("no condition", CONDITIONS.lstrip(), 8, "no condition"),
        ("nothing to be had", f"any_of:\n{TEST.format(fact='in_hardship')}", 8, "value.offers: Field required"),
    ],
)
def test_bad_conditions_are_named_with_their_line(
    tmp_path: Path, what: str, value: str, line: int, says: str
) -> None:
    text = FIRST_ONLY.replace("value: 3\n", f"value:\n      {value}")

    with pytest.raises(PolicyFileError) as caught:
        load(tree(tmp_path, text, name="conditions", subject="minimum_living"))

    assert f"conditions.yaml, line {line}:" in str(caught.value), what
    assert says in str(caught.value)


@pytest.mark.parametrize("value", ["{}", "", "3", "{a: {b: {c: 1}}}"])
def test_a_fact_without_a_value_is_refused(tmp_path: Path, value: str) -> None:
    text = FIRST_ONLY.replace("value: 3", f"value: {value}")

    with pytest.raises(PolicyFileError, match=r"goal\.yaml, line 8: value"):
        load(tree(tmp_path, text, name="goal", subject="targets"))


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PolicyFileError, match="no parameter file"):
        load(documents(tmp_path))


def test_a_folder_without_documents_is_refused(tmp_path: Path) -> None:
    tree(tmp_path, GOOD)
    (tmp_path / "documents.yaml").unlink()

    with pytest.raises(PolicyFileError, match=r"documents\.yaml, line 1: no document is named"):
        load(tmp_path)


def test_a_cap_that_begins_while_there_is_no_subsidy_contradicts_that(tmp_path: Path) -> None:
    none = rule(documents(tmp_path), "entitlement", version("false", "2024-01-01", "2024-12-31"))
    cap = rule(tmp_path, "yearly_cap", version("3", "2024-06-01"))

    with pytest.raises(PolicyFileError) as caught:
        load_rules((tmp_path,))

    assert str(caught.value) == f"{cap}, line 8: contradicts {none}, line 8: there is no subsidy then"


def test_a_cap_from_before_the_subsidy_ended_contradicts_nothing(tmp_path: Path) -> None:
    ended = (version("true", "2022-01-01", "2023-12-31"), version("false", "2024-01-01"))
    rule(documents(tmp_path), "entitlement", *ended)
    rule(tmp_path, "yearly_cap", version("3", "2022-01-01"))

    assert load(tmp_path).find("entitlement", "130000", date(2024, 1, 1)) is not None


def test_two_rules_of_a_province_with_the_same_title_are_refused(tmp_path: Path) -> None:
    rule(documents(tmp_path), "one", version("{a: 1}", "2024-01-01"), title="示例", subject="a")
    rule(tmp_path, "other", version("{a: 1}", "2024-01-01"), title="示例", subject="b")

    with pytest.raises(PolicyFileError, match=r"b/other\.yaml, line 1: .*a/one\.yaml has the same title"):
        load_rules((tmp_path,))
