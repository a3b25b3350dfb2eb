"""A code proves one phone for one certificate number: another number or phone that is told later needs its own."""

from __future__ import annotations

import pytest

from tests.journeys.talk import Talk
from tests.running import Service
from tests.samples import a_certificate_number, a_phone_number


@pytest.fixture
def proved(service: Service) -> Talk:
    """Has proved a phone for a number, and left before anything was written."""
    talk = Talk(service)
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone)
    talk.say(talk.code())
    assert talk.awaited == "confirm"
    talk.say("取消")
    return talk


def test_another_certificate_number_needs_its_own_code(proved: Talk) -> None:
    victim = a_certificate_number(category=4)
    proved.say(f"我要登记，证号{victim}")
    assert proved.awaited == "verification_code"
    proved.say_all("是", "是")
    proved.number = victim
    assert proved.person is None


def test_another_telephone_needs_its_own_code(proved: Talk) -> None:
    proved.say(f"我要登记，手机号{a_phone_number()}")
    assert proved.awaited == "verification_code"
    proved.say_all("是", "是")
    assert proved.person is None


def test_the_number_and_the_phone_that_were_proved_need_no_second_code(proved: Talk) -> None:
    proved.say("我要登记")
    assert proved.awaited == "confirm"
    proved.say("是")
    assert proved.person is not None
