"""The telephone and the certificate: what was sent to the wrong one counts for nothing."""

from __future__ import annotations

import pytest

from tests.journeys.registry import enrolments, on_record, trade, training_class
from tests.journeys.talk import Talk
from tests.samples import a_certificate_number, a_phone_number


def test_someone_corrects_the_phone_number_without_the_new_one(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number, a_phone_number())
    assert talk.awaited == "verification_code"
    talk.say("刚才手机号说错了")
    assert talk.awaited == "phone_number"
    talk.say(talk.phone)
    assert talk.awaited == "verification_code"
    talk.say(talk.code())
    assert talk.awaited == "confirm"
    talk.say("是")
    person = talk.person
    assert person is not None
    assert person.phone == talk.phone


def test_someone_corrects_the_phone_number_at_the_very_end_and_it_is_verified_anew(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.phone = a_phone_number()
    talk.say(f"手机号错了，应该是{talk.phone}")
    assert talk.phone[-4:] in talk.heard
    assert talk.awaited == "verification_code"
    talk.say_all(talk.code(), "是")
    person = talk.person
    assert person is not None
    assert person.phone == talk.phone


def test_someone_corrects_the_phone_number_after_a_wrong_code(talk: Talk) -> None:
    mistaken, talk.phone = talk.phone, a_phone_number()
    talk.say_all("我想登记", "同意", talk.name, talk.number, mistaken, "123456")
    assert talk.awaited == "verification_code"
    talk.say(f"我手机号报错了，是{talk.phone}")
    assert talk.phone[-4:] in talk.heard
    talk.say_all(talk.code(), "是")
    person = talk.person
    assert person is not None
    assert person.phone == talk.phone


def test_someone_corrects_the_certificate_number_at_the_very_end(talk: Talk) -> None:
    mistaken, right = talk.number, a_certificate_number()
    talk.say("我想登记")
    talk.answer()
    talk.say(f"证号错了，是{right}")
    assert right[-4:] in talk.heard
    assert right[:18] not in talk.heard
    assert talk.awaited == "verification_code"
    talk.say_all(talk.code(), "是")
    assert talk.person is None, mistaken
    talk.number = right
    assert talk.person is not None


def test_someone_who_looks_up_a_record_corrects_the_number_and_sees_their_own(talk: Talk) -> None:
    on_record(talk)
    training_class(talk.service, trade(talk.service, "团扇绘制"))
    talk.say_all("查一下我的报名", "同意", a_certificate_number(), talk.phone)
    talk.say(f"证号说错了，是{talk.number}")
    assert talk.awaited == "verification_code"
    talk.say(talk.code())
    assert talk.name in talk.heard
    assert enrolments(talk) == []


def test_someone_gives_a_new_phone_number_that_is_too_short(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    talk.say("手机号错了，是1391234")
    assert "7位" in talk.heard
    assert talk.awaited == "phone_number"
    talk.phone = a_phone_number()
    talk.say(talk.phone)
    talk.say_all(talk.code(), "是")
    person = talk.person
    assert person is not None
    assert person.phone == talk.phone


@pytest.mark.parametrize("said", ["换个手机号", "手机号我念错了", "我要重新填手机号"])
def test_someone_wants_to_give_another_phone_number_while_the_code_is_awaited(talk: Talk, said: str) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number, a_phone_number(), said)
    assert talk.awaited == "phone_number"
    talk.say(talk.phone)
    talk.say_all(talk.code(), "是")
    person = talk.person
    assert person is not None
    assert person.phone == talk.phone


def test_someone_typed_the_code_wrongly_and_says_so(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone)
    talk.say_all(talk.wrong_code(), "验证码输错了")
    assert talk.awaited == "verification_code"
    assert "没有听" not in talk.heard
    talk.say_all(talk.code(), "是")
    assert talk.person is not None


def test_someone_takes_back_the_very_answer_that_is_asked_for(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number[:19], "证号我念错了")
    assert "残疾人证号" in talk.heard
    assert talk.awaited == "certificate_number"
    talk.answer()
    talk.say("是")
    assert talk.person is not None
