"""An answer belongs to the question that is open, with or without a remark."""

import pytest

from actions.context import ActionContext
from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling, to_the_last_question
from tests.actions.registered import rows

YES = {"value": "yes"}
NO = {"value": "no"}


def test_a_yes_with_a_remark_is_a_yes(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk)
    talk.say("中，可得早点开课啊", segments=[("中，", "answer", "affirm"), ("可得早点开课啊", "background")])
    assert rows(context)["enrolments"] == 1


def test_a_yes_with_a_question_is_a_yes_and_the_question_is_answered(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk)
    asked = ("几号开课来着", "question", "ask_course_detail", {"topics": ["start"]})
    talk.say("对，几号开课来着", segments=[("对，", "answer", "affirm"), asked])
    assert rows(context)["enrolments"] == 1
    assert "开课" in talk.heard


def test_a_no_with_a_reason_is_a_no(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk)
    talk.say("不行，那天我有事", segments=[("不行，", "answer", "deny"), ("那天我有事", "background")])
    assert rows(context) == {"people": 0, "enrolments": 0, "subsidy_claims": 0}
    assert "task.not_confirmed" in talk.keys


def test_a_yes_that_the_pipeline_is_not_sure_of_writes_nothing(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk).say("我看就照这样弄吧", "affirm", 0.5)
    assert rows(context)["enrolments"] == 0
    assert talk.awaited == "confirm"


@pytest.mark.parametrize("said", ["行不行啊这个班", "好不好学呀"])
def test_a_yes_inside_a_question_is_none(talk: Talk, context: ActionContext, said: str) -> None:
    to_the_last_question(talk).say(said, "ask_course_detail", topics=["level"])
    assert rows(context)["enrolments"] == 0
    assert talk.awaited == "confirm"


def test_an_answer_and_a_question_are_both_heard(talk: Talk) -> None:
    to_enrolling(talk, "occupation")
    asked = ("补贴一年能领几次", "question", "ask_policy")
    talk.say("面点，补贴一年能领几次", segments=[("面点，", "answer", "inform"), asked])
    assert talk.facts["occupation"] == "TX-006"
    assert "三次" in talk.heard
    assert talk.awaited == "place"


def test_what_is_told_beside_an_answer_is_not_asked_again(talk: Talk) -> None:
    to_enrolling(talk, "occupation").say("面点，在郑州", "inform")
    assert talk.awaited == "class_choice"


def test_support_that_is_told_with_an_answer_narrows_the_list(talk: Talk) -> None:
    to_enrolling(talk, "place").say("郑州，要包住的", named=[("support", "包住", "boarding")])
    assert talk.facts["search_filter"] == {"access": ["boarding"]}


@pytest.mark.parametrize("said", ["随便哪个都成", "你看着办"])
def test_whatever_it_is_leaves_the_question_open_for_good(talk: Talk, said: str) -> None:
    to_enrolling(talk, "occupation").say(said, "inform", value="any")
    assert talk.facts["occupation"] == "any"
    assert talk.awaited == "place"


def test_a_no_that_gives_the_whole_up_ends_the_task(talk: Talk, context: ActionContext) -> None:
    to_the_last_question(talk).say(
        "不弄了，取消", segments=[("不弄了，", "answer", "deny"), ("取消", "wish", "cancel_enrolment")]
    )
    assert "steer.cancelled" in talk.keys
    assert rows(context)["enrolments"] == 0


def test_who_will_not_tell_a_number_hears_how_to_stop(talk: Talk) -> None:
    to_enrolling(talk, "certificate_number")
    talk.say("不用了", "deny")
    assert "steer.no_here" in talk.keys
    assert talk.awaited == "certificate_number"


def test_a_code_that_did_not_arrive_is_sent_again(talk: Talk) -> None:
    to_enrolling(talk, "verification_code")
    talk.say("我没收到啊", role="background")
    assert len(talk.texts("verification")) == 2
