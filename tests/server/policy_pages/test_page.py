"""What the page of a rule says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from server.policies import Rules, current_rules
from server.policies.eligibility.wording import load_wording
from server.policies.load import PARAMETERS, load_rules
from server.policy_pages.page import SUBJECTS, RulePage, listed, page_of

CAP = "130000.training_subsidy.yearly_cap"
BEFORE_THE_END, AFTER_THE_END = date(2025, 12, 31), date(2026, 1, 1)
GOAL = "410000.targets.training_headcount"
OVER = "文件写的期限是2025年底，现在已经过了。"
HEADINGS = ["说的是什么", "跟谁有关", "从什么时候起", "举个例子", "写在哪里"]
OFFICE = """\
title: 示例的规定
for_whom: 示例的人。
asked: [示例怎么办]
example: 示例：小示来问。
versions:
  - value: {a: 1}
    valid_from: 2024-01-01
    valid_to: 2024-12-31
    document: hebei-2022
    clause: 三（一）
    confidence: M
    summary: 旧的说法。还有一句。
  - value: {a: 2}
    valid_from: 2025-01-01
    valid_to: 2029-12-31
    document: hebei-2022
    clause: 三（二）
    confidence: M
    summary: 新的说法。
"""
OFFICE_RULE = "130000.canteen.sample"


@pytest.fixture
def with_an_office(tmp_path: Path) -> Rules:
    """The shipped rules and one that an office adds, on a subject of its own."""
    folder = tmp_path / "130000" / "canteen"
    folder.mkdir(parents=True)
    (folder / "sample.yaml").write_text(OFFICE, encoding="utf-8")
    return load_rules((PARAMETERS, tmp_path))


def said(page: RulePage | None, heading: str) -> tuple[str, ...]:
    assert page is not None
    (found,) = (section.sentences for section in page.sections if section.heading == heading)
    return found


def test_every_subject_folder_has_a_name_for_people() -> None:
    assert {path.name for path in PARAMETERS.glob("*/*/")} <= SUBJECTS.keys()


def test_every_place_folder_has_a_name_for_people() -> None:
    assert {path.name for path in PARAMETERS.glob("*/")} <= load_wording().places.keys()


def test_no_two_subjects_have_the_same_name() -> None:
    assert len(set(SUBJECTS.values())) == len(SUBJECTS)


def test_every_rule_says_what_for_whom_from_when_where_and_an_example() -> None:
    rules = current_rules()
    for rule in rules.on(AFTER_THE_END):
        page = page_of(rules, rule.id, AFTER_THE_END)
        assert page is not None
        assert [section.heading for section in page.sections] == HEADINGS
        assert "".join(said(page, "说的是什么")) == rule.summary + "".join(rule.more)
        assert "".join(said(page, "跟谁有关")) == rule.for_whom
        assert "".join(said(page, "举个例子")) == rule.example
        assert rule.clause in "".join(said(page, "写在哪里"))
        assert (page.document_name, page.clause) == (rule.document, rule.clause)
        assert rules.documents[page.document] is rule.source


def test_every_sentence_is_one_sentence() -> None:
    rules = current_rules()
    for rule in rules.on(AFTER_THE_END):
        page = page_of(rules, rule.id, AFTER_THE_END)
        assert page is not None
        for sentence in (sentence for section in page.sections for sentence in section.sentences):
            assert sentence.endswith("。"), (rule.id, sentence)
            assert sentence.count("。") == 1, (rule.id, sentence)


def test_a_goal_whose_time_is_over_is_said_from_the_day_after_it() -> None:
    before, after = (page_of(current_rules(), GOAL, day) for day in (BEFORE_THE_END, AFTER_THE_END))
    assert before is not None
    assert after is not None
    assert OVER not in before.over
    assert OVER in after.over


@pytest.mark.parametrize(
    "rule_id",
    [CAP, "000000.minimum_living.conditions", "410000.certificates.all_certified_2035",
     "410000.employment.contract_and_insurance", "410000.competitions.yearly_elite_contest"],
)  # fmt: skip
def test_a_rule_for_which_its_document_gives_no_end_is_never_over(rule_id: str) -> None:
    page = page_of(current_rules(), rule_id, AFTER_THE_END)
    assert page is not None
    assert "过了" not in "".join(page.over)


def test_where_a_document_bears_no_day_the_page_invents_none() -> None:
    assert said(page_of(current_rules(), GOAL, BEFORE_THE_END), "从什么时候起") == (
        "从2022年起。",
        "文件上没有写哪天发。",
    )


@pytest.mark.parametrize("rule_id", ["", ".", "..", "documents", "130000.training_subsidy", f"{CAP}.", f"{CAP}.x"])
def test_an_unknown_id_has_no_page(rule_id: str) -> None:
    assert page_of(current_rules(), rule_id, AFTER_THE_END) is None


def test_the_page_shows_the_value_of_the_day_with_its_own_clause(with_an_office: Rules) -> None:
    old, new = (page_of(with_an_office, OFFICE_RULE, date(year, 6, 1)) for year in (2024, 2025))
    assert said(old, "说的是什么") == ("旧的说法。", "还有一句。")
    assert said(old, "从什么时候起") == ("从2024年1月1日起。", "到2024年12月31日为止。")
    assert said(new, "说的是什么") == ("新的说法。",)
    assert "条款是三（二）。" in said(new, "写在哪里")
    assert "这一条改过1次。" in said(new, "从什么时候起")


def test_a_rule_that_has_not_begun_says_when_it_begins(with_an_office: Rules) -> None:
    times = said(page_of(with_an_office, OFFICE_RULE, date(2023, 6, 1)), "从什么时候起")
    assert times == ("要到2024年1月1日才开始。", "到2024年12月31日为止。")


def test_one_source_is_called_one_source(with_an_office: Rules) -> None:
    page = page_of(with_an_office, OFFICE_RULE, AFTER_THE_END)
    assert said(page, "写在哪里")[-1] == "只有一个来源，请向经办机构核对。"
    assert said(page_of(with_an_office, CAP, AFTER_THE_END), "写在哪里")[-1] == "写这一页时，对着文件核对过。"


def test_the_list_has_every_rule_once_the_provinces_first() -> None:
    rules = current_rules()
    places = listed(rules, AFTER_THE_END)
    assert list(places) == ["河北", "河南", "全国"]
    shown = [rule.id for subjects in places.values() for ones in subjects.values() for rule in ones]
    assert sorted(shown) == sorted(rule.id for rule in rules.on(AFTER_THE_END))


def test_the_list_has_an_offices_own_subject_too(with_an_office: Rules) -> None:
    found = listed(with_an_office, AFTER_THE_END)["河北"]["canteen"]
    assert [rule.id for rule in found] == [OFFICE_RULE]
