"""The detail of a class answers what is asked, and leads on to a seat."""

from __future__ import annotations

from tests.journeys.registry import enrolments, trade, training_class
from tests.journeys.talk import Talk


def test_the_detail_says_when_where_how_long_what_it_costs_and_how_many_seats(talk: Talk) -> None:
    shown = training_class(talk.service, trade(talk.service, "官瓷彩绘"), capacity=7, sign_interpreter=True)
    talk.say("石家庄有哪些官瓷彩绘培训班")
    talk.say("第一个")
    for fact in (shown.code, shown.base.name, shown.base.address, "80课时", "免费", "有手语翻译", "7个"):
        assert fact in talk.heard
    assert f"{shown.starts_on.month}月{shown.starts_on.day}日" in talk.heard


def test_a_question_on_the_class_is_answered_alone(talk: Talk) -> None:
    shown = training_class(talk.service, trade(talk.service, "布老虎"), sign_interpreter=True)
    talk.say_all("石家庄有哪些布老虎培训班", "第一个", "这个班有手语翻译吗")
    assert "有手语翻译" in talk.heard
    assert shown.base.address not in talk.heard
    talk.say("这个班在哪里上课")
    assert shown.base.address in talk.heard


def test_the_class_that_was_read_about_is_the_one_to_enrol_in(talk: Talk) -> None:
    shown = training_class(talk.service, trade(talk.service, "虎头鞋"))
    talk.say_all("石家庄有哪些虎头鞋培训班", "第一个")
    talk.choose("报名这个班")
    talk.answer()
    assert talk.awaited == "confirm"
    assert shown.code in talk.heard
    talk.say("可以")
    assert [one.class_id for one in enrolments(talk)] == [shown.id]


def test_a_plain_yes_after_the_detail_begins_the_enrolment(talk: Talk) -> None:
    training_class(talk.service, trade(talk.service, "面塑捏制"))
    talk.say_all("石家庄有哪些面塑捏制培训班", "第一个", "好的")
    assert talk.awaited == "consent"
