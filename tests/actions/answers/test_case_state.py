"""What became of the matter that was handed to a person."""

from __future__ import annotations

import pytest

from actions.context import ActionContext
from server.registry.models import HandoverMessage
from tests.actions.drive import Talk
from tests.actions.tasks.test_handover import cases
from tests.actions.tasks.test_withdraw_case import handed_over


@pytest.mark.parametrize("status", ["waiting", "accepted", "answered", "closed"])
def test_the_state_of_the_case_is_told_when_it_is_asked_for(talk: Talk, context: ActionContext, status: str) -> None:
    talk.say("转人工", "talk_to_human")
    talk.say("问补贴的事")
    talk.say("可以", "affirm")
    with context.database.write() as session:
        case = session.merge(cases(context)[0])
        case.status = status
        session.add(HandoverMessage(case_id=case.id, body="请周一来。"))
    talk.say("工作人员回复了吗", "ask_case_status")
    assert f"{case.id:06d}" in talk.heard
    assert ("请周一来" in talk.heard) is (status == "answered")
    assert talk.task is None


def test_without_a_case_a_person_is_asked_for(talk: Talk) -> None:
    talk.say("工作人员回复了吗", "ask_case_status")
    assert talk.task == "handover"


def test_beside_an_urgent_case_each_is_told_or_the_one_whose_number_is_said(
    talk: Talk, context: ActionContext
) -> None:
    handed_over(talk).say("我不想活了", "emotional_distress")
    talk.say("你听错了", "correct", about="task")
    ordinary, urgent = (f"{case.id:06d}" for case in sorted(cases(context), key=lambda case: case.urgent))
    talk.say("工作人员回复了吗", "ask_case_status")
    assert ordinary in talk.heard
    assert urgent in talk.heard
    talk.say(f"{ordinary}回了没", "ask_case_status")
    assert ordinary in talk.heard
    assert urgent not in talk.heard
