"""A correction right after a digression belongs to the task, and one that is none changes nothing."""

from __future__ import annotations

import pytest

from tests.journeys.registry import enrolments, trade, training_class
from tests.journeys.talk import Talk
from tests.samples import ZHENGZHOU


def test_someone_asks_about_the_policy_and_then_corrects_the_name(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", "王失礼", "残疾人自己开店有什么扶持", "哦对了，名字说错了，我叫王示例")
    assert "王示例" in talk.heard
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == "王示例"


def test_someone_asks_where_the_class_is_and_then_corrects_the_place(talk: Talk) -> None:
    occupation = trade(talk.service, "示例铜雕")
    training_class(talk.service, occupation)
    there = training_class(talk.service, occupation, place=ZHENGZHOU)
    talk.say_all("我想在石家庄报名学示例铜雕", "第一个", "这个班在哪里上课", "不对，我要的是郑州的")
    assert talk.awaited == "class_choice"
    talk.say("第一个")
    talk.answer()
    talk.say("是")
    assert [one.class_id for one in enrolments(talk)] == [there.id]


def test_someone_corrects_what_was_never_said_and_nothing_changes(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, "银行卡号说错了")
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name


@pytest.mark.parametrize("said", ["刚才不是说了吗", "我不是说过了吗", "是不是要先培训"])
def test_someone_only_asks_and_takes_nothing_back(talk: Talk, said: str) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number, said)
    assert talk.awaited == "phone_number"
    assert "哪一项不对" not in talk.heard
    talk.answer()
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.name == talk.name
