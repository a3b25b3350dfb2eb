"""A question on the rules is answered with its clause, or said to be unknown with whom to ask."""

from __future__ import annotations

import pytest

from tests.journeys.talk import Talk
from tests.running import Service


def of(service: Service, area: str, mode: str = "text") -> Talk:
    """Somebody who comes by way of a province."""
    return Talk(service, mode, area)


def test_someone_asks_how_often_teachers_are_trained(service: Service) -> None:
    talk = of(service, "130000")
    assert "五年" in talk.say("培训老师几年轮训一遍")
    assert [one["clause"] for one in talk.citations] == ["三（四）"]
    assert talk.citations[0]["url"].startswith("/policies/130000.teachers.")


def test_someone_is_told_that_the_plan_is_over(service: Service) -> None:
    talk = of(service, "410000")
    heard = talk.say("全省计划培训多少残疾人")
    assert "2025" in heard
    assert "没有录入" in heard or "还没有" in heard


def test_someone_wants_to_hear_more(service: Service) -> None:
    talk = of(service, "410000")
    first = talk.say("打零工能不能申请低保")
    assert "详细说说" in talk.options
    more = talk.say("详细说说")
    assert more
    assert more != first
    assert talk.citations


def test_someone_who_named_no_place_is_asked_once_whose_rules(talk: Talk) -> None:
    talk.say("孵化基地有哪几项服务")
    assert talk.awaited == "place"
    assert talk.options[:2] == ["河北", "河南"]
    talk.choose("河南")
    assert talk.citations[0]["clause"] == "三（二）3"
    assert talk.awaited is None
    talk.say("残疾人技能竞赛几年办一次")
    assert talk.citations
    assert talk.awaited is None


def test_someone_answers_with_a_city(talk: Talk) -> None:
    talk.say("在家用手机能学吗")
    assert talk.awaited == "place"
    talk.say("石家庄")
    assert [one["clause"] for one in talk.citations] == ["三（三）"]


def test_someone_on_record_is_not_asked_for_the_province(service: Service) -> None:
    talk = of(service, "410000")
    talk.register()
    talk.say("残疾人创业成功项目有扶持资金吗")
    assert [one["clause"] for one in talk.citations] == ["三（二）3"]


def test_in_henan_the_number_of_times_is_the_nations_and_called_so(service: Service) -> None:
    talk = of(service, "410000")
    heard = talk.say("培训补贴一年最多能领几次")
    assert "三次" in heard
    assert "全国" in heard
    assert "国办发" in talk.citations[0]["document"]


@pytest.mark.parametrize(
    ("question", "whom"),
    [
        ("残疾人坐公交车要不要钱", "交通"),
        ("轮椅坏了能免费换吗", "残联"),
        ("最低工资现在是多少", "人社"),
        ("残疾人能提前退休吗", "社保"),
    ],
)
def test_someone_asks_what_no_rule_holds(service: Service, question: str, whom: str) -> None:
    talk = of(service, "130000")
    heard = talk.say(question)
    assert talk.citations == []
    assert whom in heard
    assert "转人工" in talk.options


def test_someone_asks_what_a_loan_comes_to(service: Service) -> None:
    talk = of(service, "410000")
    talk.say("创业担保贷款最多能贷几万")
    assert talk.citations == []
    assert "转人工" in talk.options


def test_someone_asks_by_voice(service: Service) -> None:
    talk = of(service, "130000", "voice")
    talk.say("学完了发什么证")
    assert [one["clause"] for one in talk.citations] == ["三（五）"]


def test_someone_asks_a_clerks_question_that_names_no_wish(service: Service) -> None:
    talk = of(service, "130000")
    talk.say("各市几号以前把进展报到省残联")
    assert [one["clause"] for one in talk.citations] == ["四（六）"]
    assert "11月20日" in talk.heard
