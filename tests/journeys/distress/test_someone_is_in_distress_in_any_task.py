"""At any point: calm words, the line, a person, and no menu; the task waits until the person wishes to go on."""

from __future__ import annotations

import pytest

from tests.journeys.in_any_task import TASKS, what_stands
from tests.journeys.registry import cases, job, referrals, trade
from tests.journeys.talk import Talk
from tests.running import Service

LINE = "12356"


def is_comforted(talk: Talk) -> None:
    assert LINE in talk.heard
    assert "工作人员" in talk.heard
    assert talk.options == []
    assert talk.awaited is None
    assert [case.urgent for case in cases(talk)] == [True]


@pytest.mark.parametrize("task", TASKS)
def test_the_task_is_left_with_nothing_written_and_can_be_gone_on_with(talk: Talk, task: str) -> None:
    TASKS[task](talk)
    awaited, before = talk.awaited, what_stands(talk)
    talk.say("我不想活了")
    is_comforted(talk)
    assert what_stands(talk) == before
    talk.say("继续")
    assert talk.awaited == awaited


@pytest.mark.parametrize("task", TASKS)
def test_by_voice_nothing_is_to_be_chosen_and_the_number_is_asked_for(service: Service, task: str) -> None:
    talk = Talk(service, mode="voice")
    TASKS[task](talk)
    before = what_stands(talk)
    talk.say("我不想活了没人管我")
    is_comforted(talk)
    assert what_stands(talk) == before


def test_at_the_last_question_it_is_no_yes_and_no_cancelling(talk: Talk) -> None:
    post = job(talk.service, trade(talk.service, "示例刮画"))
    talk.say_all("帮我找石家庄示例刮画的工作", "都可以", "第一个")
    talk.answer()
    assert talk.awaited == "confirm"
    talk.say("算了，不如死了好")
    is_comforted(talk)
    assert referrals(talk) == []
    talk.say("继续")
    assert talk.awaited == "confirm"
    talk.say("是")
    assert [one.job_id for one in referrals(talk)] == [post.id]


def test_instead_of_a_name_it_is_no_name(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "不想活了")
    is_comforted(talk)
    talk.say_all("继续", talk.name)
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name


@pytest.mark.parametrize("way", [[], ["补贴没到账"]], ids=["at what it is about", "at the yes"])
def test_on_the_way_to_a_person(talk: Talk, way: list[str]) -> None:
    talk.say_all("转人工", *way, "我不想活了")
    is_comforted(talk)
    talk.say("继续")
    assert talk.options == []
    assert talk.awaited is None


def test_on_the_way_to_a_person_the_task_before_is_kept(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, "转人工", "我不想活了")
    is_comforted(talk)
    talk.say("继续")
    assert talk.awaited == "certificate_number"
