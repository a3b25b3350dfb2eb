"""A person of the office: by the means that this person can use, at any hour."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Conversation, HandoverCase
from tests.actions.drive import Talk
from tests.actions.registered import verified
from tests.office_clock import StopClock
from tests.samples import a_certificate_number


def at(hour: int) -> datetime:
    """That hour of a Wednesday at the office."""
    return datetime(2026, 3, 11, hour, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


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
def test_outside_office_hours_the_hours_are_said(
    context: ActionContext, hour: int, stop_clock: StopClock, hours_are_said: bool
) -> None:
    stop_clock(at(hour))
    talk = Talk(context)
    talk.say("转人工", "talk_to_human")
    talk.say("问补贴的事")
    assert ("早上9点" in talk.heard) is hours_are_said
    assert talk.awaited == "confirm"


@pytest.mark.parametrize(
    ("wish", "topics", "means"),
    [
        ("请给我打电话说补贴的事", ["call_me"], "call"), ("问补贴的事", [], "text"),
        ("我是聋人，给我回电话", ["call_me", "no_calls"], "text"),
    ],
)  # fmt: skip
def test_a_call_is_booked_for_who_asks_and_can_take_it(
    talk: Talk, context: ActionContext, wish: str, topics: list[str], means: str
) -> None:
    talk.say("转人工", "talk_to_human")
    talk.say(wish, topics=topics)
    talk.answer(until="confirm")
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


def on(context: ActionContext, channel: str, mode: str) -> Talk:
    """A new person on that channel."""
    talk = Talk(context, mode=mode)
    with context.database.write() as session:
        session.get_one(Conversation, talk.id).channel = channel
    return talk


@pytest.mark.parametrize(
    ("channel", "mode", "deaf", "means"),
    [
        ("web", "text", False, "text"), ("wechat", "text", False, "text"), ("web", "voice", False, "call"),
        ("hotline", "voice", False, "call"), ("hotline", "text", False, "call"), ("kiosk", "text", False, "call"),
        ("web", "text", True, "text"), ("web", "voice", True, "text"), ("kiosk", "text", True, "sms"),
        ("hotline", "voice", True, "sms"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("hour", [10, 22])
def test_the_answer_comes_by_the_means_that_this_person_has(
    context: ActionContext, channel: str, mode: str, deaf: bool, means: str, hour: int, stop_clock: StopClock
) -> None:
    stop_clock(at(hour))
    talk = on(context, channel, mode)
    if deaf:
        talk.say("我聋", "nlu_fallback", 0.2, signs=["writing_only"])
    talk.say("转人工", "talk_to_human")
    talk.say("问补贴的事")
    heard = talk.answer(until="confirm") + talk.say("可以", "affirm")
    (case,) = cases(context)
    assert (case.means, case.cannot_take_calls) == (means, deaf)
    assert (talk.phone in case.gathered) is (means != "text")
    assert ("这里" in heard) is (means == "text")
    assert (talk.phone[-4:] in heard) is (means != "text")
    assert ("电话" in heard) is (means == "call")
    assert ("早上9点" in heard) is (hour == 22)


def test_the_number_on_record_is_read_back_by_its_end_and_asked_about(context: ActionContext) -> None:
    talk = verified(on(context, "hotline", "voice"))
    talk.say("0", "nlu_fallback", 0.2)
    talk.say("问补贴的事")
    assert talk.awaited == "confirm"
    assert talk.phone[-4:] in talk.heard
    assert "可以打这个号吗" in talk.heard
    talk.say("可以", "affirm")
    assert talk.phone in cases(context)[0].gathered


def test_another_number_in_place_of_the_yes_is_taken_and_read_back(context: ActionContext) -> None:
    talk = verified(on(context, "hotline", "voice"))
    talk.say("转人工", "talk_to_human")
    talk.say("问补贴的事")
    before = talk.heard
    talk.say("打13900001234")
    assert talk.awaited == "confirm"
    assert "1234" in talk.heard
    assert not set(before.splitlines()) & set(talk.heard.splitlines())
    talk.say("可以", "affirm")
    assert "13900001234" in cases(context)[0].gathered


def test_a_number_for_the_call_is_no_number_that_was_verified(context: ActionContext) -> None:
    talk = on(context, "web", "voice")
    talk.say("我想登记", "register_person")
    talk.answer(until="confirm")
    talk.say("转人工", "talk_to_human")
    talk.say("打13900001234")
    talk.say("可以", "affirm")
    talk.say("继续", "resume")
    assert talk.awaited == "verification_code"


def test_in_a_chat_that_stays_nobody_must_give_a_number(context: ActionContext) -> None:
    talk = on(context, "web", "voice")
    talk.say("转人工", "talk_to_human")
    talk.say("问补贴的事")
    assert talk.awaited == "phone_number"
    talk.say("跳过", "skip")
    assert talk.awaited == "confirm"
    talk.say("可以", "affirm")
    assert [case.means for case in cases(context)] == ["text"]


def test_who_only_asks_for_a_person_again_need_not_say_what_about(talk: Talk, context: ActionContext) -> None:
    talk.say("转人工", "talk_to_human")
    talk.say("0", "nlu_fallback", 0.2)
    assert talk.awaited == "confirm"


@pytest.mark.parametrize("zero", ["0", "０", "零"])
@pytest.mark.parametrize("slot", ["occupation", "class_choice", "consent", "certificate_number", "verification_code"])
def test_zero_reaches_a_person_from_any_question(talk: Talk, zero: str, slot: str) -> None:
    talk.say("我要报名培训", "enrol_training")
    talk.answer(until=slot, occupation="面点", place="郑州", class_choice="第一个")
    talk.say(zero, "nlu_fallback", 0.2)
    assert talk.task == "handover"


@pytest.mark.parametrize("said", ["俺的材料不知道齐不齐", "我不清楚怎么填那张表", "想取消上次的登记可是找不到人"])
def test_a_taught_word_inside_the_matter_steers_nothing(talk: Talk, context: ActionContext, said: str) -> None:
    talk.say("转人工", "talk_to_human")
    talk.say(said, "inform")
    assert talk.awaited == "confirm"
    talk.say("可以", "affirm")
    assert [case.wish for case in cases(context)] == [said]


def test_the_bare_taught_words_are_no_matter(talk: Talk) -> None:
    talk.say("转人工", "talk_to_human")
    talk.say("不知道", "skip")
    assert talk.awaited == "free_text"


def test_what_the_call_for_a_person_says_is_the_matter(talk: Talk, context: ActionContext) -> None:
    talk.say("那给我找个人 让人跟农场说改周五", "talk_to_human")
    assert talk.awaited == "confirm"
    talk.say("可以", "affirm")
    assert [case.wish for case in cases(context)] == ["那给我找个人 让人跟农场说改周五"]


def test_what_the_message_before_wished_for_is_the_matter(talk: Talk, context: ActionContext) -> None:
    talk.say("我刚填的那个表可不可以改一下日期", "out_of_scope", role="question")
    talk.say("转人工", "talk_to_human")
    assert talk.awaited == "confirm"
    talk.say("可以", "affirm")
    assert [case.wish for case in cases(context)] == ["我刚填的那个表可不可以改一下日期"]


def test_what_was_to_be_asked_is_the_matter_in_its_own_words(talk: Talk, context: ActionContext) -> None:
    talk.say("能替我问问沧州那边有没有我名字吗", "help", role="question")
    assert talk.task == "ask_base"
    talk.say("转人工", "talk_to_human")
    talk.say("可以", "affirm")
    assert [case.wish for case in cases(context)] == ["沧州那边有没有我名字吗"]


@pytest.mark.parametrize("before", ["你好", "转人工"])
def test_nothing_is_taken_for_the_matter_that_says_none(talk: Talk, before: str) -> None:
    talk.say(before, "greet" if before == "你好" else "talk_to_human")
    talk.say("取消", "cancel")
    talk.say("转人工", "talk_to_human")
    assert talk.awaited == "free_text"


def test_who_wishes_for_a_person_once_more_has_not_refused(talk: Talk, context: ActionContext) -> None:
    talk.say("转人工", "talk_to_human")
    talk.say("问补贴的事")
    talk.say(
        "不是 我要真人",
        segments=[("不是 ", "answer", "deny", {"value": "no"}), ("我要真人", "wish", "talk_to_human")],
    )
    assert len(cases(context)) == 1


@pytest.mark.parametrize("known", [True, False])
def test_who_is_answered_by_text_hears_whether_it_will_hold_the_answer(context: ActionContext, known: bool) -> None:
    talk = on(context, "kiosk", "text")
    if known:
        verified(talk)
    talk.say("我聋", "nlu_fallback", 0.2, signs=["writing_only"])
    talk.say("转人工", "talk_to_human")
    talk.say("问补贴的事")
    talk.answer(until="confirm")
    talk.say("可以", "affirm")
    assert "handover.answer_sms" in talk.keys or "handover.answer_sms_later" in talk.keys
    assert ("handover.only_a_notice" in talk.keys) is not known
