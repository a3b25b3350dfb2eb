"""What came of a referral, and being referred twice."""

from __future__ import annotations

import pytest

from server.registry.models import Referral
from tests.journeys.registry import job, referrals, trade
from tests.journeys.talk import Talk
from tests.running import Service


def referred(talk: Talk, name: str) -> Talk:
    job(talk.service, trade(talk.service, name))
    talk.say_all(f"帮我找石家庄{name}的工作", "都可以", "第一个", "是")
    assert len(referrals(talk)) == 1, talk.heard
    return talk


@pytest.mark.parametrize(
    ("status", "told"), [("sent", "等回信"), ("interview", "面试"), ("hired", "已录用"), ("declined", "没有录用")]
)
def test_the_answer_of_the_employer_is_told(talk: Talk, status: str, told: str) -> None:
    referred(talk.register(), f"示例岗{status}")
    (standing,) = referrals(talk)
    with talk.service.database.write() as session:
        session.get_one(Referral, standing.id).status = status
    assert told in talk.say("推荐的工作有回信吗")
    assert f"{standing.id:06d}" in talk.heard


def test_who_was_never_referred_is_told_so(talk: Talk) -> None:
    assert "没有" in talk.register().say("推荐的工作有回信吗")


def test_being_referred_twice_to_one_job_sends_the_facts_once(talk: Talk) -> None:
    referred(talk.register(), "豆腐制作")
    talk.say_all("帮我找石家庄豆腐制作的工作", "都可以", "第一个", "是")
    assert "已经推荐过" in talk.heard
    assert len(referrals(talk)) == 1


def test_the_employer_of_a_deaf_person_is_told_to_write(service: Service) -> None:
    talk = referred(Talk(service, category=2).register(), "粉条制作")
    assert "短信" in talk.heard
    (referral,) = referrals(talk)
    assert referral.contact_in_writing
