"""工资四千以上: said back, and what pays enough comes first."""

from __future__ import annotations

from tests.journeys.registry import job, referrals, trade
from tests.journeys.talk import Talk


def test_what_pays_enough_comes_first_and_the_wish_is_said_back(talk: Talk) -> None:
    occupation = trade(talk.service, "示例拣货")
    job(talk.service, occupation, title="示例拣货甲")
    better = job(talk.service, occupation, title="示例拣货乙", salary_min_yuan=5000, salary_max_yuan=6000)
    talk.say_all("帮我找石家庄示例拣货的工作，工资五千以上", "都可以")
    assert "5000元" in talk.heard
    assert better.title in talk.options[0]
    talk.say("第一个")
    talk.answer()
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [better.id]
