"""From a wish for work to a referral on record."""

from __future__ import annotations

from tests.journeys.registry import job, referrals, trade
from tests.journeys.talk import Talk


def test_place_trade_and_way_of_working_are_asked_and_the_yes_sends_the_facts(talk: Talk) -> None:
    post = job(talk.service, trade(talk.service, "糖画"), title="示例糖画师")
    asked = []
    for answer in ("帮我找工作", "石家庄", "糖画", "全职"):
        talk.say(answer)
        asked.append(talk.awaited)
    assert asked == ["place", "occupation", "work_mode", "job_choice"]
    talk.choose("示例糖画师")
    assert "3000" in talk.heard
    talk.answer()
    assert talk.awaited == "confirm"
    assert post.employer in talk.heard
    assert referrals(talk) == []
    talk.say("可以")
    (referral,) = referrals(talk)
    assert (referral.job_id, referral.status) == (post.id, "sent")
    assert f"{referral.id:06d}" in talk.heard


def test_a_whole_wish_in_one_sentence_is_not_asked_again(talk: Talk) -> None:
    home = job(talk.service, trade(talk.service, "吹糖人"), title="示例居家吹糖", work_mode="居家")
    talk.say("帮我找石家庄吹糖人的工作，要居家的")
    assert talk.awaited == "job_choice"
    assert any(home.title in title for title in talk.options)


def test_a_no_sends_nothing(talk: Talk) -> None:
    job(talk.service, trade(talk.service, "捏面人"))
    talk.say_all("帮我找石家庄捏面人的工作", "都可以", "第一个")
    talk.answer()
    talk.say_all("不行", "取消")
    assert talk.person is None
    assert referrals(talk) == []
