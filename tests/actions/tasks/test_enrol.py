"""Joining a class: it is seen before anybody agrees, and who changes classes is asked about the first."""

from actions.context import ActionContext
from tests.actions.drive import Talk
from tests.actions.leading import to_the_last_question
from tests.actions.registered import rows


def test_the_class_is_shown_before_consent_is_asked_for(talk: Talk) -> None:
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say("第一个")
    assert talk.awaited == "consent"
    assert talk.keys.index("class.when_where") < talk.keys.index("ask.consent")


def test_who_joins_a_second_class_of_a_trade_is_asked_whether_to_leave_the_first(talk: Talk) -> None:
    to_the_last_question(talk).say("是", "affirm")
    assert "enrol.other_still" not in talk.keys
    talk.say("我想报名郑州的面点班", "enrol_training")
    talk.say("第二个")
    talk.answer(until="confirm")
    talk.say("是", "affirm")
    assert "enrol.other_still" in talk.keys
    talk.say("是", "affirm")
    assert talk.task == "cancel_enrolment"


def test_one_of_the_list_that_was_shown_is_joined_by_what_it_is_called(talk: Talk) -> None:
    talk.say("河南有什么面点班", "browse_courses")
    town = talk.options[1].split("，")[1].removeprefix("河南省")
    talk.say(f"给我报上{town}那个", "enrol_training")
    assert talk.awaited == "consent"
    assert town in talk.heard


def test_who_is_in_a_class_and_gives_up_leaves_that_class(talk: Talk) -> None:
    to_the_last_question(talk).say("是", "affirm")
    talk.say("有没有别的面点班", "browse_courses")
    talk.say("那俺先退了吧", "cancel_enrolment")
    assert talk.task == "cancel_enrolment"


def test_who_wants_another_class_of_the_kind_is_shown_others_before_leaving_the_first(talk: Talk) -> None:
    to_the_last_question(talk).say("是", "affirm")
    talk.say("能不能给我改晚一期", "update_profile", signs=["other_one"])
    assert "enrol.to_another" in talk.keys
    assert talk.awaited == "class_choice", talk.heard
    assert all("面点" in one for one in talk.options[:2])


def test_of_two_classes_the_one_joined_last_is_changed(talk: Talk) -> None:
    to_the_last_question(talk).say("是", "affirm")
    talk.say("我还想报名烘焙班", "enrol_training")
    talk.answer(class_choice="第一个")
    talk.say("是", "affirm")
    talk.say("能不能给我改晚一期", "update_profile", signs=["other_one"])
    assert "烘焙" in talk.heard
    assert "面点" not in talk.heard


def test_what_may_decide_is_answered_before_anything_is_written(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk).say(
        "对是对，有地方住不",
        segments=[
            ("对是对，", "answer", "affirm", {"value": "yes"}),
            ("有地方住不", "question", "ask_course_detail", {"topics": ["lodging"]}),
        ],
    )
    assert talk.awaited == "confirm"
    assert rows(context)["enrolments"] == 0
