"""Nobody learns anything of a record by typing its number."""

from __future__ import annotations

import pytest

from tests.journeys.registry import cases, known_as, on_record
from tests.journeys.talk import Talk
from tests.running import Service


def with_the_number_of_another(service: Service) -> tuple[Talk, Talk]:
    whose, talk = Talk(service), Talk(service)
    whose.name = "柳示例"
    on_record(whose)
    talk.number = whose.number
    return whose, talk


@pytest.mark.parametrize("wish", ["我今年还能领几次培训补贴", "我要申请培训补贴", "查一下我的报名"])
def test_another_phone_opens_no_record(service: Service, wish: str) -> None:
    whose, talk = with_the_number_of_another(service)
    talk.say(wish)
    heard = [talk.heard]
    while talk.awaited in ("consent", "certificate_number", "phone_number"):
        heard.append(talk.say({"consent": "同意", "phone_number": talk.phone}.get(talk.awaited, talk.number)))
    assert talk.awaited == "verification_code"
    heard.append(talk.say(talk.code()))
    assert "转人工" in talk.options
    assert known_as(talk) is None
    assert not any(whose.name in said or whose.phone[-4:] in said for said in heard)


def test_until_the_code_a_number_on_record_is_treated_like_a_new_one(service: Service) -> None:
    _, talk = with_the_number_of_another(service)
    other = Talk(service)
    heard = []
    for one in (talk, other):
        one.say_all("我想登记", "同意", one.name, one.number, one.phone)
        heard.append(one.heard.replace(one.phone[-4:], "…"))
    assert heard[0] == heard[1]


def test_the_case_goes_to_a_person_of_the_office_and_to_no_record(service: Service) -> None:
    _, talk = with_the_number_of_another(service)
    talk.say("我想登记")
    talk.answer()
    talk.choose("转人工")
    if talk.awaited == "free_text":
        talk.say("我换了手机，想核对身份")
    talk.say("是")
    assert [case.person_id for case in cases(talk)] == [None]
