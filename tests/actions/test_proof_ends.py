"""Being verified ends: by silence, and by another phone on the record."""

from __future__ import annotations

from datetime import timedelta

import pytest

from actions.context import ActionContext
from language.numbers.personal import CertificateNumber
from server.registry.models import Conversation
from server.registry.services import people
from tests.actions.drive import Talk
from tests.actions.leading import to_the_last_question
from tests.actions.registered import on_record, verified


def on_channel(context: ActionContext, talk: Talk, channel: str) -> None:
    with context.database.write() as session:
        session.get_one(Conversation, talk.id).channel = channel


@pytest.mark.parametrize(("channel", "minutes", "asked"), [("web", 20, False), ("web", 40, True), ("kiosk", 2, True)])
def test_after_a_long_silence_the_code_is_asked_for_again(
    talk: Talk, context: ActionContext, channel: str, minutes: int, asked: bool
) -> None:
    on_channel(context, talk, channel)
    verified(talk).say("查一下我的报名", "check_enrolment_status")
    assert "record.no_enrolments" in talk.keys
    talk.wait(timedelta(minutes=minutes))
    talk.say("查一下我的报名", "check_enrolment_status")
    assert ("record.no_enrolments" not in talk.keys) is asked


def test_who_holds_the_old_phone_is_nobody_once_the_office_has_corrected_it(
    talk: Talk, context: ActionContext
) -> None:
    verified(talk).say("查一下我的报名", "check_enrolment_status")
    assert "record.no_enrolments" in talk.keys
    with context.database.write() as session:
        person = people.find_by_number(session, CertificateNumber(talk.number))
        assert person is not None
        person.phone, person.phone_hash = "19999999999", people.phone_index("19999999999")
    talk.say("查一下我的报名", "check_enrolment_status")
    assert "record.no_enrolments" not in talk.keys


def test_who_sits_down_at_a_kiosk_finds_nothing_of_who_was_there(talk: Talk, context: ActionContext) -> None:
    on_channel(context, talk, "kiosk")
    on_record(talk).say("查一下我的报名", "check_enrolment_status")
    talk.answer()
    assert "record.no_enrolments" in talk.keys
    talk.wait(timedelta(minutes=2))
    before = len(talk.texts("verification"))
    talk.say("查一下我的报名", "check_enrolment_status")
    assert talk.awaited == "consent"
    assert len(talk.texts("verification")) == before
    assert not {"certificate_number", "phone_number", "person_name"} & talk.facts.keys()


def test_a_bare_yes_after_the_silence_is_none(talk: Talk) -> None:
    to_the_last_question(talk)
    talk.wait(timedelta(minutes=31))
    talk.say("是")
    assert talk.awaited == "verification_code"
    talk.say(talk.code())
    assert talk.awaited == "confirm"
