"""Registering from nothing: six questions, one yes, one record."""

from __future__ import annotations

from sqlalchemy import select

from server.registry.models import Consent, DisabilityCertificate
from tests.journeys.registry import known_as
from tests.journeys.talk import Talk
from tests.running import Service


def test_a_new_person_is_asked_for_consent_name_number_phone_code_and_yes_in_this_order(talk: Talk) -> None:
    answers = ("我想登记", "同意", talk.name, talk.number, talk.phone)
    asked = []
    for answer in answers:
        talk.say(answer)
        asked.append(talk.awaited)
    talk.say(talk.code())
    asked.append(talk.awaited)
    assert asked == [
        "consent", "person_name", "certificate_number", "phone_number", "verification_code", "confirm",
    ]  # fmt: skip
    assert talk.reply["awaiting"] == {"slot": "confirm", "kind": "yes_no", "step": 6, "of": 6}


def test_nothing_is_written_before_the_yes_and_all_of_it_after(talk: Talk) -> None:
    talk.say("我想登记")
    talk.answer()
    for known in (talk.name, talk.number[-4:], talk.phone[-4:]):
        assert known in talk.heard
    assert talk.person is None
    talk.say("是")
    person = talk.person
    assert person is not None
    assert (person.name, person.phone) == (talk.name, talk.phone)
    assert known_as(talk) == person.id
    with talk.service.database.read() as session:
        certificate = session.scalars(select(DisabilityCertificate).filter_by(person_id=person.id)).one()
        consent = session.scalars(select(Consent).filter_by(person_id=person.id)).one()
    assert (certificate.number, certificate.category) == (talk.number, talk.number[18])
    assert consent.withdrawn_at is None


def test_the_office_of_the_place_where_the_conversation_began_is_responsible(service: Service) -> None:
    talk = Talk(service, area="410100").register()
    person = talk.person
    assert person is not None
    assert person.area == "410100"
