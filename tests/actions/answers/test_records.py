"""A record is shown to the person whose it is, and to who helps them with the name of that person."""

from tests.actions.drive import Talk
from tests.actions.leading import to_the_last_question
from tests.actions.registered import verified


def test_one_who_acts_for_another_hears_whose_record_it_is(talk: Talk) -> None:
    talk.say("给我妈报名郑州的面点班", "enrol_training")
    talk.say("第一个")
    talk.answer(until="confirm", helper_name="李示例")
    talk.say("是", "affirm")
    talk.say("查一下报名", "check_enrolment_status")
    assert "record.of" in talk.keys
    assert talk.name in talk.heard


def test_ones_own_record_needs_no_name(talk: Talk) -> None:
    verified(talk).say("查一下我的报名", "check_enrolment_status")
    assert "record.of" not in talk.keys


def test_whether_it_is_done_is_answered_from_the_record(talk: Talk) -> None:
    to_the_last_question(talk).say("是", "affirm")
    talk.say("报名都弄妥了吧", "ask_next", role="question")
    assert "record.enrolled" in talk.keys
