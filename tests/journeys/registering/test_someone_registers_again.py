"""Once on record is enough."""

from __future__ import annotations

from sqlalchemy import func, select

from server.registry.models import Person
from tests.journeys.registry import known_as, on_record
from tests.journeys.talk import Talk


def test_a_person_on_record_is_told_so_and_no_second_record_is_made(talk: Talk) -> None:
    person = on_record(talk)
    talk.say("我想登记")
    assert "已经登记过" in talk.answer()
    assert talk.awaited is None
    with talk.service.database.read() as session:
        assert session.scalar(select(func.count()).where(Person.number_hash == person.number_hash)) == 1
    assert known_as(talk) == person.id


def test_a_person_who_has_just_registered_is_asked_nothing_again(talk: Talk) -> None:
    talk.register()
    assert "已经登记过" in talk.say("我想登记")
    assert talk.awaited is None


def test_a_person_who_is_known_by_a_reissued_certificate_is_the_same_person(talk: Talk) -> None:
    person = on_record(talk)
    talk.number = f"{talk.number}B1"
    talk.say("我想登记")
    assert "已经登记过" in talk.answer()
    assert known_as(talk) == person.id
