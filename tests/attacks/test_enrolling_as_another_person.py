"""Somebody who knows the certificate number of a person on record wants to act as that person."""

from __future__ import annotations

import pytest

from tests.journeys.talk import Talk
from tests.running import Service


@pytest.fixture
def victim(service: Service) -> Talk:
    talk = Talk(service)
    talk.name = "李示例"
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone)
    talk.say_all(talk.code(), "是")
    assert talk.person is not None
    return talk


def test_an_own_phone_opens_no_record_of_another(victim: Talk, service: Service) -> None:
    attacker = Talk(service)
    attacker.say_all("查一下我的报名", "同意", victim.number, attacker.phone)
    attacker.say(attacker.code())
    assert "不一样" in attacker.heard
    assert victim.name not in attacker.heard


def test_who_is_known_as_themselves_does_not_become_another_by_a_number(victim: Talk, service: Service) -> None:
    attacker = Talk(service)
    attacker.say_all("我想登记", "同意", attacker.name, attacker.number, attacker.phone)
    attacker.say_all(attacker.code(), "是")
    attacker.say(f"我要报名郑州的面点班，证号{victim.number}")
    attacker.say_all("第一个", "证号尾号" + victim.number[-4:] + "的那位")
    assert victim.name not in attacker.heard
    assert attacker.awaited in ("consent", "phone_number", "verification_code")


def test_the_victims_phone_is_only_sent_a_code(victim: Talk, service: Service) -> None:
    attacker = Talk(service)
    attacker.say_all("查一下我的报名", "同意", victim.number, victim.phone)
    assert attacker.awaited == "verification_code"
    attacker.say("000000")
    assert victim.name not in attacker.heard
