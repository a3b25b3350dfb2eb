"""A thief holds the phone and an open conversation; the owner has had the phone on record corrected."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from server.registry.models import SentMessage
from server.registry.services import profile
from server.registry.services.messages import phone_index
from tests.journeys.talk import Talk
from tests.running import Service
from tests.samples import a_phone_number


@pytest.fixture
def thief(service: Service) -> Talk:
    talk = Talk(service)
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone)
    talk.say_all(talk.code(), "是")
    person = talk.person
    assert person is not None
    with service.database.write() as session:
        profile.change_phone(session, person.id, a_phone_number(), "staff:clerk")
    return talk


def test_the_conversation_shows_nothing_of_the_record_any_more(thief: Talk) -> None:
    thief.say("查一下我的报名")
    assert thief.awaited == "verification_code"
    thief.say(thief.code())
    assert "不一样" in thief.heard
    assert thief.name not in thief.heard


def test_nothing_is_written_by_it(thief: Talk) -> None:
    thief.say_all("删除我的信息", "是")
    assert thief.person is not None


def test_the_old_phone_was_told(thief: Talk) -> None:
    with thief.service.database.read() as session:
        told = select(SentMessage.body).where(
            SentMessage.phone_hash == phone_index(thief.phone), SentMessage.kind == "phone_changed"
        )
        assert "换了" in session.scalars(told).one()
