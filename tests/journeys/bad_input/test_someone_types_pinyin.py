"""Pinyin with and without blanks and tones is understood, and a whole task can be done in it."""

from __future__ import annotations

import pytest

from tests.journeys.registry import cases, enrolments, said, trade, training_class
from tests.journeys.talk import Talk
from tests.running import Service


@pytest.mark.parametrize(
    "typed", ["wo yao baoming", "woyaobaoming", "wo3 yao4 bao4ming2", "wǒ yào bàomíng", "WoYaoBaoMing"]
)
def test_someone_wishes_to_enrol(talk: Talk, typed: str) -> None:
    talk.say(typed)
    assert talk.awaited == "occupation"
    assert said(talk) == [typed]


def test_the_trade_in_the_wish_is_not_asked_for_again(talk: Talk) -> None:
    talk.say("wo xiang xue anmo")
    assert talk.awaited == "place"
    talk.say("zhengzhou")
    assert talk.awaited == "class_choice"
    assert "郑州" in talk.heard


@pytest.mark.parametrize("typed", ["zhuan rengong", "zhuanrengong"])
def test_someone_asks_for_a_person_in_the_middle_of_a_task(talk: Talk, typed: str) -> None:
    talk.say_all("wo xiang dengji", "tongyi", typed)
    assert talk.awaited == "confirm"
    talk.say("shi")
    assert len(cases(talk)) == 1


def test_someone_enrols_from_the_wish_to_the_yes(talk: Talk) -> None:
    chosen = training_class(talk.service, trade(talk.service, "示例拓片"))
    talk.say_all("我想在石家庄报名学示例拓片", "di yi ge", "tongyi")
    talk.answer()
    assert talk.awaited == "confirm"
    talk.say("shi")
    assert [one.class_id for one in enrolments(talk)] == [chosen.id]


def test_someone_denies_the_last_question_and_nothing_is_written(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say("bu shi")
    assert talk.person is None
    talk.say("quxiao")
    assert talk.awaited is None
    assert talk.person is None


def test_a_latin_name_is_a_name(service: Service) -> None:
    talk = Talk(service)
    talk.name = "Wang Shili"
    person = talk.register().person
    assert person is not None
    assert person.name == "Wang Shili"
