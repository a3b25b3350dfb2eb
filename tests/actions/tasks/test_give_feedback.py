"""A score, and what is said beside it."""

import pytest
from sqlalchemy import select

from actions.context import ActionContext
from server.registry.models import Feedback
from tests.actions.drive import Talk
from tests.actions.registered import verified


def feedbacks(context: ActionContext) -> list[Feedback]:
    with context.database.read() as session:
        return list(session.scalars(select(Feedback)))


def test_a_score_and_words_are_kept(talk: Talk, context: ActionContext) -> None:
    talk.say("我要评价", "give_feedback")
    assert talk.awaited == "score"
    talk.say("4分")
    assert talk.awaited == "feedback_words"
    talk.say("老师讲得挺细的")
    (kept,) = feedbacks(context)
    assert (kept.score, kept.words, kept.subject_kind) == (4, "老师讲得挺细的", "service")
    assert talk.keys == ["feedback.done", "feedback.words"]


def test_a_score_of_the_service_goes_to_the_office_of_the_home_that_was_told(
    talk: Talk, context: ActionContext
) -> None:
    talk.know(home="410105")
    talk.say("老师讲得挺好，给五分", "give_feedback")
    assert [one.area for one in feedbacks(context)] == ["410105"]


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


def test_a_score_out_of_ten_is_written_as_one_of_five_and_said_back_with_the_words(
    talk: Talk, context: ActionContext
) -> None:
    talk.say("老师教得真好就是饭太难吃了 打分我给八分满分十分", "give_feedback")
    assert [one.score for one in feedbacks(context)] == [4]
    assert "4分" in talk.heard
    assert "饭太难吃了" in talk.heard


@pytest.mark.parametrize(
    ("said", "reading"),
    [
        ("咋记成五分了我说的是四分 改成四分", {"intent": "give_feedback"}),
        ("四分 四五六的四 不是五", {"intent": "inform", "role": "unclear"}),
        ("不是五分，是四分", {"intent": "correct", "about": "other"}),
        ("改成四分", {"intent": "correct", "about": "other"}),
        ("四分", {"intent": "inform"}),
    ],
)
def test_a_score_is_corrected_after_it_was_written(
    talk: Talk, context: ActionContext, said: str, reading: dict[str, str]
) -> None:
    talk.say("老师讲得挺好，给五分", "give_feedback")
    talk.say(said, **reading)
    assert [(one.score, one.words) for one in feedbacks(context)] == [(4, "老师讲得挺好，给五分")]
    assert talk.keys[0] == "feedback.changed"


def test_what_was_forgotten_is_added_to_the_same_feedback(talk: Talk, context: ActionContext) -> None:
    talk.say("老师讲得挺好，给五分", "give_feedback")
    talk.say("再添上饭太难吃了", "give_feedback")
    assert [(one.score, one.words) for one in feedbacks(context)] == [(5, "老师讲得挺好，给五分。饭太难吃了")]


def test_what_was_written_is_said_when_it_is_asked(talk: Talk, context: ActionContext) -> None:
    talk.say("老师讲得挺好，饭难吃，给五分", "give_feedback")
    talk.say("那饭的事记了没有 记在哪个班上", "see_my_data", role="question")
    assert talk.keys == ["feedback.written", "feedback.words", "feedback.no_class"]
    assert "饭难吃" in talk.heard
    assert len(feedbacks(context)) == 1


def test_feedback_on_another_class_is_another_one(talk: Talk, context: ActionContext) -> None:
    talk.say("老师讲得挺好，给五分", "give_feedback")
    talk.say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    talk.say("这个班一般，给三分", "give_feedback")
    assert [(one.score, one.subject_kind) for one in feedbacks(context)] == [(5, "service"), (3, "class")]
    assert "feedback.of_class" in talk.keys


def test_who_only_speaks_of_the_score_that_stands_changes_nothing(talk: Talk, context: ActionContext) -> None:
    talk.say("老师讲得挺好，给五分", "give_feedback")
    talk.say("五分是最高的不", "ask_meaning", role="question")
    assert "feedback.changed" not in talk.keys
    assert [one.score for one in feedbacks(context)] == [5]


@pytest.mark.parametrize("said", ["改成九分", "改成零分"])
def test_a_score_that_is_none_is_asked_for_again_and_then_takes_the_place_of_the_other(
    talk: Talk, context: ActionContext, said: str
) -> None:
    talk.say("老师讲得挺好，给五分", "give_feedback")
    talk.say(said, "correct", about="other")
    assert talk.awaited == "score"
    assert [one.score for one in feedbacks(context)] == [5]
    talk.say("3分")
    assert [one.score for one in feedbacks(context)] == [3]


def test_the_words_are_those_beside_the_score_and_not_those_of_the_wish(talk: Talk, context: ActionContext) -> None:
    talk.say(
        "在哪给你们打分啊？我想评价一下",
        segments=[("在哪给你们打分啊？", "question", "give_feedback"), ("我想评价一下", "wish", "give_feedback")],
    )
    assert talk.awaited == "score"
    talk.say(
        "3分吧，就是问押金退不退老答不到点上",
        segments=[
            ("3分吧，", "answer"),
            ("就是问押金退不退", "question", "ask_course_detail"),
            ("老答不到点上", "social", "grumble"),
        ],
    )
    assert [(one.score, one.words) for one in feedbacks(context)] == [(3, "3分吧，就是问押金退不退老答不到点上")]


def test_it_is_of_no_class_that_somebody_is_not_in(talk: Talk, context: ActionContext) -> None:
    verified(talk).say("郑州有什么面点班", "browse_courses")
    talk.say("第一个")
    talk.say("我要评价，给四分", "give_feedback")
    assert [one.subject_kind for one in feedbacks(context)] == ["service"]
