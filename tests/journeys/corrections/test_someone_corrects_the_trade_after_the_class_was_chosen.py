"""The class hangs on the trade and is asked again; consent and numbers are not."""

from __future__ import annotations

from tests.journeys.registry import enrolments, job, referrals, trade, training_class
from tests.journeys.talk import Talk


def test_someone_corrects_the_trade_after_the_class_was_chosen(talk: Talk) -> None:
    training_class(talk.service, trade(talk.service, "木偶制作"))
    other = training_class(talk.service, trade(talk.service, "皮影制作"))
    talk.say_all("我想在石家庄报名学木偶制作", "第一个", "同意", talk.number)
    assert talk.awaited == "phone_number"
    talk.say("不对，是皮影制作，不是木偶制作")
    assert "皮影制作" in talk.heard
    assert talk.awaited == "class_choice"
    talk.choose(other.course.name)
    assert talk.awaited == "phone_number"
    talk.answer()
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [other.id]


def test_someone_corrects_the_trade_of_the_work_at_the_very_end(talk: Talk) -> None:
    job(talk.service, trade(talk.service, "毛笔装杆"))
    other = job(talk.service, trade(talk.service, "宣纸裁切"))
    talk.say_all("帮我找石家庄毛笔装杆的工作", "都可以", "第一个")
    talk.answer()
    assert talk.awaited == "confirm"
    talk.say("不对，不是毛笔装杆，是宣纸裁切")
    assert talk.awaited == "job_choice"
    talk.choose(other.title)
    assert talk.awaited == "confirm"
    assert referrals(talk) == []
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [other.id]
