"""Somebody registers a certificate number that is not theirs and not on record yet, with a phone of their own.

Nothing that a conversation can ask would tell them from the owner, who has proved no phone before: it is let
through. What holds is that it costs a code for each number, few an hour, and that the owner is sent to a person
who compares.
"""

from __future__ import annotations

from sqlalchemy import select

from server.registry.models import SentMessage
from server.registry.services.messages import phone_index
from tests.journeys.talk import Talk
from tests.running import Service
from tests.samples import a_certificate_number


def register(talk: Talk) -> None:
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone)
    talk.say_all(talk.code(), "是")


def test_the_record_is_opened_and_its_owner_is_sent_to_a_person(service: Service) -> None:
    attacker = Talk(service)
    register(attacker)
    assert attacker.person is not None
    assert attacker.person.phone_hash == phone_index(attacker.phone)
    owner = Talk(service)
    owner.say_all("我想登记", "同意", "李示例", attacker.number, owner.phone)
    owner.say(owner.code())
    assert "工作人员核对" in owner.heard


def test_each_further_number_needs_a_code_and_there_are_few_an_hour(service: Service) -> None:
    attacker = Talk(service)
    attacker.say_all("查一下我的报名", "同意", attacker.number, attacker.phone)
    attacker.say(attacker.code())
    for _ in range(8):
        attacker.number = a_certificate_number(category=4)
        attacker.say(f"查一下我的报名，证号{attacker.number}")
        if attacker.awaited == "verification_code" and "转人工" not in attacker.heard:
            attacker.say(attacker.code())
    with service.database.read() as session:
        sent = select(SentMessage).where(SentMessage.phone_hash == phone_index(attacker.phone))
        assert len(session.scalars(sent).all()) <= 5
    assert "转人工" in attacker.heard
