"""A score, and what is said beside it."""

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Feedback
from tests.actions.drive import Talk


def feedbacks(context: ActionContext) -> list[Feedback]:
    with context.database.read() as session:
        return list(session.scalars(select(Feedback)))


def test_a_score_and_words_are_kept(talk: Talk, context: ActionContext) -> None:
    talk.say("我要评价", "give_feedback")
    assert talk.awaited == "score"
    talk.say("4分")
    assert talk.awaited == "feedback_words"
    talk.say("老师讲得挺细的")
    assert [(one.score, one.words, one.subject_kind) for one in feedbacks(context)] == [
        (4, "老师讲得挺细的", "service")
    ]
    assert talk.keys == ["feedback.done"]


def test_who_has_nothing_to_add_says_so(talk: Talk, context: ActionContext) -> None:
    talk.say("我要评价", "give_feedback")
    talk.say("5")
    talk.say("没有了", "deny")
    assert [(one.score, one.words) for one in feedbacks(context)] == [(5, None)]


def test_what_was_said_with_the_wish_is_not_asked_again(talk: Talk, context: ActionContext) -> None:
    talk.say("老师讲得挺好，给五分", "give_feedback")
    assert [(one.score, one.words) for one in feedbacks(context)] == [(5, "老师讲得挺好，给五分")]


@pytest.mark.parametrize("said", ["9分", "0分"])
def test_a_score_that_is_none_is_asked_again(talk: Talk, context: ActionContext, said: str) -> None:
    talk.say("我要评价", "give_feedback")
    talk.say(said)
    assert talk.awaited == "score"
    assert feedbacks(context) == []


def test_who_is_not_content_is_offered_a_complaint(talk: Talk) -> None:
    talk.say("我要评价", "give_feedback")
    talk.say("1分")
    talk.say("没有了", "deny")
    assert "feedback.done_low" in talk.keys
    assert "投诉" in "".join(talk.options)


def test_feedback_after_a_class_is_of_that_class(talk: Talk, context: ActionContext) -> None:
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    talk.say("这个班挺好，给五分", "give_feedback")
    assert [one.subject_kind for one in feedbacks(context)] == ["class"]
