"""转人工 works in every state, with what was gathered, and the task goes on afterwards."""

from __future__ import annotations

import pytest

from tests.journeys.registry import cases, gathered, said
from tests.journeys.talk import Talk

STATES = {
    "at the first question": ["我想登记"],
    "at a name": ["我想登记", "同意"],
    "at a number": ["我想登记", "同意", "王示例"],
    "at a list of classes": ["石家庄有哪些面点培训班"],
    "at a trade": ["有哪些培训班"],
    "at a place": ["帮我找工作"],
    "at consent, with a class": ["我想在石家庄报名学面点", "第一个"],
    "after a misunderstanding": ["我想登记", "吧啦吧啦", "咕噜咕噜"],
}


@pytest.mark.parametrize("way", STATES.values(), ids=STATES.keys())
def test_a_case_is_opened_with_one_yes_and_the_task_goes_on_where_it_was(talk: Talk, way: list[str]) -> None:
    talk.say_all(*way)
    awaited = talk.awaited
    talk.say("转人工")
    assert talk.awaited == "confirm", talk.heard
    assert cases(talk) == []
    talk.say("是")
    (case,) = cases(talk)
    assert (case.status, case.means) == ("waiting", "text")
    assert f"{case.id:06d}" in talk.heard
    talk.say("继续")
    assert talk.awaited == awaited


def test_the_case_tells_what_the_form_had_gathered(talk: Talk) -> None:
    talk.say_all("我想在石家庄报名学面点", "第一个", "同意", talk.number, talk.phone, "找人工", "是")
    (case,) = cases(talk)
    assert case.wish == "报名培训"
    told = gathered(case)
    assert (told["place"], told["phone_number"]) == ("130100", talk.phone)
    assert told["class_choice"]


def test_with_no_task_the_person_says_what_it_is_about(talk: Talk) -> None:
    talk.say("转人工")
    assert talk.awaited == "free_text"
    talk.say("我的轮椅坏了，想问问找谁修")
    talk.say("可以")
    assert [case.wish for case in cases(talk)] == ["我的轮椅坏了，想问问找谁修"]


def test_who_thinks_better_of_it_goes_on_alone(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "转人工", "不用")
    assert cases(talk) == []
    talk.say("继续")
    assert talk.awaited == "person_name"


def test_the_case_holds_the_conversation_so_far_and_the_one_that_follows(talk: Talk) -> None:
    words = ["我想在石家庄报名学面点", "第一个", "转人工", "是", "谢谢"]
    talk.say_all(*words)
    (case,) = cases(talk)
    assert case.conversation_id == talk.id
    assert said(talk) == words


def test_the_case_of_a_known_person_goes_to_the_office_of_the_place(talk: Talk) -> None:
    talk.register()
    talk.say_all("转人工", "我想问补贴的事", "是")
    person = talk.person
    assert person is not None
    assert [(case.person_id, case.area) for case in cases(talk)] == [(person.id, person.area)]
