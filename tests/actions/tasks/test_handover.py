"""A person of the office: by the means that this person can use, at any hour."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import HandoverCase
from tests.actions.drive import Talk
from tests.samples import a_certificate_number


def at(hour: int) -> Callable[[ZoneInfo], datetime]:
    """A clock that stands at that hour of a Wednesday."""
    return lambda zone: datetime(2026, 3, 11, hour, 0, tzinfo=zone)


def cases(context: ActionContext) -> list[HandoverCase]:
    with context.database.read() as session:
        return list(session.scalars(select(HandoverCase)))


def test_what_it_is_about_is_handed_over_in_the_persons_own_words(talk: Talk, context: ActionContext) -> None:
    talk.say("转人工", "talk_to_human")
    assert talk.awaited == "free_text"
    talk.say("我的补贴怎么还没到账", "check_subsidy_status")
    assert cases(context) == []
    talk.say("可以", "affirm")
    assert [(case.wish, case.means) for case in cases(context)] == [("我的补贴怎么还没到账", "text")]
    assert "编号" in talk.heard


@pytest.mark.parametrize(("hour", "hours_are_said"), [(10, False), (20, True)])
def test_outside_office_hours_the_hours_are_said(context: ActionContext, hour: int, hours_are_said: bool) -> None:
    context.clock = at(hour)
    talk = Talk(context)
    talk.say("转人工", "talk_to_human")
    talk.say("问补贴的事")
    assert ("早上9点" in talk.heard) is hours_are_said
    assert talk.awaited == "confirm"


@pytest.mark.parametrize(
    ("wish", "means"),
    [("请给我打电话说补贴的事", "call"), ("问补贴的事", "text"), ("我是聋人，给我回电话", "text")],
)
def test_a_call_is_booked_for_who_asks_and_can_take_it(
    talk: Talk, context: ActionContext, wish: str, means: str
) -> None:
    talk.say("转人工", "talk_to_human")
    talk.say(wish)
    talk.say("可以", "affirm")
    assert [case.means for case in cases(context)] == [means]


@pytest.mark.parametrize(("category", "told_to_phone"), [(4, True), (2, False), (3, False)])
def test_distress_leaves_the_task_for_calm_words_a_line_and_a_person_and_no_menu(
    talk: Talk, context: ActionContext, category: int, told_to_phone: bool
) -> None:
    talk.number = a_certificate_number(category=category)
    talk.say("我想登记", "register_person")
    talk.answer(until="phone_number")
    talk.say("我不想活了", "emotional_distress")
    assert context.crisis_line in talk.heard
    assert any(word in talk.heard for word in ("请现在就打", "请拨打", "就打")) is told_to_phone
    assert talk.options == []
    assert talk.awaited is None
    assert [case.urgent for case in cases(context)] == [True]
    talk.say("继续", "resume")
    assert talk.awaited == "phone_number"
