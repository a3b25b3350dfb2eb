"""A question that mentions a place or a trade fills no slot with it, and does not go unanswered."""

from __future__ import annotations

import pytest

from tests.journeys.registry import enrolments, job, referrals, trade, training_class
from tests.journeys.talk import Talk


@pytest.mark.parametrize("question", ["在郑州开按摩店有什么扶持", "盲人按摩有什么政策"])
def test_someone_asks_about_the_policy_of_a_trade_elsewhere_and_enrols_here(talk: Talk, question: str) -> None:
    occupation = trade(talk.service, f"示例蜡染{len(question)}")
    wanted = training_class(talk.service, occupation)
    talk.say_all(f"我要报名{occupation.name}", question)
    assert talk.citations or "工作人员" in talk.heard
    assert talk.awaited == "place"
    talk.say_all("石家庄", "第一个")
    talk.answer()
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [wanted.id]


def test_someone_asks_about_the_policy_of_a_trade_at_the_last_question(talk: Talk) -> None:
    wanted = training_class(talk.service, trade(talk.service, "示例扎染"))
    talk.say_all("我想在石家庄报名学示例扎染", "第一个")
    talk.answer()
    talk.say("开面点店能贷款吗")
    assert talk.citations or "工作人员" in talk.heard
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [wanted.id]


def test_someone_asks_how_it_is_elsewhere_while_work_is_looked_for_here(talk: Talk) -> None:
    wanted = job(talk.service, trade(talk.service, "示例缝补"))
    talk.say_all("帮我找石家庄示例缝补的工作", "郑州的单位不招残疾人有人管吗")
    assert talk.citations or "工作人员" in talk.heard
    assert talk.awaited == "work_mode"
    talk.say("都可以")
    assert "石家庄" in talk.heard
    talk.say("第一个")
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [wanted.id]


def test_someone_tells_where_they_are_from_while_registering_and_goes_on(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "新乡今天下雨了")
    assert talk.awaited == "person_name"
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name


@pytest.mark.parametrize("question", ["郑州的工资高吗", "开封的工资高吗"])
def test_someone_asks_how_it_is_in_a_place_and_then_says_where_they_want_to_work(talk: Talk, question: str) -> None:
    occupation = trade(talk.service, f"示例描金{len(question)}{question[0]}")
    wanted = job(talk.service, occupation)
    talk.say_all("帮我找工作", question)
    assert talk.awaited == "place"
    talk.say_all("石家庄", occupation.name, "都可以", "第一个")
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [wanted.id]


@pytest.mark.parametrize("question", ["盲人按摩要学多久", "面点好学吗"])
def test_someone_asks_how_a_trade_is_and_then_says_what_they_want_to_learn(talk: Talk, question: str) -> None:
    occupation = trade(talk.service, f"示例錾刻{len(question)}")
    wanted = training_class(talk.service, occupation)
    talk.say_all("我要报名", question)
    assert talk.awaited == "occupation"
    talk.say_all(occupation.name, "石家庄", "第一个")
    talk.answer()
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [wanted.id]


def test_someone_asks_over_the_list_whether_there_is_one_elsewhere_too(talk: Talk) -> None:
    occupation = trade(talk.service, "示例掐丝")
    training_class(talk.service, occupation)
    there = training_class(talk.service, occupation, place="410100")
    talk.say_all("我想在石家庄报名学示例掐丝", "郑州也有吗")
    assert any(there.course.name in title for title in talk.options)
    talk.say("第一个")
    talk.answer()
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [there.id]
