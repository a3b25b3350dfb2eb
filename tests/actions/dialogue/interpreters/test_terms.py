"""A word that the office uses is explained wherever it is asked about."""

from tests.actions.drive import Talk
from tests.actions.leading import to_enrolling


def test_a_word_is_explained_and_the_question_stays(talk: Talk) -> None:
    to_enrolling(talk, "consent").say("什么是课时", "ask_meaning")
    assert "term.lesson_hours" in talk.keys
    assert talk.awaited == "consent"


def test_with_nothing_open_it_is_only_explained(talk: Talk) -> None:
    talk.say("“灵活”是什么意思", "ask_meaning")
    assert talk.keys == ["term.flexible"]
    assert talk.task is None


def test_what_is_wished_beside_it_is_heard(talk: Talk) -> None:
    talk.say(
        "西点是啥呀，我想学",
        segments=[("西点是啥呀，", "question", "ask_meaning"), ("我想学", "wish", "browse_courses")],
    )
    assert "term.baking" in talk.keys
    assert talk.task == "browse"
