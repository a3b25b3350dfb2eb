"""Steering from inside a task: back, where am I, skip, wait, again, a person."""

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import HandoverCase
from tests.actions.drive import Talk
from tests.actions.leading import to_the_last_question


def test_going_back_asks_the_question_before_and_keeps_the_rest(talk: Talk) -> None:
    talk.say("我要报名培训", "enrol_training")
    talk.say("面点")
    talk.say("郑州")
    talk.say("返回", "go_back")
    assert talk.awaited == "place"
    talk.say("上一步", "go_back")
    assert talk.awaited == "occupation"
    talk.say("返回", "go_back")
    assert "第一步" in talk.heard
    assert talk.awaited == "occupation"


def test_going_back_from_the_phone_asks_for_the_certificate_again(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="phone_number")
    talk.say("返回", "go_back")
    assert talk.awaited == "certificate_number"
    talk.answer(until="phone_number")
    assert talk.facts["certificate_number"] == talk.number


def test_going_back_past_a_code_that_is_used_up_asks_for_the_phone(talk: Talk) -> None:
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say("第一个")
    talk.answer(until="person_name")
    talk.say("返回", "go_back")
    assert talk.awaited == "phone_number"
    talk.answer(until="person_name")
    assert talk.awaited == "person_name"


def test_where_am_i_tells_task_step_and_what_is_known_with_numbers_by_their_last_four(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="phone_number")
    talk.say("到哪了", "where_am_i")
    assert "登记建档" in talk.heard
    assert f"尾号{talk.number[-4:]}" in talk.heard
    assert talk.number not in talk.heard
    assert talk.awaited == "phone_number"


def test_a_fact_that_nobody_named_is_not_listed_as_known(talk: Talk) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("到哪了", "where_am_i")
    assert "等级" not in talk.heard


def test_an_optional_question_can_be_skipped(talk: Talk) -> None:
    talk.say("我要报名培训", "enrol_training")
    talk.say("跳过", "skip")
    assert talk.keys[0] == "steer.skipped"
    assert talk.awaited == "place"


@pytest.mark.parametrize(
    "slot",
    ["consent", "certificate_number", "phone_number", "verification_code", "person_name", "confirm", "class_choice"],
)
def test_a_needed_question_cannot_be_skipped_and_says_what_to_do_instead(talk: Talk, slot: str) -> None:
    talk.say("我想报名郑州的面点班", "enrol_training")
    if slot != "class_choice":
        talk.say("第一个")
        talk.answer(until=slot)
    talk.say("跳过", "skip")
    assert talk.awaited == slot
    assert talk.options[-1] == "转人工"


def test_waiting_says_nothing_more_and_going_on_asks_again(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.say("等一下", "wait")
    assert len(talk.messages) == 1
    assert talk.awaited == "consent"
    talk.say("继续", "resume")
    assert talk.awaited == "consent"
    assert len(talk.messages) == 2


def test_repeating_says_the_same_words_and_leaves_the_question_open(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    before = talk.heard
    talk.say("没听清", "repeat")
    assert talk.heard == before
    assert talk.awaited == "consent"


def test_help_thanks_and_a_greeting_are_answered_and_the_question_is_put_in_other_words(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    heard = talk.heard
    for said, intent in (("帮助", "help"), ("谢谢", "thank"), ("你好", "greet"), ("你是机器人吗", "bot_challenge")):
        talk.say(said, intent)
        assert talk.awaited == "consent"
        assert talk.messages[-1]["text"] != heard
        heard = talk.messages[-1]["text"]


@pytest.mark.parametrize(("said", "intent"), [("慢一点", "speak_slower"), ("快一点", "speak_faster")])
def test_slower_and_faster_are_said_by_the_key_that_the_channel_obeys(talk: Talk, said: str, intent: str) -> None:
    talk.say("我想登记", "register_person")
    talk.say(said, intent)
    assert talk.keys == [f"steer.{intent}"]
    assert talk.awaited == "consent"


def test_spelling_out_changes_what_is_heard_alone(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="phone_number")
    talk.say("逐字念", "spell_out")
    assert talk.messages[-1]["speech"].startswith("请 告 诉 我")


def test_a_person_is_reachable_from_a_task_and_the_task_goes_on_afterwards(
    talk: Talk, context: ActionContext
) -> None:
    to_the_last_question(talk).say("转人工", "talk_to_human")
    assert talk.awaited == "confirm"
    talk.say("可以", "affirm")
    with context.database.read() as session:
        case = session.scalars(select(HandoverCase)).one()
        assert case.wish == "报名培训"
        assert "class_choice" in case.gathered
    assert "接着办刚才的事" in talk.options
    talk.say("接着办刚才的事", "resume")
    assert talk.awaited == "confirm"
    assert "enrol.confirm" in talk.keys


def test_a_handover_that_is_declined_leaves_the_task_to_go_on_with(talk: Talk) -> None:
    to_the_last_question(talk).say("转人工", "talk_to_human")
    talk.say("不用了", "deny")
    talk.say("继续", "resume")
    assert talk.awaited == "confirm"


def test_a_look_up_that_was_left_for_a_person_still_shows_what_was_wished_for(talk: Talk) -> None:
    talk.say("查一下我今年还能领几次", "check_subsidy_eligibility")
    talk.say("转人工", "talk_to_human")
    talk.say("可以", "affirm")
    talk.say("继续", "resume")
    assert talk.state.begun_by == "check_subsidy_eligibility"
    assert talk.awaited == "consent"


def test_outside_a_task_what_steers_one_says_that_nothing_is_open(talk: Talk) -> None:
    for said, intent in (("返回", "go_back"), ("取消", "cancel"), ("跳过", "skip"), ("到哪了", "where_am_i")):
        assert "在办的事" in talk.say(said, intent)


def test_a_cancelled_task_does_not_come_back(talk: Talk) -> None:
    to_the_last_question(talk).say("转人工", "talk_to_human")
    talk.say("不用了", "deny")
    talk.say("继续", "resume")
    talk.say("取消", "cancel")
    talk.say("继续", "resume")
    assert talk.task is None
    assert talk.keys == ["steer.not_done"]


def test_several_steps_back_at_once_ask_the_first_of_them(talk: Talk) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="phone_number")
    talk.say("返回两步", "go_back")
    assert talk.awaited == "person_name"
    talk.say("李示例")
    assert talk.awaited == "certificate_number"


@pytest.mark.parametrize("said", ["从头再来", "重新来一遍", "回到最开始"])
def test_beginning_again_keeps_the_consent_alone(talk: Talk, said: str) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="phone_number")
    talk.say(said, "restart")
    assert talk.awaited == "person_name"
    assert talk.facts["certificate_number"] is None
    assert talk.facts["consent"] is True


def test_after_a_pause_who_is_back_has_not_said_yes(talk: Talk) -> None:
    to_the_last_question(talk).say("等一下", "wait")
    talk.say("好了", "affirm")
    assert talk.awaited == "confirm"
    assert talk.person is None


def test_without_a_pause_the_same_word_is_a_yes(talk: Talk) -> None:
    to_the_last_question(talk).say("好了", "affirm")
    assert talk.person is not None


def test_a_bare_no_skips_what_may_be_skipped(talk: Talk) -> None:
    talk.say("我要报名培训", "enrol_training")
    talk.say("不用", "deny")
    assert talk.awaited == "place"


@pytest.mark.parametrize("said", ["不报了", "我不想学了", "那我先不报名了"])
def test_a_task_is_given_up_by_its_own_word(talk: Talk, said: str) -> None:
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say(said, "cancel", 0.5)
    assert talk.task is None
    assert "没有提交" in talk.heard


@pytest.mark.parametrize("said", ["为啥要这个", "你们要这个干啥", "安全吗"])
def test_what_a_personal_fact_is_for_is_said(talk: Talk, said: str) -> None:
    talk.say("我想登记", "register_person")
    talk.answer(until="certificate_number")
    talk.say(said, "ask_why", 0.5, topics=["why_needed"])
    assert "登记建档" in talk.heard
    assert talk.awaited == "certificate_number"


@pytest.mark.parametrize("said", ["先不办这个", "先不弄了", "这个先放放", "先不办这个了吧"])
@pytest.mark.parametrize("slot", ["class_choice", "certificate_number", "person_name", "confirm"])
def test_a_task_is_put_down_by_plain_words_at_any_question(talk: Talk, said: str, slot: str) -> None:
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.answer(until=slot, class_choice="第一个")
    talk.say(said, "cancel", 0.9)
    assert talk.task is None
    assert "没有提交" in talk.heard


def test_a_matter_for_a_person_is_put_down_by_plain_words(talk: Talk) -> None:
    talk.say("转人工", "talk_to_human")
    talk.say("先不办这个", "cancel", 0.5)
    assert talk.task is None


def test_who_no_longer_wants_to_learn_ends_the_search(talk: Talk) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("不想学了", "cancel_enrolment", role="background")
    assert talk.awaited is None
    assert talk.keys == ["steer.cancelled"]


@pytest.mark.parametrize(
    "segments",
    [
        [("算了 ", "steering", "cancel"), ("我过两天再来看吧 ", "background"), ("谢谢", "social", "thank")],
        [("算了 我过两天再来看吧 ", "steering", "cancel"), ("谢谢", "social", "goodbye")],
        [("算了 我过两天再来看吧 谢谢", "steering", "cancel")],
    ],
)
def test_who_comes_back_another_day_is_let_go_and_not_offered_to_go_on(
    talk: Talk, segments: list[tuple[str, str, str]]
) -> None:
    talk.say("给我找郑州的面点工作", "find_job")
    talk.answer(until="job_choice", work_mode="都可以")
    talk.say("转人工", "talk_to_human")
    talk.say("问补贴的事")
    talk.answer(until="confirm")
    talk.say("可以", "affirm")
    assert talk.state.paused_task == "find_job"
    talk.say("算了 我过两天再来看吧 谢谢", segments=segments, signs=["puts_off"])
    assert talk.keys == ["small.goodbye"]
    assert talk.options == []


def test_who_wants_it_slower_and_again_hears_it_again(talk: Talk) -> None:
    greeting = talk.say("你好", "greet")
    talk.say(
        "你说慢点，刚才说的啥",
        "speak_slower",
        segments=[("你说慢点，", "steering", "speak_slower"), ("刚才说的啥", "steering", "repeat")],
    )
    assert talk.keys[0] == "steer.speak_slower"
    assert greeting in talk.heard


def test_what_is_said_again_after_slower_is_what_was_said_before_it(talk: Talk) -> None:
    greeting = talk.say("你好", "greet")
    talk.say("说慢点", "speak_slower")
    assert talk.say("再说一遍", "repeat") == greeting
