"""A task: nothing known is asked, nothing said is lost, nothing is written without a yes."""

from datetime import timedelta

import pytest

from actions.context import ActionContext
from tests.actions.drive import Talk
from tests.actions.leading import to_the_last_question
from tests.actions.registered import on_record, rows, verified
from tests.samples import an_occupation


def test_what_the_first_sentence_says_is_not_asked(talk: Talk) -> None:
    talk.say("我叫李示例，想报名郑州的面点班", "enrol_training", named=[("person_name", "李示例", "李示例")])
    assert talk.awaited == "class_choice"
    talk.say("第一个")
    talk.answer(until="person_name")
    assert talk.awaited == "confirm"
    assert "李示例" in talk.heard


def test_i_am_blind_is_no_name_and_the_level_of_a_disability_no_level_of_skill(talk: Talk) -> None:
    talk.say("我是视力一级的盲人，想在郑州学面点", "browse_courses")
    assert (talk.facts["person_name"], talk.facts["skill_level"]) == (None, None)
    assert talk.awaited == "class_choice"


def test_today_in_a_sentence_looks_for_no_class_that_starts_today(talk: Talk) -> None:
    talk.say("我今天想报名郑州的面点班", "enrol_training")
    assert talk.awaited == "class_choice"


def test_the_digits_of_a_certificate_look_for_no_class_on_that_day(talk: Talk) -> None:
    to_the_last_question(talk)
    assert not (talk.facts["search_filter"] or {}).get("when")


def test_nothing_is_written_before_the_yes_and_all_of_it_after(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk)
    assert "enrol.confirm" in talk.keys
    assert "对吗" in talk.heard
    assert rows(context) == {"people": 0, "enrolments": 0, "subsidy_claims": 0}
    talk.say("中", "affirm")
    assert rows(context) == {"people": 1, "enrolments": 1, "subsidy_claims": 0}
    assert "报名号" in talk.heard
    assert "退班" in talk.heard


def test_what_was_said_in_one_task_is_known_in_the_next(talk: Talk) -> None:
    to_the_last_question(talk).say("是", "affirm")
    talk.say("查一下我的报名", "check_enrolment_status")
    assert talk.awaited is None
    assert "已经报上" in talk.heard


def test_a_no_to_the_last_question_writes_nothing_and_asks_what_to_change(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk).say("不是", "deny")
    assert rows(context) == {"people": 0, "enrolments": 0, "subsidy_claims": 0}
    assert "改手机号" in talk.options
    assert talk.awaited == "confirm"


def test_a_yes_right_after_a_no_is_told_again_what_will_be_written(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk).say("不是", "deny")
    talk.say("是", "affirm")
    assert rows(context)["enrolments"] == 0
    assert "enrol.confirm" in talk.keys
    talk.say("是", "affirm")
    assert rows(context)["enrolments"] == 1


def test_cancelling_writes_nothing_and_forgets_the_task_alone(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk).say("算了吧", "cancel")
    assert rows(context) == {"people": 0, "enrolments": 0, "subsidy_claims": 0}
    assert "什么都没有提交" in talk.heard
    assert talk.task is None
    assert talk.facts["class_choice"] is None
    assert talk.facts["phone_number"] == talk.phone


def test_a_refused_consent_stores_nothing_and_says_what_can_be_done(talk: Talk, context: ActionContext) -> None:
    talk.say("我想登记", "register_person")
    talk.say("不同意", "deny")
    assert talk.task is None
    assert "找培训班" in talk.options
    assert rows(context)["people"] == 0
    assert all(talk.facts[slot] is None for slot in ("consent", "certificate_number", "phone_number"))
    talk.say("我想登记", "register_person")
    assert talk.awaited == "consent"


def test_a_person_on_record_is_not_asked_for_what_the_record_holds(talk: Talk) -> None:
    verified(talk).say("我要报名郑州的面点班", "enrol_training")
    talk.say("第一个")
    assert talk.awaited == "confirm"


def test_steps_are_counted_up_and_never_back(talk: Talk) -> None:
    talk.say("我要报名培训", "enrol_training")
    steps = [talk.awaiting["step"]]
    for answer in ("面点", "郑州", "第一个"):
        talk.say(answer)
        steps.append(talk.awaiting["step"])
    for slot in ("certificate_number", "phone_number", "verification_code", "person_name", "confirm"):
        talk.answer(until=slot)
        steps.append(talk.awaiting["step"])
    assert steps == sorted(set(steps))
    assert talk.awaiting["step"] == talk.awaiting["of"]


def test_where_nothing_is_on_offer_the_task_ends_with_what_else_can_be_done(
    talk: Talk, context: ActionContext
) -> None:
    with context.database.write() as session:
        an_occupation(session, "麦秆画")
    talk.say("郑州有麦秆画班吗", "browse_courses")
    assert talk.task is None
    assert "转人工" in talk.options


def test_browsing_goes_on_to_enrolling_in_the_class_that_was_shown(talk: Talk) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    assert "课时" in talk.heard
    talk.say("我要报名这个班", "enrol_training")
    assert talk.awaited == "consent"


def test_enrolling_straight_from_the_list_is_heard(talk: Talk) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("那我就报名参加第二个面点班吧", "enrol_training")
    assert talk.awaited == "consent"


def test_a_day_of_silence_loses_nothing_and_is_answered_with_where_things_stand(talk: Talk) -> None:
    to_the_last_question(talk)
    talk.wait(timedelta(days=1))
    talk.say("你好", "greet")
    assert talk.heard.startswith("您好，上次报名培训办到一半")
    assert talk.awaited == "verification_code"  # another may hold the telephone by now
    talk.say(talk.code())
    assert "enrol.confirm" in talk.keys
    assert talk.awaited == "confirm"


def test_in_the_ear_no_question_brings_more_than_three_choices(context: ActionContext) -> None:
    talk = Talk(context, mode="voice")
    talk.say("我要报名培训", "enrol_training")
    for answer in ("叽里咕噜", "叽里咕噜", "叽里咕噜", "都可以", "都可以"):
        assert 1 <= len(talk.options) <= 3, talk.heard
        talk.say(answer, "nlu_fallback", 0.3)
    assert talk.awaited == "class_choice"
    assert len(talk.options) == 3


@pytest.mark.parametrize("wish", ["check_enrolment_status", "check_subsidy_status", "ask_certificate"])
def test_who_is_not_on_record_is_told_so_after_the_code_and_offered_to_register(talk: Talk, wish: str) -> None:
    talk.say("查一下", wish)
    talk.answer()
    assert talk.task is None
    assert "登记建档" in talk.options


def test_who_is_on_record_is_greeted_by_name_only_after_the_code(talk: Talk) -> None:
    on_record(talk).say("查一下我的报名", "check_enrolment_status")
    talk.answer(until="verification_code")
    assert talk.name not in talk.heard
    talk.say(talk.code())
    assert talk.name in talk.heard


def test_a_choice_that_two_answers_bring_is_offered_once(talk: Talk) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    talk.say(
        "学完发不发工装，班里有几个女的",
        segments=[
            ("学完发不发工装，", "question", "ask_course_detail"),
            ("班里有几个女的", "question", "ask_course_detail"),
        ],
    )
    payloads = [option["payload"] for message in talk.messages for option in message["options"]]
    keys = [option["key"] for message in talk.messages for option in message["options"]]
    assert len(payloads) == len(set(payloads))
    assert keys == [str(at) for at in range(1, len(keys) + 1)]
