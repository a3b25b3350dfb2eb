"""A complaint, with a number to be reached at or without one."""

from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Complaint
from tests.actions.drive import Talk
from tests.actions.registered import verified

WHAT = "培训班跟我乱收费，我要投诉"


def complaints(context: ActionContext) -> list[Complaint]:
    with context.database.read() as session:
        return list(session.scalars(select(Complaint)))


def told(talk: Talk) -> Talk:
    """Tell what happened in the first message, and nothing more."""
    talk.say(WHAT, "complain")
    talk.answer(until="anonymous", complaint_where="跳过", complaint_when="跳过")
    assert talk.awaited == "anonymous", talk.heard
    return talk


def test_what_was_told_with_the_wish_is_not_asked_again_and_nothing_is_written_before_a_yes(
    talk: Talk, context: ActionContext
) -> None:
    told(talk).say("不留", "inform")
    assert talk.awaited == "confirm"
    assert complaints(context) == []
    talk.say("是", "affirm")
    (complaint,) = complaints(context)
    assert (complaint.about, complaint.contact, complaint.person_id) == (WHAT, None, None)
    assert complaint.receipt in talk.heard


def test_who_wants_an_answer_leaves_a_number_that_is_said_back_by_its_end(talk: Talk, context: ActionContext) -> None:
    told(talk).say("留下手机号", "inform")
    assert talk.awaited == "phone_number"
    talk.answer(until="confirm")
    assert talk.phone[-4:] in talk.heard
    assert talk.phone not in talk.heard
    talk.say("是", "affirm")
    assert [one.contact for one in complaints(context)] == [talk.phone]


def test_an_anonymous_complaint_names_nobody_who_is_known(talk: Talk, context: ActionContext) -> None:
    told(verified(talk)).say("不留", "inform")
    talk.say("是", "affirm")
    assert [(one.person_id, one.contact) for one in complaints(context)] == [(None, None)]


def test_what_happened_is_asked_for_in_the_persons_own_words(talk: Talk, context: ActionContext) -> None:
    talk.say("我要投诉", "complain")
    assert talk.awaited == "complaint_about"
    talk.say("老师骂人，还不让我上课，已经好几回了")
    assert talk.awaited == "complaint_where"
    talk.say("没有", "deny")
    assert talk.awaited == "complaint_when"


def test_a_no_hands_nothing_in(talk: Talk, context: ActionContext) -> None:
    told(talk).say("不留", "inform")
    talk.say("不是", "deny")
    talk.say("取消", "cancel")
    assert complaints(context) == []


def test_what_is_told_at_the_last_question_stands_in_the_complaint(talk: Talk, context: ActionContext) -> None:
    told(talk).say("不留", "inform")
    talk.say("厂名是示例机械厂，一共六千四", "inform", role="background")
    assert "complaint.added" in talk.keys
    assert talk.awaited == "confirm"
    talk.say("是", "affirm")
    (complaint,) = complaints(context)
    assert "示例机械厂" in complaint.about


def test_what_is_missing_is_added_to_the_account(talk: Talk, context: ActionContext) -> None:
    told(talk).say("不留", "inform")
    talk.correct("没写厂名，是示例机械厂", "other")
    assert talk.awaited == "confirm"
    talk.say("是", "affirm")
    (complaint,) = complaints(context)
    assert WHAT in complaint.about
    assert "示例机械厂" in complaint.about
