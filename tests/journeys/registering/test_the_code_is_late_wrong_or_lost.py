"""The verification code: expired, tried too often, sent again."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import update

from server.registry.database import utcnow
from server.registry.models import VerificationCode
from tests.journeys.registry import text_messages
from tests.journeys.talk import Talk

ATTEMPTS = 5
CODES_AN_HOUR = 6


def asked_for_the_code(talk: Talk) -> Talk:
    talk.say_all("我想登记", "同意", talk.name, talk.number, talk.phone)
    assert talk.awaited == "verification_code", talk.heard
    return talk


def let_codes_expire(talk: Talk) -> None:
    with talk.service.database.write() as session:
        sent = update(VerificationCode).where(VerificationCode.conversation_id == talk.id)
        session.execute(sent.values(expires_at=utcnow() - timedelta(seconds=1)))


def test_an_expired_code_is_replaced_by_a_new_one_that_works(talk: Talk) -> None:
    late = asked_for_the_code(talk).code()
    let_codes_expire(talk)
    assert "新的" in talk.say(late)
    assert talk.awaited == "verification_code"
    assert len(text_messages(talk, "verification")) == 2
    talk.say(talk.code())
    assert talk.awaited == "confirm"


def test_a_code_that_is_tried_six_times_wrongly_ends_and_a_new_one_works(talk: Talk) -> None:
    asked_for_the_code(talk)
    right, wrong = talk.code(), talk.wrong_code()
    for left in range(ATTEMPTS - 1, 0, -1):
        assert f"还可以再试{left}次" in talk.say(wrong)
    talk.say(wrong)
    talk.say(right)
    assert talk.awaited == "verification_code"
    assert "重发" in talk.heard
    assert talk.person is None
    talk.say("重发")
    talk.say(talk.code())
    assert talk.awaited == "confirm"


def test_a_code_that_was_sent_again_makes_the_older_one_useless(talk: Talk) -> None:
    older = asked_for_the_code(talk).code()
    talk.say("我没收到验证码")
    assert len(text_messages(talk, "verification")) == 2
    newer = talk.code()
    if older != newer:
        talk.say(older)
        assert talk.awaited == "verification_code"
    talk.say(newer)
    assert talk.awaited == "confirm"


def test_a_phone_is_sent_six_codes_an_hour_and_no_more(talk: Talk) -> None:
    asked_for_the_code(talk)
    for _ in range(CODES_AN_HOUR):
        talk.say("重发")
    assert len(text_messages(talk, "verification")) == CODES_AN_HOUR
    assert "不能再发" in talk.heard
    assert "转人工" in talk.heard
