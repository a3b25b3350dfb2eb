"""Where, when, how much: of the class, the list and the post, from the records."""

from __future__ import annotations

from tests.journeys.registry import enrolments, job, referrals, trade, training_class
from tests.journeys.talk import Talk


def test_someone_asks_where_the_class_is_before_the_yes(talk: Talk) -> None:
    chosen = training_class(talk.service, trade(talk.service, "珐琅彩绘"))
    talk.say_all("我想在石家庄报名学珐琅彩绘", "第一个", "同意")
    talk.say("这个班在哪里上课")
    assert chosen.base.address in talk.heard
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [chosen.id]


def test_someone_asks_over_the_list_what_it_costs_and_then_chooses(talk: Talk) -> None:
    occupation = trade(talk.service, "示例漆画")
    first, _ = training_class(talk.service, occupation), training_class(talk.service, occupation)
    talk.say_all("石家庄有哪些示例漆画培训班", "要钱吗")
    assert "免费" in talk.heard or "学费" in talk.heard
    assert talk.awaited == "class_choice"
    talk.say_all("第一个", "我要报名这个班")
    talk.answer()
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [first.id]


def test_someone_asks_about_the_pay_after_choosing_a_post(talk: Talk) -> None:
    post = job(talk.service, trade(talk.service, "示例贴标"), salary_max_yuan=4321)
    talk.say_all("帮我找石家庄示例贴标的工作", "都可以", "第一个", "一个月多少钱")
    assert "4321" in talk.heard
    assert talk.awaited == "consent"
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [post.id]
