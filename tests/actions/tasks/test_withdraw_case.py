"""What was handed over is taken back as long as nobody has answered it."""

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import HandoverCase
from tests.actions.drive import Talk


def statuses(context: ActionContext) -> list[str]:
    with context.database.read() as session:
        return list(session.scalars(select(HandoverCase.status).order_by(HandoverCase.id)))


def handed_over(talk: Talk) -> Talk:
    talk.say("转人工", "talk_to_human")
    talk.say("证书上的名字写错了想改")
    talk.say("是", "affirm")
    return talk


def test_who_gives_it_up_with_nothing_in_hand_takes_it_back_after_a_yes(talk: Talk, context: ActionContext) -> None:
    handed_over(talk).say("那个别问了", "cancel")
    assert talk.task == "withdraw_case"
    assert talk.awaited == "confirm"
    assert statuses(context) == ["waiting"]
    talk.say("是", "affirm")
    assert "handover.withdrawn" in talk.keys
    assert statuses(context) == ["closed"]


def test_a_no_leaves_it_where_it_was(talk: Talk, context: ActionContext) -> None:
    handed_over(talk).say("撤回我的问题", "inform")
    talk.say("不", "deny")
    assert statuses(context) == ["waiting"]


def test_an_urgent_case_is_not_the_persons_to_end(talk: Talk, context: ActionContext) -> None:
    talk.say("我不想活了", "emotional_distress")
    talk.say("你听错了", "correct", about="task")
    talk.say("那个别问了", "cancel")
    assert talk.task is None
    assert statuses(context) == ["waiting"]


@pytest.mark.parametrize("said", ["刚才转人工那个撤了吧", "{number}不用管了"])
def test_it_is_given_up_by_what_it_is_or_by_its_number(talk: Talk, context: ActionContext, said: str) -> None:
    handed_over(talk)
    with context.database.read() as session:
        number = f"{session.scalars(select(HandoverCase.id)).one():06d}"
    talk.say(said.format(number=number), "withdraw_referral", 0.37)
    assert talk.task == "withdraw_case"
    talk.say("是", "affirm")
    assert statuses(context) == ["closed"]


@pytest.mark.parametrize("said", ["那个别问了", "刚才转人工那个撤了吧", "000001不用管了"])
def test_beside_an_urgent_case_the_ordinary_one_is_taken_back(talk: Talk, context: ActionContext, said: str) -> None:
    handed_over(talk).say("我不想活了", "emotional_distress")
    talk.say("你听错了", "correct", about="task")
    talk.say(said, "cancel")
    assert talk.task == "withdraw_case"
    assert "000001" in talk.heard
    talk.say("是", "affirm")
    assert statuses(context) == ["closed", "waiting"]


def test_who_gives_up_the_urgent_one_by_its_number_takes_back_nothing(talk: Talk, context: ActionContext) -> None:
    handed_over(talk).say("我不想活了", "emotional_distress")
    talk.say("你听错了", "correct", about="task")
    talk.say("000002不用管了", "withdraw_referral", 0.37)
    assert talk.task is None
    assert statuses(context) == ["waiting", "waiting"]
