"""A complaint, with a number to be reached at or without one."""

import pytest
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


@pytest.mark.parametrize(
    ("where", "home", "office"),
    [("郑州市金水区", None, "410105"), ("郑州市金水区", "130100", "410105"), ("示例学校", "130100", "130100")],
)
def test_a_complaint_goes_to_the_office_of_where_it_happened_else_of_the_home_that_was_told(
    talk: Talk, context: ActionContext, where: str, home: str | None, office: str
) -> None:
    talk.know(home=home)
    talk.say(WHAT, "complain")
    talk.answer(until="confirm", complaint_where=where, complaint_when="跳过", anonymous="不留")
    talk.say("是", "affirm")
    assert [one.area for one in complaints(context)] == [office]


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


LONG = (
    "俺把妮儿送到咱这儿那个培训基地学糊纸花，才两天人家就给撵回来了，说她脑子有毛病耽误别人，"
    "你说气人不气人，俺找他们说理去，人家连门都不叫进"
)


@pytest.mark.parametrize(
    "read_as", [{"role": "question", "intent": "ask_why"}, {"role": "wish", "intent": "complain"}]
)
def test_what_is_to_be_added_is_written_and_all_of_it_read_back(
    talk: Talk, context: ActionContext, read_as: dict[str, str]
) -> None:
    told(talk).say("不留", "inform")
    talk.say("那你给添上那女的说恁这样的来这儿弄啥哩把妮儿说哭了", **read_as)
    assert talk.keys[:2] == ["complaint.added", "complaint.about"]
    assert WHAT in talk.heard
    assert "把妮儿说哭了" in talk.heard
    assert talk.awaited == "confirm"
    talk.say("是", "affirm")
    assert "把妮儿说哭了" in complaints(context)[0].about


def test_a_long_complaint_is_read_back_whole_in_short_messages(talk: Talk) -> None:
    talk.say(LONG, "complain")
    talk.answer(until="anonymous", complaint_where="跳过", complaint_when="跳过")
    talk.say("不留", "inform")
    assert talk.awaited == "confirm"
    assert LONG in "".join(message["text"] for message in talk.messages)
    assert all(len(message["text"]) <= 70 for message in talk.messages)


def test_who_asks_whether_it_is_written_hears_what_is(talk: Talk, context: ActionContext) -> None:
    told(talk).say("不留", "inform")
    talk.say("乱收费的事写上没有", "ask_policy", role="question")
    assert talk.keys[0] == "complaint.about"
    assert WHAT in talk.heard
    assert talk.awaited == "confirm"
    assert complaints(context) == []


def test_what_else_is_asked_beside_it_is_answered_too(talk: Talk) -> None:
    told(talk).say("不留", "inform")
    talk.say(
        "骂人的话写上没有，谁能看见",
        segments=[
            ("骂人的话写上没有，", "question", "ask_policy"),
            ("谁能看见", "question", "ask_next", {"topics": ["who_sees"]}),
        ],
    )
    assert "outcome.told_of_complaint" in talk.keys
    assert "complaint.about" in talk.keys


def filed(talk: Talk) -> Talk:
    """File a complaint without a name."""
    told(talk).say("不留", "inform")
    talk.say("是", "affirm")
    assert "complaint.done" in talk.keys
    return talk


def test_whether_something_may_be_done_is_no_question_about_the_day_of_the_answer(talk: Talk) -> None:
    filed(talk).say("那妮儿还能回去上课不能", "ask_next", role="question")
    assert talk.keys == ["outcome.not_decided"]
    assert "替我问一问" in talk.options


def test_when_the_answer_comes_is_told_after_the_complaint(talk: Talk) -> None:
    filed(talk).say("啥时候能有结果", "ask_next", role="question", topics=["reply"])
    assert talk.keys == ["next.complain"]
