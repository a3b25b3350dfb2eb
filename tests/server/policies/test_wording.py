"""Each reading of the rule has its sentence; each decision can be traced to a clause."""

from datetime import date
from typing import get_args

import pytest

from server.policies import Claim, Request, SubsidySettings, evaluate
from server.policies.training_subsidy.wording import dates_in_sentences, load_wording, reading

READINGS = [
    (name, value)
    for name, field in SubsidySettings.model_fields.items()
    for value in ((True, False) if field.annotation is bool else get_args(field.annotation))
]


@pytest.mark.parametrize(("name", "value"), READINGS)
def test_every_value_of_every_setting_has_a_sentence(name: str, value: object) -> None:
    assert reading(name, SubsidySettings().model_copy(update={name: value})).endswith("。")


def test_the_wording_knows_no_setting_that_does_not_exist() -> None:
    written = load_wording().settings

    assert {name: len(values) for name, values in written.items()} == {
        name: sum(known == name for known, _ in READINGS) for name, _ in READINGS
    }


def test_many_dates_are_said_in_several_sentences() -> None:
    said = dates_in_sentences([date(2024, 10, day) for day in (10, 11, 12, 13)])

    assert said == "日期是2024年10月10日、2024年10月11日和2024年10月12日。还有2024年10月13日。"


def test_a_refusal_names_rule_dates_and_clause() -> None:
    made = [Claim(date(2024, month, 5), "示例职业甲", month, "职业技能等级证书", "paid") for month in (1, 2, 3)]
    request = Request(date(2024, 5, 1), None, None, None, "130000")

    decision = evaluate(request, made, SubsidySettings(), date(2024, 5, 1))

    assert decision.reasons[0].text == (
        "2024年您已经用了3次，最多3次。日期是2024年1月5日、2024年2月5日和2024年3月5日。"
    )
    assert [(citation.document, citation.clause) for citation in decision.citations] == [
        ("《河北省“十四五”残疾人职业技能提升计划实施方案》", "三（一）")
    ]


def test_the_trace_names_every_rule_that_was_looked_at() -> None:
    request = Request(date(2024, 5, 1), "示例职业甲", 4, "职业技能等级证书", "130000", competition=True)

    trace = evaluate(request, [], SubsidySettings(), date(2024, 5, 1)).trace

    assert [step.parameter.rsplit(".", 1)[1] for step in trace] == [
        "entitlement",
        "training_places",
        "certificate_kinds",
        "yearly_cap",
        "repeat",
        "competition_training",
        "plan_period",
    ]
    assert all(step.document and step.clause and step.compared for step in trace)
