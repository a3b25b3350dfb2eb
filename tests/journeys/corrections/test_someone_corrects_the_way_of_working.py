"""A wish for work is corrected over the list and after the choice."""

from __future__ import annotations

from tests.journeys.registry import job, referrals, trade
from tests.journeys.talk import Talk


def test_someone_corrects_the_way_of_working_over_the_list(talk: Talk) -> None:
    occupation = trade(talk.service, "示例录音")
    job(talk.service, occupation)
    home = job(talk.service, occupation, work_mode="居家")
    talk.say_all("帮我找石家庄示例录音的工作", "全职", "不对，是居家的")
    assert "工作方式改成了居家" in talk.heard
    assert any(home.title in title for title in talk.options)
    talk.choose(home.title)
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [home.id]


def test_someone_corrects_place_and_way_of_working_in_one_sentence(talk: Talk) -> None:
    occupation = trade(talk.service, "示例校对")
    job(talk.service, occupation)
    wanted = job(talk.service, occupation, place="410100", work_mode="兼职")
    talk.say_all("帮我找石家庄示例校对的工作", "全职")
    talk.say("不对，是郑州，要兼职")
    assert "郑州" in talk.heard
    assert "兼职" in talk.heard
    talk.choose(wanted.title)
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [wanted.id]
