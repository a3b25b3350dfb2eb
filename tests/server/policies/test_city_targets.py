"""Who asks for one place's targets hears that place's figures, not the province's total."""

from datetime import date

import pytest

from server.policies import current_rules
from server.policies.city_targets import asks_for_a_place, figures_of, is_table
from server.policies.retrieval.find import find

TODAY = date(2026, 11, 27)
TABLE = current_rules().in_force("410000.targets.city_targets", TODAY)
assert TABLE is not None
SPAN = "这是附件的表定的，四年合计。"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("洛阳的培训任务是多少", "洛阳市的培训任务是1.156万人次。"),
        ("南阳新增高技能人才几万", "南阳市的新增高技能人才任务是0.07万人次。"),
        ("开封市新增技能人才多少", "开封市的新增技能人才任务是0.09万人次。"),
        ("济源的任务", "济源示范区的培训任务是0.068万人次。新增技能人才是0.016万人次。新增高技能人才是0.008万人次。"),
        ("郑州和新乡培训几万人次", "郑州市的培训任务是0.784万人次。新乡市的培训任务是1.368万人次。"),
        ("哪个市培训任务最多", "培训人数最多的是周口市，1.736万人次。"),
        ("高技能人才最多的是哪里", "新增高技能人才最多的是周口市、驻马店市，0.09万人次。"),
        ("培训任务最轻的是谁", "培训人数最少的是济源示范区，0.068万人次。"),
        (
            "安阳那边训多少人，出多少高技能的",
            "安阳市的培训任务是0.704万人次。新增高技能人才是0.035万人次。",
        ),
        (
            "信阳的培训任务比南阳差多少",
            "南阳市的培训任务是1.544万人次。信阳市的培训任务是1.08万人次。南阳市比信阳市多0.464万人次。",
        ),
        (
            "焦作和许昌的高技能人才一样多吗",
            "焦作市的新增高技能人才任务是0.03万人次。许昌市的新增高技能人才任务是0.03万人次。"
            "这几个地方的新增高技能人才任务一样。",
        ),
        (
            "鹤壁和漯河加起来要培训几万人次",
            "鹤壁市的培训任务是0.5万人次。漯河市的培训任务是0.52万人次。加起来，培训人数是1.02万人次。",
        ),
    ],
)
def test_a_question_hears_the_figures_that_it_asks_for(question: str, said: str) -> None:
    assert figures_of(TABLE, question) == said + SPAN


def test_all_three_targets_of_a_place_are_told_where_none_is_named() -> None:
    for place, row in TABLE.value["rows"].items():
        said = figures_of(TABLE, f"{place}的指标")
        assert all(f"{figure:g}万人次" in said for figure in row), place


def test_a_question_without_a_place_is_about_the_place_of_the_conversation() -> None:
    assert "1.08万人次" in figures_of(TABLE, "我们市要培训多少", "信阳")
    assert figures_of(TABLE, "我们市要培训多少", "石家庄") == ""
    assert figures_of(TABLE, "附件的表合计是多少") == ""


def test_only_the_table_has_figures_of_places() -> None:
    others = [rule for rule in current_rules().on(TODAY) if rule is not TABLE]

    assert not [rule.id for rule in others if is_table(rule) or figures_of(rule, "洛阳培训多少")]


@pytest.mark.parametrize(
    "question",
    [
        "哪个市的培训人次最多",
        "培训任务数哪个地方最轻",
        "洛阳要培训多少人",
        "信阳培训几万人次",
        "新乡培训任务",
        "周口要培训两万人吗",
    ],
)
def test_a_place_goes_before_the_provinces_total(question: str) -> None:
    found = find(question, "410000", TODAY)

    assert found.answered
    assert found.rules[0] is TABLE


@pytest.mark.parametrize(
    "question", ["洛阳有几个培训班", "郑州哪里能学技能", "在信阳培训有补贴吗", "南阳的残联电话", "哪个市的补贴最多"]
)
def test_a_question_for_something_else_in_a_place_is_none_for_the_table(question: str) -> None:
    assert not asks_for_a_place(TABLE, question)


def test_hebei_is_not_answered_from_henans_table() -> None:
    assert find("洛阳的培训任务是多少", "130000", TODAY).rules[0] is not TABLE


def test_the_figures_add_up_to_the_totals_of_the_table() -> None:
    columns = zip(*TABLE.value["rows"].values(), strict=True)

    assert [round(sum(column), 4) for column in columns] == list(TABLE.value["total"])
