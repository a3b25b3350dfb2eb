"""Who is speaking: nobody learns anything of a record before the code, whatever number is typed in."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Conversation, VerificationCode
from tests.actions.drive import Talk
from tests.actions.registered import on_record, rows


def at_the_code(talk: Talk) -> Talk:
    talk.say("查一下我的报名", "check_enrolment_status")
    talk.answer(until="verification_code")
    return talk


def wrong(talk: Talk) -> str:
    """A code that was not sent."""
    return f"{(int(talk.code()) + 1) % 1_000_000:06d}"


def test_the_same_is_said_for_a_number_on_record_and_for_one_that_is_not(context: ActionContext) -> None:
    known, unknown = on_record(Talk(context)), Talk(context)
    said = []
    for talk in (known, unknown):
        at_the_code(talk)
        texts = [event["data"]["custom"].get("text", "") for event in talk.events if event["event"] == "bot"]
        said.append([text.replace(talk.phone[-4:], "尾号").replace(talk.number[-4:], "尾号") for text in texts])
    assert said[0] == said[1]


def test_the_number_of_another_person_shows_nothing_of_the_record(talk: Talk, context: ActionContext) -> None:
    victim = on_record(Talk(context))
    victim.name = talk.name = "张示例"
    talk.number = victim.number
    at_the_code(talk)
    talk.say(talk.code())
    assert "登记的手机，和您用的这个不一样" in talk.heard
    assert victim.name not in talk.heard
    assert victim.phone[-4:] not in talk.heard
    assert talk.task is None
    with context.database.read() as session:
        assert session.get_one(Conversation, talk.id).person_id is None
    assert all(talk.facts[slot] is None for slot in ("verification_code", "certificate_number", "phone_number"))
    assert "转人工" in talk.options


def test_a_wrong_code_says_how_often_it_can_be_tried_and_the_sixth_try_is_no_try(talk: Talk) -> None:
    on_record(talk)
    at_the_code(talk)
    for left in (4, 3, 2, 1):
        assert f"还可以再试{left}次" in talk.say(wrong(talk))
        assert talk.awaited == "verification_code"
    assert "重发" in talk.say(wrong(talk))
    assert len(talk.messages) == 1
    talk.say(talk.code())
    assert talk.name not in talk.heard
    assert talk.awaited == "verification_code"


def test_a_spent_code_is_followed_by_a_new_one_on_request(talk: Talk) -> None:
    on_record(talk)
    at_the_code(talk)
    for _ in range(5):
        talk.say(wrong(talk))
    talk.say("重发")
    assert len(talk.texts("verification")) == 2
    talk.say(talk.code())
    assert talk.name in talk.heard


def test_an_expired_code_is_replaced_at_once(talk: Talk, context: ActionContext) -> None:
    on_record(talk)
    at_the_code(talk)
    old = talk.code()
    with context.database.write() as session:
        session.scalars(select(VerificationCode)).one().expires_at = datetime.now(UTC) - timedelta(seconds=1)
    talk.say(old)
    assert "再发一个新的" in talk.heard
    assert talk.awaited == "verification_code"
    assert len(talk.texts("verification")) == 2
    talk.say(talk.code())
    assert talk.name in talk.heard


@pytest.mark.parametrize("said", ["没收到", "重发", "没有收到短信"])
def test_a_code_that_did_not_come_is_sent_again_and_the_old_one_ends(talk: Talk, said: str) -> None:
    on_record(talk)
    at_the_code(talk)
    old = talk.code()
    talk.say(said, "resend_code")
    assert len(talk.texts("verification")) == 2
    if talk.code() != old:
        talk.say(old)
        assert "problem.verification_code_wrong" in talk.keys
    talk.say(talk.code())
    assert talk.name in talk.heard


@pytest.mark.parametrize(
    "segments", [None, [("还是没收到", "answer", "inform"), ("给俺找个真人说说吧", "wish", "talk_to_human")]]
)
def test_who_has_had_enough_of_codes_and_asks_for_a_person_is_sent_no_other(
    talk: Talk, segments: list[tuple[str, str, str]] | None
) -> None:
    on_record(talk)
    at_the_code(talk)
    reading = {"segments": segments} if segments else {}
    talk.say("还是没收到，给俺找个真人说说吧", "talk_to_human", **reading)
    assert len(talk.texts("verification")) == 1
    assert talk.task == "handover"


def test_too_many_codes_are_refused_with_what_else_can_be_done(talk: Talk) -> None:
    on_record(talk)
    at_the_code(talk)
    for _ in range(6):
        talk.say("重发")
    assert "problem.verification_code_too_many" in talk.keys
    assert "转人工" in talk.options
    assert len(talk.texts("verification")) == 6
    assert talk.awaited == "verification_code"


def test_a_code_in_the_clear_goes_to_the_phone_alone(talk: Talk) -> None:
    at_the_code(on_record(talk))
    assert talk.code() not in str([event for event in talk.events if event["event"] == "bot"])


def test_numbers_are_never_said_back_in_full(talk: Talk, context: ActionContext) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="confirm")
    said = str([event for event in talk.events if event["event"] == "bot"])
    assert talk.number not in said
    assert talk.phone not in said
    assert rows(context)["people"] == 0


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("查一下我的报名", "check_enrolment_status"), ("我今年还能领几次", "check_subsidy_eligibility"),
        ("我要退掉培训班", "cancel_enrolment"), ("撤回补贴申请", "withdraw_claim"),
    ],
)  # fmt: skip
def test_who_is_not_on_record_is_told_so_each_time(talk: Talk, said: str, intent: str) -> None:
    at_the_code(talk).say(talk.code())
    first = talk.heard
    assert "没有登记过" in first
    talk.say(said, intent)
    assert "登记" in talk.heard
    assert talk.heard.splitlines()[-1] != first.splitlines()[-1]
    assert "登记建档" in talk.options
    assert talk.task is None
