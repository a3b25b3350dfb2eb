"""Who sits down at a kiosk after a silence hears, goes on with and sends nothing of the one before."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Complaint, Conversation, HandoverCase
from tests.actions.drive import Talk

AGAIN = [("再说一遍", "repeat"), ("大声点", "speak_louder"), ("什么", "repeat"), ("说慢点", "speak_slower")]
HALF_TOLD = [
    ["我要投诉", "上个月培训班的老师当众骂我"],
    ["转人工", "我的补贴一直没有到账"],
    ["我想登记", "同意，我叫王示例"],
]
INTENTS = {"我要投诉": "complain", "转人工": "talk_to_human", "我想登记": "register_person"}


@pytest.fixture
def kiosk(talk: Talk, context: ActionContext) -> Talk:
    with context.database.write() as session:
        session.get_one(Conversation, talk.id).channel = "kiosk"
    return talk


def leaves(talk: Talk) -> None:
    talk.wait(timedelta(seconds=70))


@pytest.mark.parametrize(("said", "intent"), AGAIN)
def test_the_last_answer_is_not_said_to_somebody_else(kiosk: Talk, said: str, intent: str) -> None:
    heard = kiosk.say("看看培训班", "browse_courses")
    leaves(kiosk)
    kiosk.say(said, intent)
    kiosk.say("再说一遍", "repeat")
    assert heard not in kiosk.heard


def test_it_is_said_again_to_who_is_still_there(kiosk: Talk) -> None:
    leaves(kiosk)
    heard = kiosk.say("看看培训班", "browse_courses")
    kiosk.wait(timedelta(seconds=40))
    assert kiosk.say("再说一遍", "repeat") == heard


def test_who_came_is_there_also_when_their_first_word_was_answered_without_the_bot(kiosk: Talk) -> None:
    heard = kiosk.say("看看培训班", "browse_courses")
    leaves(kiosk)
    kiosk.keep("大声点")
    kiosk.say("再说一遍", "repeat")
    assert heard not in kiosk.heard


@pytest.mark.parametrize("told", HALF_TOLD, ids="".join)
@pytest.mark.parametrize(("said", "intent"), [("是", "affirm"), ("继续", "resume"), ("刚才说到哪了", "where_am_i")])
def test_what_was_half_told_has_ended(kiosk: Talk, told: list[str], said: str, intent: str) -> None:
    for one in told:
        kiosk.say(one, INTENTS.get(one, "inform"))
    assert kiosk.task is not None
    leaves(kiosk)
    for text, read in ((said, intent), ("是", "affirm")):
        kiosk.say(text, read)
        assert kiosk.task is None
        assert told[-1] not in kiosk.heard
    with kiosk.context.database.read() as session:
        assert [*session.scalars(select(HandoverCase)), *session.scalars(select(Complaint))] == []


@pytest.mark.parametrize(
    "told",
    [
        [("我想登记", "register_person")], [("我要投诉", "complain"), ("有哪些培训班", "browse_courses")],
        [("我要投诉", "complain"), ("还想报名学面点", "enrol_training")],
    ],
)  # fmt: skip
def test_who_is_merely_slow_hears_that_what_they_said_was_cleared(kiosk: Talk, told: list[tuple[str, str]]) -> None:
    for said, intent in told:
        kiosk.say(said, intent)
    leaves(kiosk)
    kiosk.say(kiosk.number)
    assert kiosk.keys[0] == "trouble.left"
    assert len(kiosk.keys) > 1
    kiosk.say(kiosk.number)
    assert "trouble.left" not in kiosk.keys


def test_so_do_they_where_something_was_only_offered(kiosk: Talk) -> None:
    kiosk.say("你好", "greet")
    state = kiosk.state
    state.offer = {"wish": {}, "pending": False}
    kiosk.slot = state.as_slot()
    leaves(kiosk)
    kiosk.say("是", "affirm")
    assert kiosk.keys[0] == "trouble.left"


def test_where_nothing_was_begun_nothing_is_said_of_it(kiosk: Talk) -> None:
    kiosk.say("你好", "greet")
    leaves(kiosk)
    kiosk.say("你好", "greet")
    assert "trouble.left" not in kiosk.keys


def test_nor_is_what_was_put_aside_offered_again(kiosk: Talk) -> None:
    kiosk.say("我要投诉", "complain")
    kiosk.say("上个月培训班的老师当众骂我")
    kiosk.say("算了", "cancel")
    assert kiosk.state.dropped is not None
    leaves(kiosk)
    kiosk.say("你好", "greet")
    state = kiosk.state
    assert (state.dropped, state.paused_task, state.pending, state.last_task, state.facts) == (
        None,
        None,
        [],
        None,
        {},
    )


def test_in_a_browser_of_ones_own_everything_stays(talk: Talk) -> None:
    heard = talk.say("看看培训班", "browse_courses")
    talk.wait(timedelta(minutes=20))
    assert talk.say("再说一遍", "repeat") == heard
