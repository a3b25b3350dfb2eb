"""A record is shown to the person whose it is, and to who helps them with the name of that person."""

import pytest

from server.registry.services import jobs
from tests import samples
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


@pytest.mark.parametrize(("status", "told"), [("sent", True), ("interview", True), ("declined", False)])
def test_who_was_referred_hears_whom_to_reach_at_the_employers(talk: Talk, status: str, told: bool) -> None:
    verified(talk)
    assert talk.person is not None
    with talk.context.database.write() as session:
        job = samples.a_job(session, contact_name="示例联系人", contact_phone="0371-00000000")
        jobs.refer(session, talk.person.id, job.id, "assistant:sample").status = status
    talk.say("查一下推荐结果", "check_referral_status")
    assert ("0371-00000000" in talk.heard, "示例联系人" in talk.heard) == (told, told)
