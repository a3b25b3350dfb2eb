"""Answers on the rules as a person hears them: one message, the fact in it, an end only where there is one."""

from __future__ import annotations

import pytest

from actions.answers.policy import city, province
from actions.context import ActionContext
from tests.actions.conftest import Turns
from tests.actions.drive import Talk


def asked(context: ActionContext, question: str, area: str) -> Talk:
    talk = Talk(context, area=area)
    talk.say(question, "ask_policy", 0.95)
    return talk


def test_a_citys_target_is_told_from_the_table_with_its_clause(context: ActionContext) -> None:
    talk = asked(context, "洛阳的培训任务是多少", "410000")

    (message,) = talk.messages
    assert "1.156万人次" in message["text"]
    assert "20万" not in message["text"]
    assert [one["clause"] for one in message["citations"]] == ["附件"]


def test_our_city_is_the_city_of_the_conversation(context: ActionContext) -> None:
    assert "1.156万人次" in asked(context, "我们市要培训多少残疾人", "410300").heard


@pytest.mark.parametrize("fact", ["home", "comes_from"])
def test_the_rules_are_those_of_the_home_that_was_told(turns: Turns, fact: str) -> None:
    turn = turns("补贴多少钱", "ask_policy", **{fact: "130200"})  # type: ignore[arg-type]
    assert (province(turn), city(turn)) == ("130000", "唐山市")


def test_two_rules_in_one_answer_are_both_cited(context: ActionContext) -> None:
    (message,) = asked(context, "补贴一年最多能领几次，老师几年轮训一遍", "130000").messages

    assert "三次" in message["text"]
    assert "五年" in message["text"]
    assert {one["clause"] for one in message["citations"]} == {"三（一）", "三（四）"}


def test_who_hears_all_of_it_is_not_offered_more(context: ActionContext) -> None:
    (whole,) = asked(context, "四条基本原则各是什么", "130000").messages
    (short,) = asked(context, "方案有几条基本原则", "130000").messages

    assert "德技并修说的是" in whole["text"]
    assert "详细说说" not in str(whole["options"])
    assert "详细说说" in str(short["options"])


def test_a_goal_that_is_over_is_told_in_one_message(context: ActionContext) -> None:
    (message,) = asked(context, "全省计划培训多少残疾人", "410000").messages

    assert message["text"].startswith("到2025年，残疾人职业技能培训20万人次")
    assert message["text"].count("现在已经过了") == 1


@pytest.mark.parametrize(
    ("question", "area"),
    [("2035年的目标是什么", "410000"), ("单位不签劳动合同咋办", "410000"), ("老师轮训几年一次", "130000")],
)
def test_nothing_is_said_of_an_end_that_no_document_gives(context: ActionContext, question: str, area: str) -> None:
    heard = asked(context, question, area).heard

    assert "过了" not in heard
    assert "到期" not in heard
