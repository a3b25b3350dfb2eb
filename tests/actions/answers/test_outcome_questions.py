"""What comes of what is done is answered by what is in hand or was done last."""

from typing import Any

from actions.context import ActionContext
from tests.actions.drive import Talk
from tests.actions.leading import to_the_last_question
from tests.actions.registered import rows

MAY_I_LEAVE = ("学不下来能退不", "question", "ask_next", {"topics": ["leave"]})


def test_whether_one_may_leave_is_answered_and_the_yes_waits(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk).say(
        "对，学不下来能退不", segments=[("对，", "answer", "affirm", {"value": "yes"}), MAY_I_LEAVE]
    )
    assert "outcome.leave_class" in talk.keys
    assert talk.awaited == "confirm"
    assert rows(context)["enrolments"] == 0


def test_who_forbids_that_something_is_told_hears_what_is_told(talk: Talk) -> None:
    talk.say("给我找郑州的面点工作", "find_job")
    talk.answer(work_mode="都可以", job_choice="第一个")
    assert talk.awaited == "confirm", talk.heard
    talk.say(
        "行，不过先别说我是视力三级",
        signs=["condition", "not_to_tell"],
        segments=[("行，", "answer", "affirm", {"value": "yes"}), ("不过先别说我是视力三级", "background")],
    )
    assert "outcome.told_employer" in talk.keys
    assert talk.awaited == "confirm"
    assert talk.facts["confirm"] is None


def test_the_number_is_explained_after_what_was_done(talk: Talk) -> None:
    to_the_last_question(talk).say("对")
    talk.say("这号要是丢了咋查", "ask_next", role="question", topics=["receipt"])
    assert "term.receipt" in talk.keys


GIVEN: dict[str, Any] = {"intent": "ask_why", "role": "question", "topics": ["told_what"]}


def test_whether_the_name_was_given_is_answered_by_what_was_done(talk: Talk) -> None:
    talk.say("给我找郑州的面点工作", "find_job")
    talk.answer(work_mode="都可以", job_choice="第一个")
    talk.say("我名字给单位了没有", **GIVEN)
    assert "outcome.not_given" in talk.keys
    talk.say("是", "affirm")
    assert "refer.done" in talk.keys
    talk.say("我名字给单位了没有", **GIVEN)
    assert talk.keys == ["outcome.given"]
