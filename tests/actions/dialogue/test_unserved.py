"""What cannot be done here yet is said before anything is asked, and nothing is said to have been done."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from language.numbers.personal import CertificateNumber
from server.registry.models import Conversation, HandoverCase, SentMessage
from server.registry.services import handover, people, staff_accounts
from server.registry.services.staffing import somebody_answers
from server.staff.services import cases
from tests.actions.drive import Talk
from tests.actions.registered import on_record

PERSONAL = [
    ("我想登记", "register_person"), ("补贴到哪一步了", "check_subsidy_status"), ("我要申请补贴", "apply_subsidy"),
    ("改手机号", "update_profile"),
]  # fmt: skip
FOR_THE_OFFICE = [("转人工", "talk_to_human"), ("我要投诉", "complain")]
PROMISES = ("转好了", "转过去了", "交给工作人员", "已经发到", "会在这里用文字")


@pytest.fixture
def without_texts(context: ActionContext) -> Talk:
    return Talk(dataclasses.replace(context, sends_texts=False))


@pytest.fixture
def unstaffed(context: ActionContext) -> ActionContext:
    return dataclasses.replace(context, answered=somebody_answers)


def written(talk: Talk) -> list[object]:
    with talk.context.database.read() as session:
        return [*session.scalars(select(HandoverCase)), *session.scalars(select(SentMessage))]


@pytest.mark.parametrize(("said", "intent"), PERSONAL)
def test_where_no_text_message_goes_out_nothing_personal_is_asked(
    without_texts: Talk, said: str, intent: str
) -> None:
    without_texts.say(said, intent)
    assert "identity.no_texts" in without_texts.keys
    assert without_texts.awaited is None
    assert "12385" in without_texts.heard
    assert "转人工" in without_texts.options
    assert written(without_texts) == []


def test_what_needs_no_code_is_done_without_one(without_texts: Talk) -> None:
    without_texts.say("看看培训班", "browse_courses")
    assert "identity.no_texts" not in without_texts.keys


@pytest.mark.parametrize(("said", "intent"), FOR_THE_OFFICE)
def test_where_nobody_answers_nothing_is_passed_on(unstaffed: ActionContext, said: str, intent: str) -> None:
    talk = Talk(unstaffed)
    talk.say(said, intent)
    assert "handover.nobody_here" in talk.keys
    assert talk.awaited is None
    assert not any(promise in talk.heard for promise in PROMISES)
    assert written(talk) == []


def test_the_office_says_itself_how_it_is_reached(unstaffed: ActionContext) -> None:
    talk = Talk(dataclasses.replace(unstaffed, office_contact="请打示例市残联电话0371-00000000。"))
    assert "示例市残联" in talk.say("转人工", "talk_to_human")


@pytest.mark.parametrize("mode", ["text", "voice"])
def test_who_is_in_distress_hears_the_line_and_no_promise(unstaffed: ActionContext, mode: str) -> None:
    talk = Talk(unstaffed, mode)
    heard = talk.say("我不想活了", distress="crisis")
    assert "12356" in heard
    for again, intent in (("你在吗", "ask_next"), ("要等多久", "ask_next"), ("19900000001", "inform")):
        heard += talk.say(again, intent)
    assert "12356" in talk.heard
    assert "工作人员" not in heard


def test_with_both_everything_is_as_before(talk: Talk) -> None:
    talk.say("转人工", "talk_to_human")
    assert "handover.nobody_here" not in talk.keys
    assert talk.awaited is not None


@pytest.mark.parametrize(("said", "intent"), FOR_THE_OFFICE)
@pytest.mark.parametrize(("area", "answered"), [("130100", True), ("130102", True), ("410100", False)])
def test_what_goes_to_an_area_that_nobody_answers_for_is_not_passed_on(
    unstaffed: ActionContext, said: str, intent: str, area: str, answered: bool
) -> None:
    with unstaffed.database.write() as session:
        staff_accounts.create(session, "clerk", "示例", "clerk", ["130100"], "system")
    talk = Talk(unstaffed, area=area)
    talk.say(said, intent)
    assert ("handover.nobody_here" in talk.keys) is not answered
    assert (talk.awaited is not None) is answered


def test_who_is_in_distress_is_heard_by_whoever_there_is(unstaffed: ActionContext) -> None:
    with unstaffed.database.write() as session:
        staff_accounts.create(session, "clerk", "示例", "clerk", ["130100"], "system")
    assert "工作人员" in Talk(unstaffed, area="410100").say("我不想活了", distress="crisis")


def test_where_neither_goes_out_nor_anybody_answers_the_office_alone_is_named(unstaffed: ActionContext) -> None:
    talk = Talk(dataclasses.replace(unstaffed, sends_texts=False))
    talk.say("我想登记", "register_person")
    assert "identity.no_texts_and_nobody" in talk.keys
    assert "转人工" not in talk.heard


@pytest.mark.parametrize(("channel", "minutes"), [("web", 0), ("kiosk", 0), ("kiosk", 9)])
def test_who_can_receive_no_text_goes_on_once_a_clerk_has_seen_the_papers(
    without_texts: Talk, channel: str, minutes: int
) -> None:
    talk = on_record(without_texts)
    with talk.context.database.write() as session:
        session.get_one(Conversation, talk.id).channel = channel
    assert "转人工" in talk.say("查一下我的报名", "check_enrolment_status")
    with talk.context.database.write() as session:
        case = handover.open_case(session, talk.id, "示例", {}, "text", False, "assistant:sample")
    talk.wait(timedelta(minutes=minutes))
    with talk.context.database.write() as session:
        person = people.find_by_number(session, CertificateNumber(talk.number))
        assert person is not None
        cases.let_in(session, session.get_one(HandoverCase, case.id), person, "staff:clerk")
    talk.say("查一下我的报名", "check_enrolment_status")
    assert "record.no_enrolments" in talk.keys
    assert talk.awaited is None
