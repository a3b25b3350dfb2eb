"""A task that was misunderstood is left by saying so; what was understood rightly is kept."""

from actions.context import ActionContext
from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling
from tests.actions.registered import rows

NOT_ENROLLING = ("不是报名，", "correction", "correct", {"about": "task"})


def test_a_wrong_turn_is_left_by_saying_so_and_what_was_meant_begins(talk: Talk, context: ActionContext) -> None:
    to_enrolling(talk, "class_choice")
    talk.say("不是报名，是退班", segments=[NOT_ENROLLING, ("是退班", "wish", "cancel_enrolment")])
    assert "correct.misheard" in talk.keys
    assert talk.task == "cancel_enrolment"
    assert talk.state.paused_task is None
    assert talk.facts["place"] == "410100"
    assert rows(context)["enrolments"] == 0


def test_a_wrong_turn_without_what_was_meant_asks_what_then(talk: Talk) -> None:
    to_enrolling(talk, "place").say("我不是要报名", "correct", about="task")
    assert talk.task is None
    assert talk.keys == ["correct.misheard", "correct.what_then"]
    assert "转人工" in talk.options


def test_a_question_behind_a_wrong_turn_is_answered(talk: Talk) -> None:
    to_enrolling(talk, "place")
    talk.say("不是报名，补贴一年能领几次", segments=[NOT_ENROLLING, ("补贴一年能领几次", "question", "ask_policy")])
    assert talk.task == "policy"
    assert talk.state.paused_task is None


def test_what_was_misunderstood_is_no_matter_to_come_back_to(talk: Talk) -> None:
    to_enrolling(talk, "place").say("我不是要报名", "correct", about="task")
    talk.say("继续", "resume")
    assert talk.task is None


def test_with_nothing_open_it_is_said_to_be_a_mistake_with_what_can_be_done(talk: Talk) -> None:
    talk.say("你弄错了", "correct", about="task")
    assert talk.keys == ["correct.misheard_nothing_open"]
