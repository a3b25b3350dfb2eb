"""Who is in distress and slow keeps the help that was called, also at a kiosk after a minute of silence."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Conversation, HandoverCase
from tests.actions.drive import Talk
from tests.actions.tasks.test_handover import cases

CRISIS = ("我不想活了", "emotional_distress")


@pytest.fixture
def kiosk(talk: Talk, context: ActionContext) -> Talk:
    with context.database.write() as session:
        session.get_one(Conversation, talk.id).channel = "kiosk"
    return talk


def is_slow(talk: Talk, seconds: int = 70) -> None:
    talk.wait(timedelta(seconds=seconds))


def test_a_number_that_comes_late_reaches_who_is_to_call(kiosk: Talk, context: ActionContext) -> None:
    assert "号码" in kiosk.say(*CRISIS)
    is_slow(kiosk)
    assert kiosk.phone[-4:] in kiosk.say(kiosk.phone)
    (case,) = cases(context)
    assert (case.urgent, case.status, case.means) == (True, "waiting", "call")
    assert kiosk.phone in case.gathered


def test_so_does_that_of_who_cannot_hear_and_nobody_calls_them(kiosk: Talk, context: ActionContext) -> None:
    kiosk.say("我是聋人，不想活了", "emotional_distress", signs=["writing_only"])
    is_slow(kiosk)
    kiosk.say(kiosk.phone)
    (case,) = cases(context)
    assert (case.means, case.cannot_take_calls) == ("sms", True)
    assert kiosk.phone in case.gathered


def test_whose_number_was_told_is_not_asked_again_and_it_is_not_known_to_the_dialogue(
    kiosk: Talk, context: ActionContext
) -> None:
    kiosk.say(*CRISIS)
    kiosk.say(kiosk.phone)
    is_slow(kiosk)
    assert "号码" not in kiosk.say("嗯", "affirm")
    assert kiosk.facts["phone_number"] is None
    assert kiosk.phone in cases(context)[0].gathered


@pytest.mark.parametrize("person", ["known", "not known"])
def test_an_urgent_case_stays_its_persons(kiosk: Talk, context: ActionContext, person: str) -> None:
    if person == "known":
        kiosk.say("我想登记", "register_person")
        kiosk.answer()
        kiosk.say("是", "affirm")
        assert kiosk.person is not None
    kiosk.say(*CRISIS)
    owner = cases(context)[0].person_id
    assert (owner is not None) == (person == "known")
    is_slow(kiosk)
    kiosk.say("13900004321")
    (case,) = cases(context)
    assert case.person_id == owner
    assert "13900004321" in case.gathered


def test_a_calm_question_can_be_answered_late(kiosk: Talk, context: ActionContext) -> None:
    kiosk.say("活着没意思", distress="check")
    is_slow(kiosk)
    kiosk.say("想有人陪我说说", "nlu_fallback")
    assert [case.urgent for case in cases(context)] == [True]


def test_nobody_in_distress_is_told_that_what_they_said_was_cleared(kiosk: Talk) -> None:
    kiosk.say("我要投诉", "complain")
    kiosk.say(*CRISIS)
    is_slow(kiosk)
    kiosk.say("嗯", "affirm")
    assert "trouble.left" not in kiosk.keys
    assert kiosk.state.paused_task is None


@pytest.mark.parametrize("minutes", [31, 600])
def test_after_half_an_hour_nobody_is_taken_for_who_was_in_distress(kiosk: Talk, minutes: int) -> None:
    kiosk.say(*CRISIS)
    is_slow(kiosk, 60 * minutes)
    kiosk.say("你好", "greet")
    assert (kiosk.state.crisis, kiosk.facts) == (None, {})


def test_who_is_in_distress_after_another_has_left_has_a_case_of_their_own(
    kiosk: Talk, context: ActionContext
) -> None:
    kiosk.say(*CRISIS)
    kiosk.say(kiosk.phone)
    is_slow(kiosk)
    kiosk.say("看看培训班", "browse_courses")
    assert kiosk.state.crisis is None
    assert "号码" in kiosk.say(*CRISIS)
    with context.database.read() as session:
        first, second = session.scalars(select(HandoverCase).order_by(HandoverCase.id))
    assert kiosk.phone in first.gathered
    assert kiosk.phone not in second.gathered
