"""Two wishes in one sentence: both are heard, none is lost, and each takes its own facts."""

from __future__ import annotations

from tests.journeys.registry import cases, enrolments, job, referrals, trade, training_class
from tests.journeys.talk import Talk


def test_a_class_and_work_in_one_breath_end_in_a_seat_and_a_referral(talk: Talk) -> None:
    craft = trade(talk.service, "芦苇画")
    near = training_class(talk.service, craft)
    talk.say("我想在石家庄报名学芦苇画，另外再帮我在石家庄找个芦苇画的工作")
    assert "找工作" in talk.heard
    talk.choose(near.course.name)
    talk.answer()
    offered = job(talk.service, craft)
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [near.id]
    assert "找工作" in talk.heard
    talk.say("好")
    if talk.awaited == "work_mode":
        talk.say("都可以")
    assert talk.awaited == "job_choice", talk.heard
    talk.choose(offered.title)
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [offered.id]


def test_a_question_beside_a_wish_is_answered_first_and_the_task_begins(talk: Talk) -> None:
    talk.say("我想登记建档，顺便问一下创业贷款有什么政策")
    assert talk.citations or "没有" in talk.heard
    assert talk.awaited == "consent"
    talk.answer()
    talk.say("是")
    assert talk.person is not None


def test_the_second_wish_can_be_dropped_when_it_is_offered(talk: Talk) -> None:
    talk.say("我要登记。另外我还想找个工作")
    assert talk.awaited == "consent"
    talk.answer()
    talk.say("是")
    assert "找工作" in talk.heard
    talk.say("不用")
    assert talk.awaited is None
    assert talk.person is not None
    assert referrals(talk) == []


def test_giving_up_the_first_wish_offers_the_second(talk: Talk) -> None:
    talk.say("我要报名培训，顺便查一下我今年还能领几次补贴")
    assert talk.awaited is not None
    talk.say("取消")
    assert "补贴" in talk.heard
    assert enrolments(talk) == []


def test_two_wishes_in_sign_order_are_both_heard(talk: Talk) -> None:
    talk.say("培训 我 报名 想 ， 补贴 几次 剩 查 也")
    assert "补贴" in talk.heard
    assert talk.awaited is not None


def test_two_questions_are_both_answered(talk: Talk) -> None:
    talk.say("单位不招残疾人有没有规定，另外今年有没有技能比赛")
    assert len(talk.reply["messages"]) >= 2
    assert talk.awaited is None


def test_inside_a_task_two_other_wishes_are_both_kept(talk: Talk) -> None:
    talk.say_all("我想登记", "同意")
    asked = talk.awaited
    talk.say("我还想找个工作，另外查一下我报的班批了没有")
    assert talk.awaited == asked
    talk.answer()
    talk.say("是")
    assert talk.person is not None
    assert "找工作" in talk.heard or "查报名" in talk.heard


def test_a_story_before_the_wish_is_no_second_wish(talk: Talk) -> None:
    craft = trade(talk.service, "草编画")
    offered = job(talk.service, craft)
    talk.say("我学完草编画的培训了，想在石家庄找个草编画的工作")
    assert "记下" not in talk.heard
    if talk.awaited == "work_mode":
        talk.say("都可以")
    assert talk.awaited == "job_choice", talk.heard
    talk.choose(offered.title)
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [offered.id]


def test_a_wish_for_a_person_beside_another_is_kept_too(talk: Talk) -> None:
    talk.say("帮我查查补贴到账没有，查不到就给我转人工")
    assert talk.awaited is not None or cases(talk)
    talk.say("取消")
    assert "人工" in talk.heard or cases(talk)
