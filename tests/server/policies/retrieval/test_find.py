"""Questions in plain words find their clause, or are refused with whom to ask."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from server.policies import NATIONAL, use_rules
from server.policies.retrieval.find import BEST, KEPT, find, finder
from server.policies.retrieval.vectors import VectorStore
from tests.server.policies.rule_files import documents, rule, version

TODAY = date(2026, 11, 27)
QUESTIONS = [
    ("补贴一年能领几次", "130000", "三（一）"),
    ("哪些证书能领补贴", "130000", "三（一）"),
    ("在外地培训可以领吗", "130000", "三（一）"),
    ("参加比赛训练有补贴吗", "130000", "三（一）"),
    ("结业发什么证", "130000", "三（五）"),
    ("我要投诉打什么电话", "130000", "三（五）"),
    ("县里有培训基地吗", "130000", "三（二）"),
    ("学分银行是啥", "130000", "三（七）"),
    ("盲人学按摩", "130000", "二（一）"),
    ("养鸡有培训吗", "130000", "二（一）"),
    ("职业素养学什么", "130000", "二（六）"),
    ("我想开店有贷款吗", "410000", "三（二）2"),
    ("在家干活有什么培训", "410000", "三（一）2（1）"),
    ("困难的零工能纳入低保吗", "410000", "三（二）2"),
    ("低保怎么办", "410000", "第九条"),
    ("老板不签合同咋办", "410000", "四（四）"),
    ("有啥品牌", "410000", "三（二）4"),
    ("助残日有什么活动", "410000", "三（二）"),
]
UNKNOWN = [
    ("残疾证丢了怎么补办", "残疾人证"),
    ("轮椅能免费领吗", "辅助器具和康复"),
    ("培训补贴一个人给多少钱", "给多少钱"),
    ("大赛几月几号开始", "开班开赛和到账的日子"),
    ("残联的电话号码是多少", "地址和电话"),
    ("上次比赛谁得了冠军", "人的名字和得奖的结果"),
    ("养老金几岁开始领", "养老和退休"),
    ("住院医保能报销多少", None),
    ("公租房怎么申请", "住房"),
    ("坐公交要不要买票", "坐车、停车和门票"),
    ("听不见能考驾照吗", "驾照和车"),
    ("上班路上摔了算工伤吗", "工资、辞退和工伤"),
    ("身份证丢了怎么办", "别的生活上的事"),
    ("北京那边的补贴怎么领", "别的省的规定"),
    ("帮我订张火车票", "坐车、停车和门票"),
]


@pytest.mark.parametrize(("question", "province", "clause"), QUESTIONS)
def test_a_question_finds_its_clause_first(question: str, province: str, clause: str) -> None:
    found = find(question, province, TODAY)

    assert found.answered
    assert found.rules[0].clause == clause
    assert found.topic is None


def test_how_often_a_year_is_answered_in_henan_by_the_national_rule() -> None:
    found = find("培训补贴一年能领几次", "410000", TODAY)

    assert found.answered
    assert found.rules[0].id == f"{NATIONAL}.training_subsidy.yearly_cap"


@pytest.mark.parametrize(("district", "province"), [("130100", "130000"), ("410102", "410000")])
def test_a_district_is_answered_by_the_rules_of_its_province(district: str, province: str) -> None:
    here = finder(TODAY).find("培训基地怎么进怎么退", district)

    assert {rule.province for rule in here.rules} <= {province, NATIONAL}
    assert [rule.id for rule in here.rules] == [
        rule.id for rule in find("培训基地怎么进怎么退", province, TODAY).rules
    ]


def test_the_nations_rule_steps_back_where_the_province_has_its_own() -> None:
    search = finder(TODAY)

    held = {search.rules[number].id for number in search.held_in("130000")}

    assert f"{NATIONAL}.training_subsidy.yearly_cap" not in held
    assert f"{NATIONAL}.skill_appraisal_subsidy.conditions" in held
    assert not any(rule_id.startswith("410000") for rule_id in held)


def test_without_a_province_all_rules_are_searched() -> None:
    assert len(finder(TODAY).held_in(None)) == len(finder(TODAY).rules)


def test_a_place_without_rules_of_its_own_has_those_of_the_nation() -> None:
    found = find("培训补贴一年能领几次", "999999", TODAY)

    assert {rule.province for rule in found.rules} == {NATIONAL}


def test_the_best_three_are_of_different_clauses() -> None:
    rules = find("培训补贴", "130000", TODAY).rules

    assert len(rules) == BEST
    assert len({(rule.document, rule.clause) for rule in rules}) == BEST


@pytest.mark.parametrize(("question", "topic"), UNKNOWN)
def test_what_no_rule_holds_is_refused_with_whom_to_ask(question: str, topic: str | None) -> None:
    found = find(question, None, TODAY)

    assert not found.answered
    assert found.topic is not None
    assert found.topic.ask.endswith("。")
    assert topic in (None, found.topic.title)


@pytest.mark.parametrize("question", [question for question, _, _ in QUESTIONS])
def test_at_most_two_rules_are_told_and_both_are_of_one_province(question: str) -> None:
    told = find(question, None, TODAY).told

    assert 1 <= len(told) <= 2
    assert len({rule.province for rule in told}) == 1
    assert len(set(told)) == len(told)


def test_a_question_between_two_rules_is_told_both() -> None:
    found = find("创业补贴和税收优惠", "410000", TODAY)

    assert len(found.told) == 2
    assert found.second_nearest


def test_each_part_of_a_question_is_told_its_own_rule() -> None:
    found = find("补贴一年最多能领几次，老师几年轮训一遍", "130000", TODAY)

    assert {rule.id for rule in found.told} == {
        "130000.training_subsidy.yearly_cap", "130000.teachers.five_year_rotation",
    }  # fmt: skip


def test_what_is_refused_tells_no_second() -> None:
    assert find("轮椅能免费领吗", "130000", TODAY).second is None


@pytest.mark.parametrize("text", ["", "   ", "？！", "\0", "补贴" * 5000, "😀" * 10_000])
def test_no_text_breaks_the_search(text: str) -> None:
    found = find(text, "130000", TODAY)

    assert found.rules
    assert 0 <= found.confidence <= 1
    assert not (found.answered and found.topic)  # a topic is named where nothing is answered and one is near


@pytest.mark.parametrize("text", ["", "   ", "？！", "\0"])
def test_a_question_without_a_word_is_not_answered(text: str) -> None:
    assert not find(text, "130000", TODAY).answered


def test_the_same_question_is_answered_alike_whatever_was_asked_between() -> None:
    first = find("学分银行是啥", "130000", TODAY)
    find("老板不签合同咋办", "410000", TODAY)

    assert find("学分银行是啥", "130000", TODAY) == first


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Path]:
    """An office's own folder; afterwards the shipped rules are in use again."""
    yield documents(tmp_path / "office")
    use_rules(None)


def test_a_rule_of_an_offices_own_is_found_from_its_day_on(office: Path, tmp_path: Path) -> None:
    rule(office, "umbrellas", version("{free: true}", "2027-01-01"), title="示例免费修伞", subject="umbrellas")
    use_rules(office)
    store = VectorStore(Path(shutil.copy(KEPT, tmp_path / "vectors.npz")))
    own = "130000.umbrellas.umbrellas"

    before = finder(TODAY, store).find("示例免费修伞是什么", "130000")
    after = finder(date(2027, 1, 1), store).find("示例免费修伞是什么", "130000")

    assert own not in [found.id for found in before.rules]
    assert (after.rules[0].id, after.answered) == (own, True)
