"""Joining a class: it is seen before anybody agrees, and who changes classes is asked about the first."""

from tests.actions.drive import Talk
from tests.actions.leading import to_the_last_question


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
