"""After distress: no menu, no ladder, the way that this person can use, until a task is clearly asked for."""

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Conversation, HandoverCase
from tests.actions.drive import Talk
from tests.actions.registered import verified
from tests.actions.tasks.test_handover import at, cases

NOISE = {"intent": "nlu_fallback", "confidence": 0.2}
AFTERWARDS = [
    ("没事", "deny"), ("等多久", "check_enrolment_status"), ("你好", "greet"), ("嗯", "affirm"), ("谢谢", "thank"),
    ("帮帮我", "help"), ("吧啦吧啦", "nlu_fallback"), ("在唐山", "inform"), ("算了", "cancel"),
    ("没意思", "out_of_scope"), ("没人管我", "complain"), ("转人工", "talk_to_human"), ("继续", "resume"),
    ("活着累", "find_job"),
]  # fmt: skip


def in_distress(talk: Talk) -> Talk:
    talk.say("我不想活了", "emotional_distress")
    return talk


@pytest.mark.parametrize(("said", "intent"), AFTERWARDS)
def test_what_follows_is_answered_calmly_and_with_the_line(talk: Talk, said: str, intent: str) -> None:
    in_distress(talk)
    for _ in range(3):
        before = {message["text"] for message in talk.messages}
        talk.say(said, intent, 0.7 if intent in ("find_job", "nlu_fallback") else 0.95)
        assert talk.context.crisis_line in talk.heard
        assert talk.options == []
        assert talk.task is None
        assert not before & {message["text"] for message in talk.messages}


def test_it_ends_when_a_task_is_clearly_asked_for(talk: Talk) -> None:
    in_distress(talk).say("我想学面点", "enrol_training")
    assert talk.task == "enrol"
    talk.say("算了", "cancel")
    assert talk.context.crisis_line not in talk.say("吧啦", **NOISE)


def test_a_task_that_was_left_can_be_gone_on_with(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    in_distress(talk).say("没事了", "deny")
    assert talk.options == []
    talk.say("继续", "resume")
    assert talk.task == "register"


def test_who_cannot_phone_is_given_the_written_way_at_once(talk: Talk, context: ActionContext) -> None:
    assert "12356" in in_distress(talk).heard
    talk.say("我聋 电话 不 能", **NOISE)
    assert "短信" in talk.heard
    assert talk.options == []
    talk.say("等多久", **NOISE)
    assert "家人帮您" in talk.heard


@pytest.mark.parametrize("said", ["我聋，想找工作", "我是聋人", "我听不见", "我打不了电话"])
def test_deafness_said_long_before_is_remembered(talk: Talk, context: ActionContext, said: str) -> None:
    talk.say(said, "find_job")
    talk.say("取消", "cancel")
    talk.say("有哪些班", "browse_courses")
    in_distress(talk)
    assert "短信" in talk.heard
    assert [case.cannot_take_calls for case in cases(context)] == [True]


def test_a_caller_is_asked_for_the_number_to_call(context: ActionContext) -> None:
    talk = Talk(context, mode="voice")
    in_distress(talk)
    assert "这里" not in talk.heard
    assert "号码" in talk.heard
    talk.say(talk.phone, "inform")
    assert talk.phone[-4:] in talk.heard
    (case,) = cases(context)
    assert (case.means, case.urgent, talk.phone in case.gathered) == ("call", True, True)


def test_who_is_on_record_is_not_asked_for_the_number(context: ActionContext) -> None:
    talk = verified(Talk(context, mode="voice"))
    in_distress(talk)
    assert "号码" not in talk.heard
    assert talk.phone in cases(context)[0].gathered


@pytest.mark.parametrize(("hour", "said"), [(10, "说不准"), (22, "早上9点")])
def test_how_long_it_takes_is_told_honestly(context: ActionContext, hour: int, said: str) -> None:
    context.clock = at(hour)
    talk = in_distress(Talk(context))
    heard = talk.say("要等多久", **NOISE) + talk.say("要等多久", **NOISE)
    assert said in heard


def test_the_line_may_be_no_way_on(talk: Talk) -> None:
    in_distress(talk).say("打不通", **NOISE)
    assert "身边的人" in talk.heard


def test_a_deaf_person_at_the_kiosk_is_sent_a_text(context: ActionContext) -> None:
    talk = Talk(context)
    with context.database.write() as session:
        session.get_one(Conversation, talk.id).channel = "kiosk"
    talk.say("我聋", **NOISE)
    in_distress(talk)
    with context.database.read() as session:
        assert [case.means for case in session.scalars(select(HandoverCase))] == ["sms"]
    assert "短信" in talk.heard
