"""Strangers who know a person's phone and number ask for codes and guess, so that the owner gets none."""

from __future__ import annotations

import pytest

from tests.journeys.talk import Talk
from tests.passing import let_pass
from tests.running import Service


@pytest.fixture
def owner(service: Service) -> Talk:
    """On record, and known in this conversation until it was silent."""
    talk = Talk(service)
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone)
    talk.say_all(talk.code(), "是")
    assert talk.person is not None
    silence(talk)
    return talk


def silence(talk: Talk) -> None:
    from datetime import timedelta

    with talk.service.database.write() as session:
        let_pass(session, talk.id, timedelta(minutes=40))


def stranger(owner: Talk) -> Talk:
    """Has a code sent to the owner's phone and guesses until nothing more is heard."""
    talk = Talk(owner.service)
    talk.say_all("查一下我的报名", "同意", owner.number, owner.phone)
    for _ in range(20):
        if "转人工" in talk.heard and "重发" not in talk.heard:
            return talk
        wrong = f"{(int(owner.code()) + 1) % 1_000_000:06d}"
        talk.say("重发" if "重发" in talk.heard and "作废" in talk.heard else wrong)
    return talk


def test_the_owner_goes_on_where_they_were_known_before(owner: Talk) -> None:
    for _ in range(3):
        stranger(owner)
    owner.say("查一下我的报名")
    assert owner.awaited == "verification_code"
    owner.say(owner.code())
    assert owner.name in owner.heard


def test_who_comes_in_a_new_conversation_is_sent_to_a_person_at_once(owner: Talk) -> None:
    for _ in range(3):
        stranger(owner)
    anew = owner.again()
    anew.say_all("查一下我的报名", "同意", anew.number, anew.phone)
    assert "转人工" in anew.heard
    assert "转人工" in [option["title"] for message in anew.reply["messages"] for option in message["options"]]
    anew.say("转人工")
    assert anew.awaited == "confirm"
