"""What is said in answer to a question: the fact, the detail asked for, and an end only where there is one."""

from dataclasses import replace
from datetime import date

import pytest

from server.policies import Rules, current_rules
from server.policies.load import PARAMETERS, load_rules
from server.policies.retrieval.find import Found, find
from server.policies.saying import answer_of, over

BEFORE, AFTER = date(2025, 12, 31), date(2026, 1, 1)
ENDED = "文件写的期限是2025年底，现在已经过了。新的规定还没有录入。"
GOALS = {
    "410000.targets.training_headcount", "410000.certificates.trainees_with_certificate",
    "410000.teachers.headcount_targets", "410000.competitions.county_contests",
    "130000.targets.plan_goal", "130000.bases.county_bases",
}  # fmt: skip


def rules() -> Rules:
    return load_rules((PARAMETERS,))


def answer(question: str, province: str, day: date) -> str:
    return answer_of(rules(), find(question, province, day), question, day)


def test_the_end_of_a_goal_is_said_once_and_only_after_it() -> None:
    assert answer("全省计划培训多少残疾人", "410000", AFTER).count(ENDED) == 1
    assert ENDED not in answer("全省计划培训多少残疾人", "410000", BEFORE)


def test_only_what_the_documents_end_themselves_is_over() -> None:
    ended = {rule.id for rule in rules().on(AFTER) if over(rules(), rule, AFTER) and rule.province != "000000"}

    assert ended == GOALS | {"410000.competitions.provincial_contest_2022"}


@pytest.mark.parametrize(
    ("rule_id", "end"),
    [
        ("410000.competitions.provincial_contest_2022", "2022年底"),
        ("000000.training_subsidy.yearly_cap", "2021年底"),
    ],
)
def test_the_end_is_that_of_the_document(rule_id: str, end: str) -> None:
    rule = rules().in_force(rule_id, AFTER)

    assert rule is not None
    assert f"期限是{end}" in over(rules(), rule, AFTER)


def test_an_end_within_a_year_is_said_with_its_day() -> None:
    rule = rules().in_force("130000.targets.plan_goal", AFTER)

    assert rule is not None
    assert "期限是2025年6月30日" in over(rules(), replace(rule, ends=date(2025, 6, 30)), AFTER)


@pytest.mark.parametrize(
    ("question", "province", "figure"),
    [
        ("到2025年要培训三十万人次，是真的吗", "410000", "20万人次"),
        ("老师轮训是三年一个周期吧", "130000", "五年"),
        ("一年能领五次培训补贴吧", "130000", "三次"),
        ("每年12月上报进展对吗", "130000", "11月20日"),
        ("县里要建三家培训基地吗", "130000", "1家"),
    ],
)
def test_a_false_premise_is_answered_with_the_true_figure(question: str, province: str, figure: str) -> None:
    assert figure in answer(question, province, AFTER)


def test_a_detail_that_is_asked_for_is_said_beside_the_summary() -> None:
    rule = current_rules().in_force("410000.training.start_up_training", AFTER)
    assert rule is not None
    detail = "目的是提高创业能力"

    found = Found((rule,), 1.0, True, None, 0.5, nearest=detail)

    assert answer_of(current_rules(), found, "为了什么", AFTER) == f"{rule.summary}{detail}。"


def test_a_sentence_of_the_summary_is_not_said_twice() -> None:
    rule = current_rules().in_force("410000.training.start_up_training", AFTER)
    assert rule is not None
    found = Found((rule,), 1.0, True, None, 0.5, nearest=rule.summary.split("。")[0])

    assert answer_of(current_rules(), found, "谁能学", AFTER) == rule.summary


def test_a_rule_that_fits_nearly_as_well_is_told_after_the_first() -> None:
    first, second = (
        current_rules().in_force(rule_id, AFTER)
        for rule_id in ("130000.training.start_up_training", "130000.training.start_up_training_content")
    )
    assert first is not None
    assert second is not None
    found = Found((first,), 1.0, True, None, 0.5, second=second)

    assert answer_of(current_rules(), found, "创业培训", AFTER) == first.summary + second.summary
    assert found.told == (first, second)


def test_an_end_that_two_rules_share_is_said_once() -> None:
    goal, bases = (
        current_rules().in_force(rule_id, AFTER)
        for rule_id in ("130000.targets.plan_goal", "130000.bases.county_bases")
    )
    assert goal is not None
    assert bases is not None
    found = Found((goal,), 1.0, True, None, 0.5, second=bases)

    assert answer_of(current_rules(), found, "到2025年要做到什么", AFTER).count(ENDED) == 1


@pytest.mark.parametrize("question", ["四条原则各是什么", "基本原则一条条说给我听", "基本原则要全的"])
def test_who_asks_for_all_of_it_hears_all_that_the_rule_holds(question: str) -> None:
    rule = current_rules().in_force("130000.targets.principles", AFTER)
    assert rule is not None
    found = Found((rule,), 1.0, True, None, 0.5)

    assert answer_of(current_rules(), found, question, AFTER) == rule.summary + "".join(rule.more)
